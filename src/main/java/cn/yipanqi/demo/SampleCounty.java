package cn.yipanqi.demo;

import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.exchange.TaskImport;
import cn.yipanqi.coordination.plan.exchange.TaskImports;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.IntakeState;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Posting;
import cn.yipanqi.intake.PostingChoices;
import cn.yipanqi.intake.Upload;
import cn.yipanqi.ledger.Deed;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.Reports;
import cn.yipanqi.shared.Period;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes the sample county's workbooks in as an upload would, once. */
@Component
@Profile("demo")
class SampleCounty {

    private static final String TASK_LIST = "任务清单";

    private final Intakes intakes;
    private final Posting posting;
    private final Duplicates duplicates;
    private final Ledger ledger;
    private final Reports reports;
    private final ReportReader reportReader;
    private final TaskImports lists;
    private final Plans plans;
    private final Path folder;

    SampleCounty(
            Intakes intakes,
            Posting posting,
            Duplicates duplicates,
            Ledger ledger,
            Reports reports,
            ReportReader reportReader,
            TaskImports lists,
            Plans plans,
            @Value("${yipanqi.demo.workbooks}") Path folder) {
        this.intakes = intakes;
        this.posting = posting;
        this.duplicates = duplicates;
        this.ledger = ledger;
        this.reports = reports;
        this.reportReader = reportReader;
        this.lists = lists;
        this.plans = plans;
        this.folder = folder;
    }

    record WorkbookFile(Path path) implements Upload {

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** @return what was posted, none where it had been before */
    Optional<Intake.Outcome> takeIn(long county, int year) {
        List<Intake> before = intakes.of(county, 50, 0).stream()
                .filter(intake -> intake.year() == year)
                .toList();
        if (before.stream()
                .anyMatch(intake -> intake.state() != IntakeState.PREVIEW && intake.state() != IntakeState.ABANDONED)) {
            return Optional.empty();
        }
        before.stream()
                .filter(intake -> intake.state() == IntakeState.PREVIEW)
                .forEach(intake -> intakes.abandon(intake.id()));
        Intake intake = intakes.receive(county, year, workbooks());
        return Optional.of(posting.post(intake.id(), PostingChoices.USUAL));
    }

    /** @return how many tasks the year's plan has from the list; none where it had a plan before, or the folder has no list */
    Optional<Integer> plan(long county, int year) {
        Optional<WorkbookFile> list = workbooks().stream()
                .filter(file -> file.name().contains(TASK_LIST))
                .findFirst();
        if (list.isEmpty() || plans.find(county, year).isPresent()) {
            return Optional.empty();
        }
        try (InputStream in = list.get().open()) {
            TaskImport taken = lists.receive(county, list.get().name(), in);
            int added =
                    lists.post(county, taken.id(), TaskImports.Choices.USUAL).added();
            plans.putInForce(county, year);
            return Optional.of(added);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<WorkbookFile> workbooks() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xlsx"))
                    .sorted()
                    .map(WorkbookFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The sample workbooks are missing: " + folder.toAbsolutePath(), e);
        }
    }

    /** @return how many groups were confirmed, none where somebody had decided on any before */
    int confirmSure(long county, Period period) {
        return ledger.ever(county, Deed.MERGE)
                ? 0
                : duplicates.confirmSure(county, period).size();
    }

    /** The report of the period, begun where there is none; its address. */
    String report(long county, Period period) {
        return "/reports/"
                + reportReader.of(county, null, 100).stream()
                        .filter(edition -> edition.period().equals(period))
                        .findFirst()
                        .orElseGet(() -> reports.draft(county, period).edition())
                        .id();
    }
}
