package cn.yipanqi.persons.own;

import java.util.List;

/**
 * A kind of data that is held about somebody: shown as a table, taken along as a sheet or as objects.
 *
 * @param code its name in a file, and in the bundles behind {@code persons.own.}
 * @param columns names of its columns, likewise
 * @param rows a cell a column: a text, a {@link java.time.Instant}, a {@link java.time.LocalDate} or a {@link cn.yipanqi.shared.Message};
 *     an empty text for nothing
 */
public record Section(String code, List<String> columns, List<List<Object>> rows) {

    public String messageKey() {
        return "persons.own." + code;
    }

    public String messageKey(String column) {
        return messageKey() + "." + column;
    }
}
