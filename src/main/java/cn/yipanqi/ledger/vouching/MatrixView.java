package cn.yipanqi.ledger.vouching;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All units and stations by the months of a year, in the order of the registers.
 *
 * @param county six digits
 * @param now the current month; those after it are to come
 * @param last the last month that is over, which units may be reminded of; none where the year has none
 */
public record MatrixView(
        String county, int year, YearMonth now, @Nullable YearMonth last, List<Row> units, List<Row> stations) {

    /** @param months twelve, none where nobody vouched */
    public record Row(Whose whose, String name, List<@Nullable MonthState> months) {}

    public List<YearMonth> months() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .toList();
    }

    /** Units' months confirmed, of those begun. */
    public long vouched() {
        return units.stream()
                .flatMap(row -> row.months().stream())
                .filter(state -> state != null && state.vouching() != null)
                .count();
    }

    public long begun() {
        return units.size()
                * months().stream().filter(month -> !month.isAfter(now)).count();
    }
}
