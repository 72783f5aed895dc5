package cn.yipanqi.audit;

import java.time.LocalDate;

/**
 * Where a county's chain of records ends, now or at the end of a day: whoever holds it can later tell whether what came before is still the same.
 *
 * @param county six-digit ledger code
 * @param day of the last record
 * @param no number of the last record
 * @param hash of the last record, in hexadecimal; at least the first sixteen digits
 */
public record ChainHead(long county, LocalDate day, long no, String hash) {

    private static final int SHORT = 16;

    /** As it is printed: enough that nobody finds another chain that ends so. */
    public String shortHash() {
        return hash.substring(0, SHORT);
    }
}
