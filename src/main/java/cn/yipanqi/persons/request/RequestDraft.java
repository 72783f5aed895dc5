package cn.yipanqi.persons.request;

import org.jspecify.annotations.Nullable;

/**
 * A request as sent.
 *
 * @param about name of a column, or OTHER
 * @param number the right one, where a column is to be corrected
 */
public record RequestDraft(
        @Nullable String kind,
        @Nullable String about,
        @Nullable String number,
        @Nullable String words) {

    @Override
    public String toString() {
        return "RequestDraft[" + kind + " " + about + ", not shown]";
    }
}
