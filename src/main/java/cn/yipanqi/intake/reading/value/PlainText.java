package cn.yipanqi.intake.reading.value;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text made comparable: full-width letters, digits and signs become plain ones, runs of blanks one space. */
public final class PlainText {

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B-\\u200F\\u2028-\\u202E\\u2060\\uFEFF\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");
    private static final Pattern NOTHING = Pattern.compile("[-—–―－/\\\\.。·*×]*|无|没有|未填|空|暂无|(?i)n/?a|nil|none");

    private PlainText() {}

    /** Normalised, with single spaces; brackets and colons are the ASCII ones afterwards. */
    public static String of(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        normal = INVISIBLE.matcher(normal).replaceAll("");
        return BLANKS.matcher(normal).replaceAll(" ").strip();
    }

    /** Only the blanks made single; every sign as it was written. For what people see. */
    public static String tidy(String text) {
        return BLANKS.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /** Normalised and without any blanks. */
    public static String dense(String text) {
        return of(text).replace(" ", "");
    }

    /** Whether the text is how people write that there is nothing. */
    public static boolean saysNothing(String text) {
        return NOTHING.matcher(dense(text)).matches();
    }
}
