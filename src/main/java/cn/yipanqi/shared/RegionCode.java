package cn.yipanqi.shared;

/**
 * An administrative division by its GB/T 2260 code: province (2 digits), prefecture (4), county (6), township (9, the statistics
 * bureau's) or village (12). Ranges are half-open bounds over twelve digits, so that "everything below" is two comparisons.
 *
 * @param digits the code's significant digits, 2, 4, 6, 9 or 12 of them
 */
public record RegionCode(String digits) {

    public RegionCode {
        if (!digits.matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}")) {
            throw new IllegalArgumentException("not a division code: " + digits);
        }
    }

    /** Reads a code as people write it: with or without the trailing zeros of a province or prefecture (630000, 632600). */
    public static RegionCode of(String text) {
        String digits = text.strip();
        if (digits.length() == 6 && digits.endsWith("0000")) {
            return new RegionCode(digits.substring(0, 2));
        }
        if (digits.length() == 6 && digits.endsWith("00")) {
            return new RegionCode(digits.substring(0, 4));
        }
        return new RegionCode(digits);
    }

    /** The division whose first twelve-digit code this is, for instance 632622000000 for a county. */
    public static RegionCode ofLow(long low) {
        String all = String.format("%012d", low);
        for (int length : new int[] {2, 4, 6, 9}) {
            if (all.substring(length).chars().allMatch(c -> c == '0')) {
                return new RegionCode(all.substring(0, length));
            }
        }
        return new RegionCode(all);
    }

    public static RegionCode county(long sixDigits) {
        return of(String.format("%06d", sixDigits));
    }

    /** First twelve-digit code of the division, inclusive. */
    public long low() {
        return Long.parseLong(digits) * (long) Math.pow(10, 12 - digits.length());
    }

    /** First twelve-digit code beyond the division, exclusive. */
    public long high() {
        return (Long.parseLong(digits) + 1) * (long) Math.pow(10, 12 - digits.length());
    }

    /** The six-digit code under which this division keeps (or its county keeps) its ledger: 632622, or 632600 for a prefecture. */
    public long ledger() {
        return low() / 1_000_000;
    }

    /** First ledger code beyond this division, exclusive; for a county or what lies below, the next number. */
    public long ledgerHigh() {
        return digits.length() >= 6 ? ledger() + 1 : high() / 1_000_000;
    }

    public boolean contains(RegionCode other) {
        return other.low() >= low() && other.low() < high();
    }

    @Override
    public String toString() {
        return digits;
    }
}
