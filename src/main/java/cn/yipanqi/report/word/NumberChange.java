package cn.yipanqi.report.word;

/**
 * A number that says something else in the returned file. Writing alone (2,000 for 2000, full-width digits) is no change.
 *
 * @param code the figure's code, or {@code typed.1}
 * @param ours as given out
 * @param theirs as returned
 */
public record NumberChange(String code, String cardCode, String name, String ours, String theirs, Means means) {

    /** How the number was known in the returned file. */
    public enum Means {
        /** By its content control. */
        CONTROL,
        /** By the card code behind it; the office suite had dropped the controls. */
        CARD_CODE,
        /** By the words before it; control and code were gone. */
        WORDS,
        /** It stands in the table of sources. */
        TABLE
    }
}
