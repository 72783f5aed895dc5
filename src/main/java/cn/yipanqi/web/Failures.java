package cn.yipanqi.web;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.web.limit.BodyRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every request that fails: the API with problem details (RFC 9457), a page with a page that says what to do, a part of a page
 * with a slip for the page it was asked from. Never a stack trace; what is our fault bears a reference to the log.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Failures {

    /** Under which programs are answered, not people. */
    static final String API = "/api/";

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final PageShell shell;
    private final Languages languages;
    private final Ids ids;

    Failures(PageShell shell, Languages languages, Ids ids) {
        this.shell = shell;
        this.languages = languages;
        this.ids = ids;
    }

    /** By the request's own path, whatever its method: a program that sends something has come from no page. */
    static boolean isApi(HttpServletRequest request) {
        return Address.requested(request).path().startsWith(API);
    }

    /** Not ours to answer: the security filters send the visitor to the sign-in page, or say 401 and 403. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(Exception thrown) throws Exception {
        throw thrown;
    }

    /** Nobody listens any more. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler(Exception.class)
    @Nullable
    Object answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (thrown instanceof InvalidParameterException || BodyRefused.behind(thrown) != null) {
            // Whoever knows the visitor may look at parameters, and these cannot be had.
            shell.ofStranger(request);
        }
        Failure failure = Failure.of(thrown);
        if (failure == null) {
            failure = ours(thrown, request);
        }
        if (response.isCommitted()) {
            return null;
        }
        return answer(failure, request, response);
    }

    /** Our own fault: told under a reference, written down in full. */
    Failure ours(Throwable thrown, HttpServletRequest request) {
        String reference = reference();
        log.error("{} failed, reference {}", Address.requested(request).path(), reference, thrown);
        return Failure.ours(isOutage(thrown) ? 503 : 500, reference);
    }

    /** No connection to the database: it is likely to be back, and nothing was done. */
    private static boolean isOutage(Throwable thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The answer in the shape this request understands. */
    Object answer(Failure failure, HttpServletRequest request, HttpServletResponse response) {
        if (isApi(request)) {
            return ResponseEntity.status(failure.status())
                    .headers(failure.headers())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem(failure, request));
        }
        failure.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        return page(failure, request, response);
    }

    private ModelAndView page(Failure failure, HttpServletRequest request, HttpServletResponse response) {
        boolean part = Page.isPartial(request);
        // A page about our own fault asks for nothing that may be at fault: no visitor, no navigation, no counts.
        Page page = failure.status() >= 500 ? shell.ofStranger(request) : shell.of(request);
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        model.put("title", page.t(failure.title()));
        model.put("detail", page.t(failure.detail()));
        model.put("advice", page.t(failure.advice()));
        model.put("reference", failure.reference());
        model.put("elsewhere", failure.elsewhere());
        if (part) {
            response.setHeader("HX-Retarget", "#notice");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        ModelAndView view = new ModelAndView(part ? "web/error/_part" : "web/error/show", model);
        view.setStatus(HttpStatusCode.valueOf(failure.status()));
        return view;
    }

    private ProblemDetail problem(Failure failure, HttpServletRequest request) {
        var language = shell.ofStranger(request).locale();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(failure.status()), languages.say(language, failure.detail()));
        problem.setTitle(languages.say(language, failure.title()));
        problem.setProperty("code", failure.detail().key());
        Mistakes mistakes = new Mistakes(languages, language).add(failure.faults());
        BindingResult binding = failure.binding();
        if (binding != null) {
            mistakes.add(binding);
        }
        if (mistakes.any()) {
            problem.setProperty(
                    "errors", mistakes.all().stream().map(Failures::error).toList());
        }
        if (failure.reference() != null) {
            problem.setProperty("reference", failure.reference());
        }
        if (failure.elsewhere() != null) {
            problem.setProperty("elsewhere", failure.elsewhere());
        }
        return problem;
    }

    private static Map<String, String> error(Mistakes.Mistake mistake) {
        return Map.of("field", mistake.field(), "message", mistake.text());
    }

    /** Eight characters one can read out over the telephone: of an id, the end, which is random. */
    private String reference() {
        String id = ids.next().toString();
        return id.substring(id.length() - 8);
    }
}
