package cn.yipanqi.web.limit;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;

/** Puts the gauge in before anything of a request is read, and takes it out again: the connection serves others after this one. */
final class GaugeValve extends ValveBase {

    private final Limits limits;
    private final Clock clock;

    GaugeValve(Limits limits, Clock clock) {
        super(true);
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        InputBuffer wire = request.getCoyoteRequest().getInputBuffer();
        BodyGauge gauge = new BodyGauge(wire, limits, clock);
        gauge.on(request.getRequest());
        request.getCoyoteRequest().setInputBuffer(gauge);
        try {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(wire);
        }
    }
}
