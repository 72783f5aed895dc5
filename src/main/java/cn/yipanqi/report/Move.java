package cn.yipanqi.report;

import cn.yipanqi.report.Edition.Trace;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One move of an edition from one step to another.
 *
 * @param no place in the edition's history, from 1
 * @param revision of the text that moved
 * @param words what was said with it: what to look at, why it goes back, who signed
 */
public record Move(
        int no,
        Deed deed,
        int revision,
        Trace trace,
        @Nullable String words) {

    /** What is done with an edition as a whole. */
    public enum Deed {
        /** 送核稿 */
        SEND,
        /** 核稿通过 */
        APPROVE,
        /** 免核稿: nobody else could review it. */
        WAIVE,
        /** 退回拟稿 */
        RETURN,
        /** 签发 */
        SIGN,
        /** 报送 */
        FREEZE;

        public String messageKey() {
            return "report.move." + name().toLowerCase(Locale.ROOT);
        }
    }
}
