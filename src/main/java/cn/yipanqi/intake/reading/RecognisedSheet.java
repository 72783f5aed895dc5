package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Organisation;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.shared.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet was recognised as, and everything in it.
 *
 * @param kind with its role
 * @param reasons what spoke for the kind, weightiest first
 * @param setAside why nothing of the sheet is posted (a later module's, hidden, empty, refused, unknown), or none
 * @param mapping as it was used; can be changed and applied again
 * @param unit whose ledger it is, where known
 * @param unregistered whose ledger it is, where the register does not hold it yet
 * @param title the sheet's title row, or its name
 * @param dataRows numbers of the rows that are data, of any kind
 * @param drafts of the rows of a kind that becomes entries
 * @param stations of the rows of a station register
 * @param leftOutColumns columns not taken, with the reason
 * @param problems of the sheet as a whole (another county, another year); those of rows are with the drafts
 */
public record RecognisedSheet(
        String file,
        String sheet,
        LedgerKind kind,
        List<Message> reasons,
        @Nullable Message setAside,
        Mapping mapping,
        @Nullable Party unit,
        @Nullable Organisation unregistered,
        String title,
        List<Integer> dataRows,
        List<Draft> drafts,
        List<StationDraft> stations,
        List<LeftOut> leftOut,
        List<LeftOutColumn> leftOutColumns,
        List<TotalsCheck> totals,
        List<OpeningDaysOffer> openingDays,
        List<Problem> problems) {

    /** @param column letters */
    public record LeftOutColumn(String column, String label, Message message) {}

    /** Whether something is wrong with the sheet as a whole, so that no row of it can be posted. */
    public boolean isBlocked() {
        return setAside != null || problems.stream().anyMatch(Problem::blocking);
    }

    /** Drafts that could be posted as they are; none where the sheet is blocked. */
    public List<Draft> valid() {
        return isBlocked() ? List.of() : drafts.stream().filter(Draft::isValid).toList();
    }

    /** Every problem, the sheet's first, then the rows' in order. */
    public List<Problem> allProblems() {
        List<Problem> all = new java.util.ArrayList<>(problems);
        drafts.forEach(draft -> all.addAll(draft.problems()));
        stations.forEach(station -> all.addAll(station.problems()));
        return List.copyOf(all);
    }

    /** Whether some amount stands in a column that does not say whether it was given or spent. */
    public boolean asksWhatMoneyIs() {
        return drafts.stream().anyMatch(Draft::moneyUnclear);
    }
}
