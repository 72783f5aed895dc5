package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.web.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers in the list.
 *
 * @param sort what to sort by
 * @param heading message key
 * @param spare whether a phone does without it
 */
public record Column(String sort, String heading, boolean spare) {

    private static final Column PEOPLE = new Column("people", "entries.people", false);
    private static final Column GIVEN = new Column("given", "entries.given", true);
    private static final List<Measure> SHOWN =
            List.of(Measure.UNITS, Measure.VIEWS, Measure.MATERIALS, Measure.MINUTES);

    /** Those of a kind; of all kinds together people and money. */
    static List<Column> of(@Nullable Kind kind) {
        if (kind == null) {
            return List.of(PEOPLE, GIVEN);
        }
        List<Column> columns = new ArrayList<>();
        if (kind.measures().contains(Measure.PARTICIPANTS) || kind.measures().contains(Measure.RECIPIENTS)) {
            columns.add(PEOPLE);
        }
        SHOWN.stream()
                .filter(kind.measures()::contains)
                .forEach(measure ->
                        columns.add(new Column(measure.column(), "measure." + measure.column(), !columns.isEmpty())));
        if (kind.measures().stream().anyMatch(Measure::isMoney)) {
            columns.add(GIVEN);
        }
        return columns;
    }

    /** The number of a line as it is written; an approximate one with 约. */
    public String of(EntryLine line, Page page) {
        return switch (sort) {
            case "people" ->
                line.people() != null && line.peopleAbout()
                        ? page.t("entries.about", page.number(line.people()))
                        : page.number(line.people());
            case "given" -> page.yuan(line.given());
            default ->
                page.number(line.content().measures().get(Measure.valueOf(sort.toUpperCase(java.util.Locale.ROOT))));
        };
    }
}
