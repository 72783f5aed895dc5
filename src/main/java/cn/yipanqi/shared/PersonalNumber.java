package cn.yipanqi.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What looks like a person's number, a telephone's or an identity card's. It does not stand in words that are kept as typed and read by many. */
public final class PersonalNumber {

    /** Long enough for a telephone; days and numbers of documents are shorter between their signs. */
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\s\\p{Z}-]?\\d){8,}");

    private static final Pattern DAYS = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");

    private PersonalNumber() {}

    /** Full-width digits count as well. */
    public static boolean standsIn(String text) {
        String digits =
                DAYS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(" / ");
        return NUMBER.matcher(digits).find();
    }
}
