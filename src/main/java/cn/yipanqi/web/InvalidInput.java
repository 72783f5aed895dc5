package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A form or body some of whose fields break a rule: 422. A page catches it and shows the form again; the API answers with every field and
 * its sentence. Nothing has been changed when it is thrown.
 */
public class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param field its name as it was sent, dotted within objects ({@code measures.participants}); empty for the input as a whole
     * @param sentence what is wrong and what to write instead
     */
    public record Fault(String field, Message sentence) {}

    private final transient List<Fault> faults;
    private final boolean stale;

    public InvalidInput(List<Fault> faults) {
        this(faults, false);
    }

    /** @param stale whether it is refused because somebody else came first: 409 */
    public InvalidInput(List<Fault> faults, boolean stale) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
        this.stale = stale;
    }

    public HttpStatus status() {
        return stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    public List<Fault> faults() {
        return faults;
    }
}
