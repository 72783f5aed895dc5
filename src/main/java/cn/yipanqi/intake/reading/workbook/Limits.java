package cn.yipanqi.intake.reading.workbook;

/**
 * What a workbook may ask of the server. Beyond it, a sheet or the whole file is refused in words.
 *
 * @param rows of a sheet, with anything in them
 * @param columns of a sheet, with anything in them
 * @param cells of a workbook, with anything in them
 * @param entries in the package
 * @param inflated bytes of the package once unpacked
 * @param ratio of unpacked to packed size, once an entry is larger than {@code harmless}
 * @param harmless bytes below which no ratio is suspicious
 * @param textLength characters shown in all cells together, and in the texts they share
 */
public record Limits(
        int rows, int columns, int cells, int entries, long inflated, int ratio, long harmless, long textLength) {

    /** A county's largest ledgers have some hundred rows and a dozen columns. */
    public static final Limits USUAL = new Limits(50_000, 100, 600_000, 5_000, 512L << 20, 250, 8L << 20, 12_000_000L);
}
