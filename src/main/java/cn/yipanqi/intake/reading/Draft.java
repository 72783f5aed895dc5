package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.names.Township;
import cn.yipanqi.intake.reading.versions.RowKey;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one row would post. A row with blocking problems is as complete as it could be read.
 *
 * @param row from 1
 * @param firstDay none only where there is a problem with it
 * @param title none only where there is a problem with it
 * @param unit the unit in whose ledger the row is kept, where the sheet or the row says
 * @param lead who led, a unit or a body outside
 * @param leadReason why the lead is presumed
 * @param partners the others, in the source's order, without {@code unit}
 * @param place in the source's words
 * @param measures yuan with two decimals, minutes, whole numbers; absent where not stated
 * @param about measures the source calls rough
 * @param moneyUnclear whether the amount under {@code GIVEN} stands in a column that does not say what it is
 * @param tags proposed, codes
 * @param cells the row's cells from the first column to the last one filled, as they stand
 * @param key by which the row is found again in a later version of the workbook
 */
public record Draft(
        int row,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable String title,
        @Nullable String category,
        @Nullable Party unit,
        @Nullable Party lead,
        LeadBasis leadBasis,
        @Nullable Message leadReason,
        List<Party> partners,
        @Nullable String place,
        @Nullable Township township,
        @Nullable Home home,
        @Nullable String team,
        @Nullable String channel,
        @Nullable String destination,
        @Nullable String note,
        Map<Measure, BigDecimal> measures,
        Set<Measure> about,
        boolean moneyUnclear,
        Set<String> tags,
        List<String> cells,
        RowKey key,
        List<Problem> problems) {

    /** Whether it could be posted as it is. */
    public boolean isValid() {
        return problems.stream().noneMatch(Problem::blocking);
    }
}
