package cn.yipanqi.ledger.vouching;

import java.time.YearMonth;
import java.util.List;

/**
 * A unit's or station's year, month by month.
 *
 * @param name of the unit or station
 * @param posting the county's posting number of what is shown
 * @param now the current month; those after it are to come
 * @param own whether the asker may confirm
 */
public record VouchingView(
        String county, Whose whose, String name, int year, long posting, YearMonth now, boolean own, List<Line> lines) {

    /** One month: its sums and how it stands. */
    public record Line(MonthSums sums, MonthState state) {}

    /** Address of the entries of a month. */
    public String entries(YearMonth month) {
        String one = whose.isStation() ? "station=" : "unit=";
        return "/entries?county=" + county + "&period=" + month + "&" + one + whose.id()
                + (whose.isStation() ? "" : "&role=any");
    }

    public String changes(YearMonth month) {
        return whose.url() + "/changes?county=" + county + "&month=" + month;
    }
}
