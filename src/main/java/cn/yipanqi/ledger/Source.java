package cn.yipanqi.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry comes from.
 *
 * @param module the module whose form or record it is: {@code ledger} for an entry by hand, {@code intake} for a workbook's row
 * @param record the module's record behind it; for a workbook row the intake
 * @param file workbook's file name
 * @param sheet worksheet's name
 * @param row row number as the workbook shows it, from 1
 */
public record Source(
        String module,
        @Nullable UUID record,
        @Nullable String file,
        @Nullable String sheet,
        @Nullable Integer row) {

    /** A record of a work module, corrected there and nowhere else. */
    public static Source record(String module, UUID record) {
        return new Source(module, record, null, null, null);
    }

    /** Whether a work module's record stands behind the entry: neither typed into the ledger nor read from a workbook. */
    public boolean ofRecord() {
        return !module.equals("ledger") && !module.equals("intake");
    }

    public static Source byHand() {
        return new Source("ledger", null, null, null, null);
    }

    public static Source workbook(UUID intake, String file, String sheet, int row) {
        return new Source("intake", intake, file, sheet, row);
    }
}
