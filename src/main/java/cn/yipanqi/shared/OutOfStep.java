package cn.yipanqi.shared;

/**
 * A step asked for before the steps it waits for, or after the last: 409 like what is stale, but nobody else's doing, and said so. The
 * sentence says which step is missing.
 */
public final class OutOfStep extends Refusal {

    private static final long serialVersionUID = 1L;

    public OutOfStep(Message sentence) {
        super(Kind.STALE, sentence);
    }
}
