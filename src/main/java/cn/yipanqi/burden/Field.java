package cn.yipanqi.burden;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name its name in the page; {@code *} stands for an id within it, {@code #} for a number
 * @param fact what it asks for, one word for the same thing wherever it is asked; none where it is known or chosen
 */
public record Field(String name, Ask ask, @Nullable String fact) {

    /** Whether somebody has to type. */
    public enum Ask {
        /** Must be filled in. */
        REQUIRED,
        /** May be left blank. */
        OPTIONAL,
        /** Stands there already, or is only picked from what the product knows. */
        KNOWN
    }

    private static final Pattern WRITTEN = Pattern.compile("(?<name>[^=~?]+)(?<ask>~|\\??=(?<fact>[a-z.-]+))");

    /** As a declaration writes it: {@code name=fact} required, {@code name?=fact} optional, {@code name~} known. */
    static Field read(String written) {
        Matcher field = WRITTEN.matcher(written);
        if (!field.matches()) {
            throw new Refusal(Message.of("burden.declaration.field", written));
        }
        String ask = field.group("ask");
        return new Field(
                field.group("name"),
                ask.equals("~") ? Ask.KNOWN : ask.startsWith("?") ? Ask.OPTIONAL : Ask.REQUIRED,
                field.group("fact"));
    }

    public boolean known() {
        return ask == Ask.KNOWN;
    }
}
