package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.versions.RowKey;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An entry to be written as a row.
 *
 * @param number from 1
 * @param wording in which words a workbook said it, where one did and nobody has corrected it since
 */
record LedgerRow(int number, EntryRecord entry, @Nullable RowKey wording) {

    /** By day; rows of one day as they stood in their workbook. */
    static final Comparator<EntryRecord> ORDER = Comparator.comparing(
                    (EntryRecord entry) -> entry.content().firstDay())
            .thenComparing(entry -> entry.source().row() == null
                    ? Integer.MAX_VALUE
                    : entry.source().row())
            .thenComparing(entry -> entry.entry().toString());

    EntryContent content() {
        return entry.content();
    }
}
