package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.limit.BodyRefused;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * What a failed request is answered with.
 *
 * @param status HTTP status
 * @param detail what is wrong with this very request; where nothing more is known than its status, that status's advice
 * @param headers to be sent along, such as {@code Allow}
 * @param binding what is wrong with the fields of a sent form or body, if that is it
 * @param faults the same, where a rule of ours found it
 * @param reference under which the log tells the rest; only where the fault is ours
 * @param outOfStep whether a step before it is missing, rather than that somebody else came first
 * @param elsewhere where what is refused can be done, if anywhere: a path within the site
 */
record Failure(
        int status,
        Message detail,
        HttpHeaders headers,
        @Nullable BindingResult binding,
        List<InvalidInput.Fault> faults,
        @Nullable String reference,
        @Nullable String elsewhere,
        boolean outOfStep) {

    /** Statuses the bundles have words for; any other is told as 400 or 500. */
    private static final Set<Integer> TOLD =
            Set.of(400, 401, 403, 404, 405, 406, 408, 409, 413, 414, 415, 422, 429, 431, 500, 503);

    /** In a text (character not in repertoire), and in a JSON document (untranslatable character). */
    private static final Set<String> UNKEEPABLE = Set.of("22021", "22P05");

    Failure(
            int status,
            Message detail,
            HttpHeaders headers,
            @Nullable BindingResult binding,
            List<InvalidInput.Fault> faults,
            @Nullable String reference,
            @Nullable String elsewhere) {
        this(status, detail, headers, binding, faults, reference, elsewhere, false);
    }

    static Failure ofStatus(int status) {
        return of(status, advice(status));
    }

    static Failure ours(int status, String reference) {
        return new Failure(status, advice(status), HttpHeaders.EMPTY, null, List.of(), reference, null);
    }

    /** What a thrown exception says about the request; none where it says something about us. */
    static @Nullable Failure of(Exception thrown) {
        if (thrown instanceof Refusal refusal) {
            return new Failure(
                    refusal.kind().status(),
                    refusal.sentence(),
                    HttpHeaders.EMPTY,
                    null,
                    List.of(),
                    null,
                    refusal.elsewhere(),
                    refusal instanceof OutOfStep);
        }
        if (thrown instanceof PermissionDeniedDataAccessException) {
            return of(HttpStatus.FORBIDDEN.value(), Message.of("refusal.forbidden"));
        }
        if (thrown instanceof InvalidInput input) {
            return new Failure(
                    input.status().value(),
                    Message.of("failure.fields", input.faults().size()),
                    HttpHeaders.EMPTY,
                    null,
                    input.faults(),
                    null,
                    null);
        }
        if (thrown instanceof BindException invalid) {
            return invalid(invalid.getBindingResult());
        }
        BodyRefused body = BodyRefused.behind(thrown);
        if (body != null) {
            return ofStatus(body.status().value());
        }
        if (thrown instanceof InvalidParameterException unreadable) {
            return unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                    ? ofStatus(unreadable.getErrorCode())
                    : of(HttpStatus.BAD_REQUEST.value(), Message.of("failure.parameters.unreadable"));
        }
        Message request = aboutTheRequest(thrown);
        if (request != null) {
            return of(HttpStatus.BAD_REQUEST.value(), request);
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return ofStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        }
        if (thrown instanceof ErrorResponse answer && answer.getStatusCode().is4xxClientError()) {
            int status = answer.getStatusCode().value();
            return new Failure(status, advice(status), answer.getHeaders(), null, List.of(), null, null);
        }
        return null;
    }

    private static @Nullable Message aboutTheRequest(Exception thrown) {
        if (thrown instanceof UnreadablePeriod period) {
            return period.sentence();
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return Message.of("failure.parameter.missing", missing.getParameterName());
        }
        if (thrown instanceof MissingServletRequestPartException missing) {
            return Message.of("failure.parameter.missing", missing.getRequestPartName());
        }
        // The firewall looks at parameters only where somebody asks for them: within a handler.
        if (thrown instanceof MissingRequestValueException || thrown instanceof RequestRejectedException) {
            return Message.of("failure.400.advice");
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return Message.of("failure.parameter.unreadable", mismatch.getName(), text(mismatch.getValue()));
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return Message.of(
                    unreadable.getCause() instanceof StreamConstraintsException
                            ? "failure.body.beyond"
                            : "failure.body.unreadable");
        }
        if (thrown instanceof MultipartException && !(thrown instanceof MaxUploadSizeExceededException)) {
            return Message.of("failure.upload.unreadable");
        }
        if (isUnkeepableText(thrown)) {
            return Message.of("failure.text.unkeepable");
        }
        return thrown instanceof TypeMismatchException ? Message.of("failure.400.advice") : null;
    }

    /** The character NUL, which no keyboard types and PostgreSQL does not keep, wherever in a request it stood. */
    private static boolean isUnkeepableText(Exception thrown) {
        return thrown instanceof DataIntegrityViolationException integrity
                && NestedExceptionUtils.getMostSpecificCause(integrity) instanceof SQLException cause
                && cause.getSQLState() != null
                && UNKEEPABLE.contains(cause.getSQLState());
    }

    private static Failure of(int status, Message detail) {
        return new Failure(status, detail, HttpHeaders.EMPTY, null, List.of(), null, null);
    }

    private static Failure invalid(BindingResult binding) {
        return new Failure(
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                Message.of("failure.fields", binding.getErrorCount()),
                HttpHeaders.EMPTY,
                binding,
                List.of(),
                null,
                null);
    }

    private static Message advice(int status) {
        return new Message("failure." + told(status) + ".advice", List.of());
    }

    private static int told(int status) {
        if (TOLD.contains(status)) {
            return status;
        }
        return status >= 500 ? 500 : 400;
    }

    /** Heading: what happened, in a few words. */
    Message title() {
        return outOfStep
                ? Message.of("failure.step.title")
                : new Message("failure." + told(status) + ".title", List.of());
    }

    /** What to do about it. */
    Message advice() {
        return outOfStep ? Message.of("failure.step.advice") : advice(status);
    }

    private static String text(@Nullable Object value) {
        // What is sent more than once comes as an array.
        String text = value instanceof Object[] values
                ? StringUtils.arrayToDelimitedString(values, ", ")
                : String.valueOf(value);
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
