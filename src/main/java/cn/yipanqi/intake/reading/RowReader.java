package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.RowDays.RowDay;
import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.names.Names;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.names.PartyList;
import cn.yipanqi.intake.reading.names.Township;
import cn.yipanqi.intake.reading.value.Days;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a draft of each data row of a kind that becomes entries. */
final class RowReader {

    private static final int LONGEST_TEXT = 2000;
    private static final int SHOWN_OF_LONG = 40;

    private final LedgerKind kind;
    private final Mapping mapping;
    private final Context context;
    private final Names names;
    private final @Nullable Party sheetUnit;
    private final String sheetTitle;
    private final @Nullable String subject;
    private final @Nullable Home sheetHome;

    RowReader(LedgerKind kind, Mapping mapping, Context context, SheetFace face, @Nullable Party sheetUnit) {
        this.kind = kind;
        this.mapping = mapping;
        this.context = context;
        this.sheetUnit = sheetUnit;
        names = context.names();
        sheetTitle = face.title();
        subject = face.subject(context).orElse(null);
        sheetHome = HomeNames.in(face.title() + " " + face.tellingSheetName() + " " + face.file(), names)
                .orElse(null);
    }

    List<Draft> read(List<RowCells> rows, SortedRows sorted) {
        RowDays days = new RowDays(rows, sorted, context);
        return rows.stream()
                .map(cells -> draft(cells, days.of(cells.row()), sorted.section(cells.row())))
                .toList();
    }

    private Draft draft(RowCells cells, RowDay day, SortedRows.Section section) {
        List<Problem> problems = new ArrayList<>();
        Optional.ofNullable(day.problem()).ifPresent(problems::add);
        Days days = day.days();
        String category = category(cells);
        String title = title(cells, category);
        if (title == null) {
            problems.add(mapping.column(Field.TITLE)
                    .map(c -> Problem.at(cells.row(), c.index(), "", Message.of("reading.row.noTitle")))
                    .orElseGet(() -> Problem.ofRow(cells.row(), Message.of("reading.row.noTitle"))));
        }
        List<Party> led =
                cells.text(Field.LEAD).map(text -> PartyList.read(text, names)).orElse(List.of());
        Party unit = unit(cells, section, led);
        List<Party> partners = partners(cells, led, unit);
        LeadRule.Lead lead = LeadRule.of(
                new LeadRule.Row(title == null ? "" : title, unit, led.isEmpty() ? null : led.get(0), partners, names));
        Home home = home(cells, problems);
        tooLong(cells, problems);
        RowMeasures measures = RowMeasures.read(cells, title + " " + category, kind, mapping, context);
        problems.addAll(measures.problems());
        return new Draft(
                cells.row(),
                days == null ? null : days.first(),
                days == null ? null : days.last(),
                title,
                category,
                unit,
                lead.party(),
                lead.basis(),
                lead.reason(),
                partners,
                cells.text(Field.PLACE).or(() -> cells.text(Field.TOWNSHIP)).orElse(null),
                township(cells, title, problems),
                home,
                cells.text(Field.TEAM).orElse(null),
                cells.text(Field.CHANNEL).orElse(null),
                cells.text(Field.DESTINATION)
                        .map(text -> context.vocabulary().categories().usual("destination", text))
                        .orElse(null),
                cells.notes().orElse(null),
                measures.values(),
                measures.about(),
                measures.moneyUnclear(),
                tags(cells, title, category),
                cells.asTheyStand(),
                RowKeys.of(cells, mapping, days, measures),
                inOrder(problems));
    }

    /** A cell that holds an essay is not what its header says. */
    private void tooLong(RowCells cells, List<Problem> problems) {
        for (Column column : mapping.columns()) {
            String text = cells.cell(column).text();
            if (column.field().isTaken() && column.field().measure() == null && text.length() > LONGEST_TEXT) {
                problems.add(Problem.at(
                        cells.row(),
                        column.index(),
                        text.substring(0, SHOWN_OF_LONG) + "…",
                        Message.of("reading.cell.tooLong", String.valueOf(LONGEST_TEXT))));
            }
        }
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparing(
                                (Problem p) -> p.column() == null ? "" : p.column(),
                                Comparator.comparingInt(String::length))
                        .thenComparing(p -> p.column() == null ? "" : p.column()))
                .toList();
    }

    private @Nullable String category(RowCells cells) {
        var categories = context.vocabulary().categories();
        Optional<String> stated = cells.text(Field.CATEGORY);
        if (!categories.knows(kind.code())) {
            return stated.orElse(null);
        }
        if (stated.isPresent()) {
            String usual = categories.usual(kind.code(), stated.get());
            return usual.equals(stated.get())
                    ? categories.in(kind.code(), usual).orElse(usual)
                    : usual;
        }
        return Stream.of(cells.text(Field.TITLE).orElse(""), sheetTitle)
                .flatMap(text -> categories.in(kind.code(), text).stream())
                .findFirst()
                .orElse(null);
    }

    /** The row's own words, else its category in its own words, else what the sheet is about. */
    private @Nullable String title(RowCells cells, @Nullable String category) {
        return cells.text(Field.TITLE)
                .or(() -> cells.text(Field.CATEGORY))
                .or(() -> mapping.column(Field.TITLE).isPresent() ? Optional.empty() : Optional.ofNullable(subject))
                .or(() -> mapping.column(Field.TITLE).isPresent() ? Optional.empty() : Optional.ofNullable(category))
                .or(() -> mapping.column(Field.TITLE).isPresent() ? Optional.empty() : cells.text(Field.TEAM))
                .orElse(null);
    }

    private @Nullable Party unit(RowCells cells, SortedRows.Section section, List<Party> led) {
        Optional<Party> stated =
                cells.text(Field.UNIT).flatMap(names::unit).or(() -> Optional.ofNullable(section.unit()));
        if (stated.isPresent()) {
            return stated.get();
        }
        if (sheetUnit != null) {
            return sheetUnit;
        }
        return led.isEmpty() || !led.get(0).isUnit() ? null : led.get(0);
    }

    private List<Party> partners(RowCells cells, List<Party> led, @Nullable Party unit) {
        List<Party> partners = new ArrayList<>(led.subList(Math.min(1, led.size()), led.size()));
        cells.text(Field.PARTNERS).stream()
                .flatMap(text -> PartyList.read(text, names).stream())
                .filter(party -> !partners.contains(party))
                .forEach(partners::add);
        partners.removeIf(party -> party.equals(unit) || (!led.isEmpty() && party.equals(led.get(0))));
        return List.copyOf(partners);
    }

    private @Nullable Township township(RowCells cells, @Nullable String title, List<Problem> problems) {
        Optional<String> stated = cells.text(Field.TOWNSHIP);
        if (stated.isPresent()) {
            Optional<Township> township = names.townshipIn(stated.get());
            if (township.isEmpty() && !names.isWholeCounty(stated.get())) {
                Column column = mapping.column(Field.TOWNSHIP).orElseThrow();
                problems.add(Problem.doubtAt(
                        cells.row(),
                        column.index(),
                        stated.get(),
                        Message.of("reading.cell.unknownTownship", stated.get())));
            }
            return township.orElse(null);
        }
        return cells.text(Field.PLACE)
                .flatMap(names::townshipIn)
                .or(() -> Optional.ofNullable(title).flatMap(names::townshipIn))
                .orElse(null);
    }

    private @Nullable Home home(RowCells cells, List<Problem> problems) {
        Optional<Home> stated = cells.text(Field.HOME).map(text -> HomeNames.named(text, names));
        if (stated.isPresent() || sheetHome != null) {
            return stated.orElse(sheetHome);
        }
        if (kind.code().equals("venue_use")) {
            problems.add(mapping.column(Field.HOME)
                    .map(c -> Problem.at(cells.row(), c.index(), "", Message.of("reading.row.noHome")))
                    .orElseGet(() -> Problem.ofRow(cells.row(), Message.of("reading.row.noHome"))));
        }
        return null;
    }

    private Set<String> tags(RowCells cells, @Nullable String title, @Nullable String category) {
        String text = String.join(
                " ",
                title == null ? "" : title,
                category == null ? "" : category,
                cells.text(Field.AUDIENCE).orElse(""),
                cells.text(Field.DESTINATION).orElse(""));
        return context.vocabulary().tagsIn(text);
    }
}
