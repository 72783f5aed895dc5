package cn.yipanqi.ledger.pages;

/** Text for a cell that no spreadsheet takes for a formula (OWASP: CSV injection). */
final class SafeCell {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final int LONGEST = 32_767;

    private SafeCell() {}

    static String text(String text) {
        String safe = STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }
}
