package cn.yipanqi.browser;

import cn.yipanqi.SettableClock;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Posting;
import cn.yipanqi.intake.PostingChoices;
import cn.yipanqi.intake.Upload;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.Own;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.persons.request.RequestDraft;
import cn.yipanqi.persons.request.Requests;
import cn.yipanqi.persons.sharing.SharingDraft;
import cn.yipanqi.persons.sharing.Sharings;
import cn.yipanqi.report.Edition;
import cn.yipanqi.report.Reports;
import cn.yipanqi.report.Returns;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sample county with something of everything that pages show, made once for all tests of an application. */
class PreparedCounty {

    static final long CODE = 632622;
    static final String COORDINATOR = "crawler";
    static final String ADMINISTRATOR = "keeper";
    static final String SECURITY = "guard";
    static final String AUDITOR = "reviewer";
    static final String LEADER = "reader";

    private static final String BLANK = "{typed:县级财政安排协同化经费||万元}";
    private static final String FILLED = "{typed:县级财政安排协同化经费|56|万元}";

    private final Accounts accounts;
    private final Intakes intakes;
    private final Posting posting;
    private final Duplicates duplicates;
    private final Reports reports;
    private final Returns returns;
    private final PreparedSteps steps;
    private final PreparedRegulations regulations;
    private final PreparedStudy study;
    private final PreparedTasks tasks;
    private final PreparedMeetings meetings;
    private final PreparedSupervision supervision;
    private final People people;
    private final Directory directory;
    private final PersonalData personal;
    private final Requests requests;
    private final Sharings sharings;
    private @Nullable UUID draft;

    PreparedCounty(
            Accounts accounts,
            Intakes intakes,
            Posting posting,
            Duplicates duplicates,
            Reports reports,
            Returns returns,
            PreparedSteps steps,
            PreparedRegulations regulations,
            PreparedStudy study,
            PreparedTasks tasks,
            PreparedMeetings meetings,
            PreparedSupervision supervision,
            People people,
            Directory directory,
            PersonalData personal,
            Requests requests,
            Sharings sharings) {
        this.accounts = accounts;
        this.intakes = intakes;
        this.posting = posting;
        this.duplicates = duplicates;
        this.reports = reports;
        this.returns = returns;
        this.steps = steps;
        this.regulations = regulations;
        this.study = study;
        this.tasks = tasks;
        this.meetings = meetings;
        this.supervision = supervision;
        this.people = people;
        this.directory = directory;
        this.personal = personal;
        this.requests = requests;
        this.sharings = sharings;
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

    /** Makes what is not made yet; the draft of the year's report. */
    synchronized UUID draft() {
        if (draft == null) {
            Visit.account(accounts, COORDINATOR, Role.COORDINATOR, "63");
            Visit.account(accounts, ADMINISTRATOR, Role.SYSTEM_ADMIN, "63");
            Visit.account(accounts, SECURITY, Role.SECURITY_ADMIN, "632622");
            Visit.account(accounts, AUDITOR, Role.AUDITOR, "632622");
            Visit.account(accounts, LEADER, Role.LEADER, "632622");
            UUID[] made = {null};
            CurrentScope.run(Scope.job("test", new RegionCode("632622")), () -> made[0] = year());
            draft = made[0];
        }
        return draft;
    }

    private UUID year() {
        UUID unit = directory.of(CODE).units().findFirst().orElseThrow().id();
        UUID person = people.add(CODE, "某甲");
        people.take(CODE, person, new People.Facts("专职干部", Role.CADRE, unit, null, LocalDate.of(2022, 1, 1), null));
        protect(person);
        List<WorkbookFile> files = files();
        posting.post(intakes.receive(CODE, 2022, files).id(), PostingChoices.USUAL);
        intakes.receive(CODE, 2022, files.subList(0, 3));
        UUID sent = frozen();
        returns.take(sent, "改过的报告.docx", reports.export(sent).bytes());
        // Confirmed after the freezing: the frozen edition shows corrections.
        duplicates.confirmSure(CODE, new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 6, 30)));
        tasks.prepare(CODE);
        steps.oneEach();
        regulations.all(CODE, unit);
        steps.confirmedAndPublished(unit);
        study.furnish(CODE);
        meetings.furnish(CODE, LocalDate.ofInstant(SettableClock.now(), ZoneId.of("Asia/Shanghai")));
        supervision.prepare(CODE);
        Edition edition = reports.draft(CODE, Period.year(2022)).edition();
        return fill(edition).id();
    }

    /** A number, the leader as its holder with something to ask, and a sharing. */
    private void protect(UUID person) {
        personal.enter(CODE, person, Column.MOBILE, "19000000000");
        UUID leader = accounts.named(LEADER).orElseThrow().id();
        accounts.belongsTo(leader, person);
        Own.Self self = new Own.Self(leader, LEADER, CODE, person);
        self.within(() -> requests.ask(self, new RequestDraft("CORRECTION", "MOBILE", "19000000001", "换号了")));
        sharings.record(
                CODE,
                new SharingDraft(
                        "县民政局", List.of("NAME", "MOBILE"), "核对救助名单", "DUTY", "12", "2022-03-05", "班民函〔2022〕3号", null));
    }

    private UUID frozen() {
        Edition edition = fill(reports.draft(CODE, Period.year(2022)).edition());
        steps.frozen(edition.id());
        return edition.id();
    }

    private Edition fill(Edition edition) {
        return reports.edit(edition.id(), edition.text().replace(BLANK, FILLED), edition.revision())
                .edition();
    }

    private static List<WorkbookFile> files() {
        try (Stream<Path> all = Files.list(Path.of("demo/banma-2022"))) {
            return all.sorted().map(WorkbookFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
