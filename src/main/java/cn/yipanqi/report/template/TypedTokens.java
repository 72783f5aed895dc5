package cn.yipanqi.report.template;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills numbers typed by hand into a text that is not read yet, wherever they stand by their names. */
public final class TypedTokens {

    private static final Pattern TOKEN =
            Pattern.compile(Pattern.quote("{" + TextParser.TYPED) + "([^{}|]*)\\|[^{}|]*\\|([^{}|]*)}");

    private TypedTokens() {}

    /**
     * @param source the text as people edit it
     * @param values by the numbers' names; an empty one takes the number out and leaves its place. Signs that would end the token are left
     *     out of it, so that nothing but a number's place is filled
     */
    public static String fill(String source, Map<String, String> values) {
        return TOKEN.matcher(source).replaceAll(token -> {
            String value = values.get(token.group(1).strip());
            return Matcher.quoteReplacement(
                    value == null
                            ? token.group()
                            : "{" + TextParser.TYPED + token.group(1) + "|"
                                    + value.replaceAll("[{}|\\v]", "").strip() + "|" + token.group(2) + "}");
        });
    }
}
