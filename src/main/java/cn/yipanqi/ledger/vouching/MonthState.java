package cn.yipanqi.ledger.vouching;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How a month of a unit or station stands.
 *
 * @param vouching the latest, none where it was never confirmed
 * @param changes entries changed since
 */
public record MonthState(YearMonth month, @Nullable Vouching vouching, int changes) {

    /** Confirmed, and nothing came after. */
    public boolean settled() {
        return vouching != null && changes == 0;
    }
}
