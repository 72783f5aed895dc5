package cn.yipanqi.coordination.study;

/** How a session came by its day. */
public enum Placed {
    /** It is the week's day. */
    WEEK,
    /** The rule moved it past a holiday. */
    MOVED,
    /** The rule left it out. */
    SKIPPED,
    /** A person chose it. */
    BY_HAND
}
