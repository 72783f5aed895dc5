package cn.yipanqi.coordination.meeting.form;

import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A deed that a form asks for. What the rules refuse becomes mistakes of the form, which is shown again with everything typed: 422, or 409
 * where somebody else came first.
 */
public final class Attempt<T> {

    private final Mistakes mistakes;
    private Optional<T> answer = Optional.empty();
    private HttpStatus status = HttpStatus.OK;

    private Attempt(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** @param field to which a refusal of the whole belongs; empty for the form as such */
    public static <T> Attempt<T> at(Mistakes mistakes, String field, Supplier<T> deed) {
        Attempt<T> attempt = new Attempt<>(mistakes);
        try {
            attempt.answer = Optional.of(deed.get());
        } catch (InvalidInput input) {
            mistakes.add(input.faults());
            attempt.status = input.status();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID && refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            mistakes.add(field, refusal.sentence());
            attempt.status = HttpStatus.valueOf(refusal.kind().status());
        }
        return attempt;
    }

    /** A deed without an answer. */
    public static Attempt<Boolean> done(Mistakes mistakes, String field, Runnable deed) {
        return at(mistakes, field, () -> {
            deed.run();
            return Boolean.TRUE;
        });
    }

    public boolean succeeded() {
        return answer.isPresent();
    }

    public T answer() {
        return answer.orElseThrow();
    }

    public Mistakes mistakes() {
        return mistakes;
    }

    /** Whether somebody else came first: then the form goes on from what they left. */
    public boolean stale() {
        return status == HttpStatus.CONFLICT;
    }

    /** The form again, under the status that says why. */
    public ModelAndView again(ModelAndView form) {
        form.setStatus(status);
        return form;
    }
}
