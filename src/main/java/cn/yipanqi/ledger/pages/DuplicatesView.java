package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The duplicates as one page shows them.
 *
 * @param tab which list is open
 * @param counts how many groups each tab has, in the tabs' order
 * @param groups those of the page at the left
 * @param open the group compared at the right, none where the list is empty
 * @param sure what confirming all sure ones would do; none where there is none or the visitor may not
 * @param choosing whether the visitor picks some of the open group's entries
 * @param mayJudge whether the visitor may confirm, refuse and part
 */
public record DuplicatesView(
        Tab tab,
        List<Integer> counts,
        Period period,
        List<Choice> periods,
        List<Listed> groups,
        Paging paging,
        @Nullable Compared open,
        @Nullable Sure sure,
        EntryNames names,
        boolean choosing,
        boolean mayJudge) {

    /** The four lists. */
    public enum Tab {
        SURE,
        DOUBT,
        CONFIRMED,
        REFUSED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Tab of(@Nullable String code) {
            for (Tab tab : values()) {
                if (tab.code().equals(code)) {
                    return tab;
                }
            }
            return SURE;
        }

        boolean decided() {
            return this == CONFIRMED || this == REFUSED;
        }
    }

    /** A group in the list: {@code id} opens it. */
    public record Listed(
            String id,
            String title,
            LocalDate day,
            @Nullable String units,
            @Nullable Integer score) {}

    /**
     * @param groups sure groups
     * @param merged entries that would come to others
     * @param before matters of the period and kinds now, {@code after} then
     * @param kind message key of the one kind it is about; of several, matters
     */
    public record Sure(int groups, int merged, long before, long after, String kind) {}

    /** The page's address with a tab or group. */
    public String address(Page page, Tab other, @Nullable String group) {
        return page.to("/duplicates?tab=" + other.code() + "&period="
                + period.code().replace("~", "%7E") + (group == null ? "" : "&group=" + group));
    }

    public Message title(Tab other) {
        return Message.of("duplicates.tab." + other.code(), counts.get(other.ordinal()));
    }
}
