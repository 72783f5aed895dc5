package cn.yipanqi.organisation;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/** How names are compared: full width folded to half (NFKC), no spaces nor characters without width, lower case. */
public final class Spelling {

    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern BRACKETED = Pattern.compile("[(\\[【〔{<《][^)\\]】〕}>》]*[)\\]】〕}>》]");
    private static final Pattern BRACKET = Pattern.compile("[()\\[\\]【】〔〕{}<>《》“”\"']");

    private Spelling() {}

    public static String key(String name) {
        return UNSEEN.matcher(Normalizer.normalize(name, Form.NFKC))
                .replaceAll("")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** The name as shown: no spaces at its ends, and single ones within. */
    static String shown(String name) {
        return name.replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+", " ").strip();
    }

    /** A key without what stands in brackets: 工商联(总商会) is 工商联. */
    static String withoutBracketed(String key) {
        return BRACKETED.matcher(key).replaceAll("");
    }

    /** A key without the brackets themselves: (县妇联) is 县妇联. */
    static String withoutBrackets(String key) {
        return BRACKET.matcher(key).replaceAll("");
    }
}
