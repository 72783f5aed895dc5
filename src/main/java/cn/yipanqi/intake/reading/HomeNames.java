package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.names.Names;
import cn.yipanqi.intake.reading.value.PlainText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Homes 家 by name, in a cell or inside a title. */
final class HomeNames {

    private static final Pattern HOME =
            Pattern.compile("(?:职工|青年|妇女儿童|妇女|儿童|青少年|红十字|残疾人|科普|民企|商会|户外劳动者|劳动者|母婴)(?:温馨)?之家");

    private HomeNames() {}

    /** The cell's home, known to the register or not. */
    static Home named(String cell, Names names) {
        return names.home(cell).orElseGet(() -> new Home(null, cell.strip()));
    }

    /** The only home a title names. */
    static Optional<Home> in(String title, Names names) {
        Matcher matcher = HOME.matcher(PlainText.dense(title));
        String found = null;
        while (matcher.find()) {
            if (found != null && !found.equals(matcher.group())) {
                return Optional.empty();
            }
            found = matcher.group();
        }
        return found == null ? Optional.empty() : Optional.of(named(found, names));
    }
}
