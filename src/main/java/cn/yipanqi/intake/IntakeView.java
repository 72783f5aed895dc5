package cn.yipanqi.intake;

import cn.yipanqi.intake.TagProposals.TagProposal;
import cn.yipanqi.intake.reading.LeftOut;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.Problem;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the API tells of an intake. */
@Component
class IntakeView {

    private final Readings readings;
    private final Mappings mappings;
    private final Comparisons comparisons;
    private final MissingRows missing;
    private final TagProposals proposals;
    private final Directory directory;
    private final Languages languages;

    IntakeView(
            Readings readings,
            Mappings mappings,
            Comparisons comparisons,
            MissingRows missing,
            TagProposals proposals,
            Directory directory,
            Languages languages) {
        this.readings = readings;
        this.mappings = mappings;
        this.comparisons = comparisons;
        this.missing = missing;
        this.proposals = proposals;
        this.directory = directory;
        this.languages = languages;
    }

    /**
     * @param missing what was posted before of these ledgers and is in the workbooks no more, while something may still be posted
     * @param tags proposed for rows that can be posted, while they may
     */
    record Body(
            UUID id,
            String county,
            int year,
            String state,
            List<Sheet> sheets,
            List<Missing> missing,
            List<TagProposal> tags,
            Intake.@Nullable Outcome outcome) {}

    /** @param file and row where it stood, of what came from a workbook */
    record Missing(
            UUID entry,
            String kind,
            @Nullable String unit,
            LocalDate day,
            String title,
            @Nullable String file,
            @Nullable Integer row) {}

    /**
     * @param sheet none where the file could not be read
     * @param kind none where it could not be read or recognised
     * @param rows rows that are data
     * @param valid rows that can be posted
     * @param posted whether they were posted already, while other sheets waited
     */
    record Sheet(
            String file,
            @Nullable String sheet,
            @Nullable String kind,
            @Nullable String unit,
            int rows,
            int valid,
            List<Told> problems,
            List<Ignored> ignored,
            @Nullable String setAside,
            @Nullable Map<String, Object> mapping,
            List<Total> totals,
            List<String> openingDays,
            boolean asksWhatMoneyIs,
            boolean posted) {}

    record Told(int row, @Nullable String column, String cell, String message, boolean blocking) {}

    record Ignored(int row, int to, @Nullable String column, String reason, String text) {}

    record Total(int row, String column, String stated, String summed, boolean agrees) {}

    /**
     * How one sheet is to be read.
     *
     * @param file name of the file, as uploaded
     * @param columns by letter: {@code {"field":"COST","scale":"ONE"}}
     */
    record MappingChange(
            String file,
            String sheet,
            @Nullable String kind,
            @Nullable List<Integer> headerRows,
            @Nullable UUID unit,
            @Nullable Map<String, ColumnChange> columns) {}

    record ColumnChange(@Nullable Field field, @Nullable Scale scale) {}

    @Transactional(readOnly = true)
    Body of(Intake intake, Locale locale) {
        List<Sheet> sheets = new ArrayList<>();
        for (IntakeFile file : intake.files()) {
            if (file.problem() != null) {
                sheets.add(unreadable(file, file.problem(), locale));
            }
        }
        List<SheetReading> read = readings.of(intake);
        read.forEach(reading -> sheets.add(sheet(reading, locale)));
        return new Body(
                intake.id(),
                String.valueOf(intake.county()),
                intake.year(),
                intake.state().name(),
                sheets,
                intake.state().waits() ? missing(intake, read) : List.of(),
                intake.state().waits() ? proposals.of(intake, read) : List.of(),
                intake.outcome());
    }

    private List<Missing> missing(Intake intake, List<SheetReading> read) {
        CountyDirectory county = directory.of(intake.county());
        return missing.of(intake, comparisons.of(intake, read)).stream()
                .map(entry -> new Missing(
                        entry.entry(),
                        entry.content().kind(),
                        entry.content().unit() == null
                                ? null
                                : county.unitName(entry.content().unit()),
                        entry.content().firstDay(),
                        entry.content().title(),
                        entry.source().file(),
                        entry.source().row()))
                .toList();
    }

    private Sheet unreadable(IntakeFile file, Message problem, Locale locale) {
        Told told = new Told(0, null, "", languages.say(locale, problem), true);
        return new Sheet(
                file.name(),
                null,
                null,
                null,
                0,
                0,
                List.of(told),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                false,
                false);
    }

    private Sheet sheet(SheetReading reading, Locale locale) {
        RecognisedSheet read = reading.recognised();
        List<Ignored> ignored = new ArrayList<>();
        for (LeftOut left : read.leftOut()) {
            ignored.add(new Ignored(
                    left.firstRow(), left.lastRow(), null, languages.say(locale, left.message()), left.text()));
        }
        read.leftOutColumns()
                .forEach(column -> ignored.add(
                        new Ignored(0, 0, column.column(), languages.say(locale, column.message()), column.label())));
        Message aside = read.setAside();
        return new Sheet(
                read.file(),
                read.sheet(),
                read.kind().isUnknown() ? null : read.kind().code(),
                read.unit() == null ? null : read.unit().name(),
                reading.rows(),
                reading.valid(),
                reading.problems().stream()
                        .map(problem -> told(problem, locale))
                        .toList(),
                ignored,
                aside == null ? null : languages.say(locale, aside),
                read.mapping().toMap(),
                read.totals().stream()
                        .map(total -> new Total(
                                total.row(),
                                total.column(),
                                total.stated().toPlainString(),
                                total.summed().toPlainString(),
                                total.agrees()))
                        .toList(),
                read.openingDays().stream().map(offer -> offer.text()).toList(),
                read.asksWhatMoneyIs(),
                reading.posted());
    }

    private Told told(Problem problem, Locale locale) {
        return new Told(
                problem.row(),
                problem.column(),
                problem.cell(),
                languages.say(locale, problem.message()),
                problem.blocking());
    }

    @Transactional
    void change(Intake intake, List<MappingChange> changes) {
        List<SheetReading> sheets = readings.of(intake);
        for (MappingChange change : changes) {
            SheetReading sheet = sheets.stream()
                    .filter(reading -> reading.recognised().file().equals(change.file())
                            && reading.name().equals(change.sheet()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.absent("sheet"));
            mappings.choose(
                    intake,
                    sheet.file(),
                    sheet.name(),
                    changed(sheet.recognised().mapping(), change));
        }
    }

    private static Mapping changed(Mapping before, MappingChange change) {
        Mapping mapping = new Mapping(
                change.kind() == null ? before.kind() : change.kind(),
                change.headerRows() == null ? before.headerRows() : change.headerRows(),
                before.columns(),
                change.unit() == null ? before.unit() : change.unit());
        Map<String, ColumnChange> columns = change.columns() == null ? Map.of() : change.columns();
        for (Mapping.Column column : before.columns()) {
            ColumnChange wanted = columns.get(Grid.letters(column.index()));
            if (wanted != null) {
                mapping = mapping.with(
                        column.index(),
                        wanted.field() == null ? column.field() : wanted.field(),
                        wanted.scale() == null ? column.scale() : wanted.scale());
            }
        }
        return mapping;
    }
}
