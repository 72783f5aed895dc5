package cn.yipanqi.intake.reading;

import cn.yipanqi.shared.Message;

/**
 * Rows that are no data.
 *
 * @param firstRow from 1
 * @param lastRow the same, or the last of a run of blank rows
 * @param text what stands there, its cells joined by blanks
 */
public record LeftOut(int firstRow, int lastRow, Why why, String text) {

    /** What such a row is. */
    public enum Why {
        TITLE,
        HEADER,
        /** The header again, further down. */
        HEADER_AGAIN,
        /** Tells how to fill in, or shows an example. */
        HINT,
        BLANK,
        /** More of the row above, whose title is merged over it: taken there. */
        CONTINUED,
        /** Numbered beforehand, never filled in. */
        ONLY_NUMBERED,
        /** Only a list parked beside the table has something here. */
        LOOKUP,
        TOTAL,
        /** A heading between rows: 三月, 第一季度. */
        SECTION,
        SIGNATURE,
        NOTE;

        public Message message() {
            return Message.of("reading.leftOut." + name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    public Message message() {
        return why.message();
    }
}
