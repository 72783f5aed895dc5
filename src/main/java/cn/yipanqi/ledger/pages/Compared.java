package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.matching.MatterValues;
import cn.yipanqi.ledger.matching.MatterValues.Field;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group laid out cell by cell beside what its matter shows.
 *
 * @param id {@code GroupId} of the entries
 * @param confirmation by which it can be parted, where it is confirmed
 * @param score points, none for a refused group
 * @param supporting what speaks for one matter, {@code doubting} what against
 * @param leadReason how the lead is known
 * @param at when it was decided and {@code by} whom; none where nobody has
 */
public record Compared(
        String id,
        @Nullable UUID confirmation,
        @Nullable Integer score,
        boolean sure,
        List<Message> supporting,
        List<Message> doubting,
        List<EntryRecord> entries,
        @Nullable MatterValues outcome,
        @Nullable Message leadReason,
        @Nullable Instant at,
        @Nullable String by) {

    /**
     * A cell of the comparison.
     *
     * @param before text marked as what was left out of the outcome, then {@code text}, then {@code after}, marked likewise
     */
    public record Cell(String before, String text, String after, boolean differs) {

        static Cell of(String text, boolean differs) {
            return new Cell("", text, "", differs);
        }
    }

    /**
     * A row of the comparison.
     *
     * @param heading message key
     * @param outcome what the matter shows; none where nothing comes of it
     * @param open whether entries differ and somebody has yet to say which holds
     * @param note a few words under the outcome
     */
    public record Row(
            String heading,
            List<Cell> cells,
            @Nullable String outcome,
            boolean open,
            @Nullable Message note) {}

    public String title(Page page) {
        return outcome == null ? page.text(entries.isEmpty() ? null : content(0).title()) : outcome.title();
    }

    private EntryContent content(int i) {
        return entries.get(i).content();
    }

    public List<Row> rows(EntryNames names, Page page) {
        List<Row> rows = new ArrayList<>();
        rows.add(titles());
        rows.add(row(
                "entries.day",
                content -> page.span(content.firstDay(), content.lastDay()),
                outcome == null ? null : page.span(outcome.firstDay(), outcome.lastDay()),
                Field.DAY,
                null));
        rows.add(row(
                "entry.place",
                content -> content.place(),
                outcome == null ? null : page.text(outcome.place()),
                Field.PLACE,
                null));
        if (entries.stream().anyMatch(entry -> entry.content().category() != null)) {
            rows.add(row(
                    "entry.category",
                    EntryContent::category,
                    outcome == null ? null : page.text(outcome.category()),
                    Field.CATEGORY,
                    null));
        }
        rows.add(new Row(
                "entry.partners",
                entries.stream()
                        .map(entry -> Cell.of(page.text(names.partners(entry.content())), false))
                        .toList(),
                outcome == null ? null : lead(names, page),
                outcome != null && outcome.lead() == null,
                leadReason));
        rows.add(row(
                "entries.people",
                content -> written(people(content), page::number),
                outcome == null ? null : page.number(outcome.people()),
                Field.PEOPLE,
                Message.of("duplicates.by-lead")));
        rows.add(row(
                "duplicates.amount",
                content -> written(amount(content), page::yuan),
                outcome == null ? null : page.yuan(outcome.amount()),
                Field.AMOUNT,
                Message.of("duplicates.by-lead")));
        return rows;
    }

    private String lead(EntryNames names, Page page) {
        if (outcome == null || outcome.lead() == null) {
            return page.t("entry.lead.unknown");
        }
        return page.t("duplicates.lead", page.text(names.unit(outcome.lead())));
    }

    /** Other wording is the rule, so only what stands around the outcome's title is marked. */
    private Row titles() {
        List<Cell> cells = new ArrayList<>();
        for (EntryRecord entry : entries) {
            String title = entry.content().title();
            String kept = outcome == null ? title : outcome.title();
            int at = title.indexOf(kept);
            cells.add(
                    at < 0 || kept.isEmpty()
                            ? Cell.of(title, outcome != null)
                            : new Cell(
                                    title.substring(0, at),
                                    kept,
                                    title.substring(at + kept.length()),
                                    title.length() > kept.length()));
        }
        return new Row("entry.title", cells, outcome == null ? null : outcome.title(), false, null);
    }

    private Row row(
            String heading,
            Function<EntryContent, @Nullable String> stated,
            @Nullable String result,
            Field field,
            @Nullable Message note) {
        boolean differing = outcome != null && outcome.differing().contains(field);
        List<Cell> cells = new ArrayList<>();
        for (EntryRecord entry : entries) {
            String text = stated.apply(entry.content());
            cells.add(Cell.of(
                    text == null ? "--" : text, text != null && result != null && differing && !text.equals(result)));
        }
        boolean open = differing && (field == Field.PEOPLE || field == Field.AMOUNT);
        return new Row(heading, cells, result, open, open ? note : null);
    }

    private static @Nullable String written(@Nullable BigDecimal number, Function<BigDecimal, String> notation) {
        return number == null ? null : notation.apply(number);
    }

    private static @Nullable BigDecimal people(EntryContent content) {
        BigDecimal recipients = content.measures().get(Measure.RECIPIENTS);
        return recipients == null ? content.measures().get(Measure.PARTICIPANTS) : recipients;
    }

    private static @Nullable BigDecimal amount(EntryContent content) {
        return Stream.of(Measure.GIVEN, Measure.GIVEN_CASH, Measure.GIVEN_GOODS, Measure.COST)
                .map(content.measures()::get)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
