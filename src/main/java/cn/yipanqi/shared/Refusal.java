package cn.yipanqi.shared;

import org.jspecify.annotations.Nullable;

/**
 * A request the rules do not allow, said in words: what is wrong, where, and what to do. Pages show it, the API answers with problem
 * details (RFC 9457). Nothing has been changed when it is thrown.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a request is refused; each has its HTTP status. */
    public enum Kind {
        /** The request lacks something that every such request bears, such as a header: 400. */
        MALFORMED(400),
        /** The input breaks a rule: 422. */
        INVALID(422),
        /** There is no such thing, or none the asker may know of: 404. */
        ABSENT(404),
        /** Somebody else's change came first: 409. */
        STALE(409),
        /** The asker's role or scope does not allow it: 403. */
        FORBIDDEN(403);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final transient Message sentence;
    private final @Nullable String elsewhere;

    public Refusal(Message sentence) {
        this(Kind.INVALID, sentence);
    }

    public Refusal(Kind kind, Message sentence) {
        this(kind, sentence, null);
    }

    /** @param elsewhere where what is refused here can be done, a path within the site */
    public Refusal(Kind kind, Message sentence, @Nullable String elsewhere) {
        super(sentence.toString());
        this.kind = kind;
        this.sentence = sentence;
        this.elsewhere = elsewhere;
    }

    public static Refusal absent(String what) {
        return new Refusal(Kind.ABSENT, Message.of("refusal.absent", Message.of("thing." + what)));
    }

    public static Refusal forbidden() {
        return new Refusal(Kind.FORBIDDEN, Message.of("refusal.forbidden"));
    }

    public Kind kind() {
        return kind;
    }

    public Message sentence() {
        return sentence;
    }

    /** Where what is refused here can be done, if anywhere: a path within the site. */
    public @Nullable String elsewhere() {
        return elsewhere;
    }
}
