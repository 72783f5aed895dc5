package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.Comparisons;
import cn.yipanqi.intake.Comparisons.LedgerComparison;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.IntakeFile;
import cn.yipanqi.intake.IntakeTarget;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.MissingRows;
import cn.yipanqi.intake.Readings;
import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.TagProposals;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the page of an intake shows. */
@Component
class Previews {

    private final Intakes intakes;
    private final Readings readings;
    private final Comparisons comparisons;
    private final TagProposals proposals;
    private final MissingRows missing;
    private final Directory directory;
    private final List<IntakeTarget> targets;

    Previews(
            Intakes intakes,
            Readings readings,
            Comparisons comparisons,
            TagProposals proposals,
            MissingRows missing,
            Directory directory,
            List<IntakeTarget> targets) {
        this.intakes = intakes;
        this.readings = readings;
        this.comparisons = comparisons;
        this.proposals = proposals;
        this.missing = missing;
        this.directory = directory;
        this.targets = List.copyOf(targets);
    }

    /**
     * @param number the sheet to open, from 1; the first one that needs a person where none is asked for
     * @param from the row to begin with
     * @param form how the posting is wanted, as far as it was said
     */
    @Transactional(readOnly = true)
    Preview of(UUID id, @Nullable Integer number, @Nullable Integer from, PostingForm form) {
        Intake intake = intakes.find(id);
        List<SheetReading> sheets = readings.of(intake);
        List<SheetTab> tabs = tabs(sheets);
        boolean pending = intake.state().waits();
        List<LedgerComparison> compared = pending ? comparisons.of(intake, sheets) : List.of();
        return new Preview(
                intake,
                directory.of(intake.county()),
                tabs,
                open(intake, sheets, tabs, compared, number, from),
                pending ? proposals.of(intake, sheets) : List.of(),
                pending
                        ? sheets.stream()
                                .filter(sheet -> sheet.postable() && !sheet.posted())
                                .flatMap(sheet -> sheet.recognised().openingDays().stream())
                                .toList()
                        : List.of(),
                missing.of(
                        intake,
                        compared.stream()
                                .filter(one -> sheets.stream().anyMatch(sheet -> !sheet.posted() && one.holds(sheet)))
                                .toList()),
                form);
    }

    private static List<SheetTab> tabs(List<SheetReading> sheets) {
        Map<Integer, Long> sheetsOfFile =
                sheets.stream().collect(Collectors.groupingBy(SheetReading::file, Collectors.counting()));
        List<SheetTab> tabs = new ArrayList<>();
        for (SheetReading sheet : sheets) {
            tabs.add(SheetTab.of(tabs.size() + 1, sheet, Objects.requireNonNull(sheetsOfFile.get(sheet.file())) > 1));
        }
        return List.copyOf(tabs);
    }

    private @Nullable OpenSheet open(
            Intake intake,
            List<SheetReading> sheets,
            List<SheetTab> tabs,
            List<LedgerComparison> compared,
            @Nullable Integer number,
            @Nullable Integer from) {
        if (sheets.isEmpty()) {
            if (number != null) {
                throw Refusal.absent("sheet");
            }
            return null;
        }
        int wanted = number == null ? usual(tabs) : number;
        if (wanted < 1 || wanted > sheets.size()) {
            throw Refusal.absent("sheet");
        }
        SheetReading sheet = sheets.get(wanted - 1);
        Compared beside = compared.stream()
                .filter(one -> one.holds(sheet))
                .findFirst()
                .map(one -> Compared.of(one.comparison(), missing.of(intake, List.of(one))))
                .orElse(null);
        return new OpenSheet(tabs.get(wanted - 1), sheet, SheetWindow.of(sheet, from), beside, offer(intake, sheet));
    }

    /** Where a sheet goes that is no ledger. */
    private @Nullable Offer offer(Intake intake, SheetReading sheet) {
        String kind = sheet.recognised().kind().code();
        UUID document = intake.files().stream()
                .filter(file -> file.position() == sheet.file())
                .findFirst()
                .map(IntakeFile::document)
                .orElse(null);
        return document == null
                ? null
                : targets.stream()
                        .filter(target -> target.kind().equals(kind))
                        .findFirst()
                        .map(target -> new Offer(target, document))
                        .orElse(null);
    }

    private static int usual(List<SheetTab> tabs) {
        return tabs.stream()
                .filter(tab -> tab.invalid() > 0 && !tab.posted())
                .findFirst()
                .or(() -> tabs.stream().filter(SheetTab::ready).findFirst())
                .or(() -> tabs.stream().filter(tab -> tab.valid() > 0).findFirst())
                .map(SheetTab::number)
                .orElse(1);
    }
}
