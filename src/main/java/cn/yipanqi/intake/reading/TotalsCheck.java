package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.words.Scale;
import java.math.BigDecimal;

/**
 * A total in the sheet beside the sum of its rows, in the column's own unit of measure.
 *
 * @param row where the total stands
 * @param column letters
 * @param label the column's header, or the total's own label where rows are counted
 * @param ofRows whether rows are counted (54场次) rather than amounts added up
 * @param scale in what both numbers count
 * @param stated what the total says
 * @param summed what the rows add up to; unreadable cells add nothing
 */
public record TotalsCheck(
        int row, String column, String label, boolean ofRows, Scale scale, BigDecimal stated, BigDecimal summed) {

    public boolean agrees() {
        return stated.compareTo(summed) == 0;
    }

    /** Stated less summed. */
    public BigDecimal difference() {
        return stated.subtract(summed);
    }
}
