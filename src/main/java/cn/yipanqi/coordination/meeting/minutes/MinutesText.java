package cn.yipanqi.coordination.meeting.minutes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The minutes as they are printed, all in words.
 *
 * @param number 2022年第3期, or that it is a draft
 * @param facts time, place, chair, recorder, who came, each a line
 * @param end what stands beneath, such as where the audit chain ended
 * @param at the time the file bears
 */
record MinutesText(
        String title,
        String number,
        List<String> facts,
        List<Part> parts,
        @Nullable String end,
        Instant at) {

    /** A heading and what stands under it. */
    record Part(String heading, List<String> paragraphs) {}
}
