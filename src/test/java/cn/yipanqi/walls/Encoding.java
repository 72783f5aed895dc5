package cn.yipanqi.walls;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How addresses and forms are written on the wire. */
final class Encoding {

    private static final Pattern UNWRITTEN = Pattern.compile("[^\\x21-\\x7e]+|[\"<>|]");

    private Encoding() {}

    /** Leaves what an address consists of. */
    static String address(String text) {
        return UNWRITTEN
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        URLEncoder.encode(found.group(), StandardCharsets.UTF_8).replace("+", "%20")));
    }

    static String form(String fields) {
        StringBuilder form = new StringBuilder();
        for (String field : fields.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                form.append(form.isEmpty() ? "" : "&")
                        .append(field, 0, equals + 1)
                        .append(URLEncoder.encode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form.toString();
    }
}
