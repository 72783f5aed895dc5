package cn.yipanqi.intake.reading.value;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text made comparable: full-width letters, digits and signs become plain ones, runs of blanks one space. */
public final class PlainText {

    private static final Pattern NOTHING = Pattern.compile("[-—–―－/\\\\.。·*×]*|无|没有|未填|空|暂无|(?i)n/?a|nil|none");

    private PlainText() {}

    /** Normalised, with single spaces; brackets and colons are the ASCII ones afterwards. */
    public static String of(String text) {
        return tidy(normal(text));
    }

    /** Only the blanks made single; every sign as it was written. For what people see. */
    public static String tidy(String text) {
        return squeezed(text, true);
    }

    /** Normalised and without any blanks. */
    public static String dense(String text) {
        return squeezed(normal(text), false);
    }

    private static String normal(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Every cell of every sheet passes here several times, so it is a plain loop. */
    private static String squeezed(String text, boolean keepSingle) {
        StringBuilder squeezed = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                pending = keepSingle && !squeezed.isEmpty();
            } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                if (pending) {
                    squeezed.append(' ');
                    pending = false;
                }
                squeezed.append(c);
            }
        }
        return squeezed.toString();
    }

    /** Whether the text is how people write that there is nothing. */
    public static boolean saysNothing(String text) {
        return NOTHING.matcher(dense(text)).matches();
    }
}
