package cn.yipanqi.coordination.meeting.series;

import org.jspecify.annotations.Nullable;

/** A change of rhythm as typed or sent. */
public record CadenceDraft(
        @Nullable String cadenceFrom,
        @Nullable String rhythm,
        @Nullable String month,
        @Nullable String date) {

    static final CadenceDraft EMPTY = new CadenceDraft(null, null, null, null);
}
