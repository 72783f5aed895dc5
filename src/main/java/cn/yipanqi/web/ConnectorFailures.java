package cn.yipanqi.web;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what is so misshapen that Tomcat turns it away before any filter of ours sees it: with the same words as {@link Failures}, as a
 * problem for programs and as plain text for people. Stands inside of Tomcat's own, which finds the answer given.
 */
final class ConnectorFailures extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ConnectorFailures.class);

    private final Languages languages;
    private final JsonMapper json;

    ConnectorFailures(Languages languages, JsonMapper json) {
        this.languages = languages;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !listened(response)) {
            return;
        }
        if (!response.setErrorReported()) {
            return;
        }
        String path = request.getRequestURI();
        boolean program = path != null && path.startsWith(Failures.API);
        Failure failure = failure(response.getStatus());
        Locale language = language(request);
        String title = languages.say(language, failure.title());
        String detail = languages.say(language, failure.detail());
        try {
            response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("X-Content-Type-Options", "nosniff");
            Writer out = response.getReporter();
            if (out != null) {
                out.write(
                        program ? problem(response.getStatus(), failure, title, detail) : title + "\n" + detail + "\n");
                response.finishResponse();
            }
        } catch (IOException e) {
            log.debug("nobody listens any more", e);
        }
    }

    /** What a connector need not understand, and says so by 501, is not our fault but the sender's. */
    private static Failure failure(int status) {
        return Failure.ofStatus(status == HttpStatus.NOT_IMPLEMENTED.value() ? HttpStatus.BAD_REQUEST.value() : status);
    }

    private static boolean listened(Response response) {
        AtomicBoolean listened = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, listened);
        return listened.get();
    }

    private String problem(int status, Failure failure, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("code", failure.detail().key());
        return json.writeValueAsString(problem);
    }

    /** By the header alone: nothing else of such a request is looked at. */
    private Locale language(Request request) {
        String wanted = request.getHeader("Accept-Language");
        try {
            Locale best =
                    wanted == null ? null : Locale.lookup(Locale.LanguageRange.parse(wanted), languages.offered());
            return best == null ? Languages.CHINESE : best;
        } catch (IllegalArgumentException e) {
            return Languages.CHINESE;
        }
    }
}
