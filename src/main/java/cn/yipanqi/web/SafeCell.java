package cn.yipanqi.web;

/** Text for a cell that no spreadsheet takes for a formula (OWASP: CSV injection). */
public final class SafeCell {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final int LONGEST = 32_767;

    private SafeCell() {}

    public static String text(String text) {
        String safe = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }
}
