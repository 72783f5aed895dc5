package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.ledger.input.Lookalikes.Heard;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.ledger.reading.EntryLists.Counts;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list as one page shows it.
 *
 * @param kind the one kind shown, if it is one
 * @param columns numbers beside each line
 * @param heard what others have entered and named the visitor's unit in
 * @param mayWrite whether the visitor may enter at all
 */
public record EntriesView(
        SearchForm form,
        Period period,
        @Nullable Kind kind,
        EntryNames names,
        List<EntryLine> lines,
        Counts counts,
        Paging paging,
        EntryOrder order,
        List<Column> columns,
        List<Choice> kinds,
        List<Choice> units,
        List<Choice> periods,
        List<Choice> stations,
        List<Choice> tags,
        List<Choice> roles,
        List<Heard> heard,
        boolean mayWrite,
        boolean mayExport) {

    /** Whether the visitor may change any of the entries shown. */
    public boolean someMayBeChanged() {
        return mayWrite && lines.stream().map(EntryLine::entry).anyMatch(OwnEntries::mayWrite);
    }
}
