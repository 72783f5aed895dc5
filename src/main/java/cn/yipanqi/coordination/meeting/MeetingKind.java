package cn.yipanqi.coordination.meeting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of meeting it is. */
public enum MeetingKind {
    /** 联席会议 */
    JOINT("联席"),
    /** 例会 */
    REGULAR("例会"),
    /** 专题会议 */
    SPECIAL("专题"),
    /** 会商研判 */
    CONSULTATION("会商"),
    /** 常委会听取汇报: the county committee hears how the year went. */
    HEARING(null);

    private final @Nullable String category;

    MeetingKind(@Nullable String category) {
        this.category = category;
    }

    /** The ledger's category of such a meeting, of those the catalogue offers; none where none fits. */
    public @Nullable String category() {
        return category;
    }

    public String messageKey() {
        return "meeting.kind." + name().toLowerCase(Locale.ROOT);
    }
}
