package cn.yipanqi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.Codes;
import cn.yipanqi.FreshDataFolder;
import cn.yipanqi.SettableClock;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.meeting.series.Cadence;
import cn.yipanqi.coordination.meeting.series.Rhythm;
import cn.yipanqi.coordination.meeting.series.SeriesFacts;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.exchange.TaskImports;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Posting;
import cn.yipanqi.intake.PostingChoices;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.report.Reports;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * June 2022 of Banma's 妇联 and of the office as the product asks it of them: what they did stands in that year's workbooks, and each deed
 * is done on its day in a browser, by the way the pages lead. Keys, points and thoughts must be those of {@code burden/month.json}: a form
 * that has grown is seen here. {@code -Dburden.write=true} writes that file anew.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"yipanqi.county=632622", "month.of.work=alone"})
@ContextConfiguration(initializers = FreshDataFolder.class)
@Import(SettableClock.InsteadOfTheRealOne.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonthOfWorkTest {

    private static final long BANMA = 632622;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final String OFFICE = "month-office";
    private static final String CADRE = "month-women";
    private static final Path SAMPLE = Path.of("demo", "banma-2022");
    static final String MEETINGS = "群团协同化推进工作专题会议";
    static final String SEND = "form.panel button[type=submit]";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    TaskImports imports;

    @Autowired
    Plans plans;

    @Autowired
    AllSeries allSeries;

    @Autowired
    Intakes intakes;

    @Autowired
    Posting posting;

    @Autowired
    Reports reports;

    @TempDir
    static Path folder;

    private final SettableClock clock;
    private final MonthFile month = new MonthFile();
    private Duration moved = Duration.ZERO;
    private Chromium chromium;
    private String secret = "";

    @Autowired
    MonthOfWorkTest(SettableClock clock) {
        this.clock = clock;
    }

    @BeforeAll
    void theYearSoFar() throws IOException {
        itIs("2022-05-31");
        chromium = new Chromium();
        List<Unit> units = job(() -> directory.of(BANMA).units().toList());
        Unit women = unit(units, "妇联");
        Visit.account(accounts, OFFICE, Role.COORDINATOR, "632622");
        Visit.account(accounts, CADRE, new Grant(Role.CADRE, RegionCode.county(BANMA), women.id(), null, Set.of()));
        byte[] list = Files.readAllBytes(SAMPLE.resolve("班玛县群团协同化任务清单.xlsx"));
        job(() -> {
            imports.post(
                    BANMA,
                    imports.receive(BANMA, "任务清单.xlsx", new ByteArrayInputStream(list))
                            .id(),
                    TaskImports.Choices.USUAL);
            plans.putInForce(BANMA, 2022);
            LocalDate begin = LocalDate.of(2022, 1, 1);
            return allSeries.begin(
                    BANMA,
                    new SeriesFacts(
                            MEETINGS,
                            MeetingKind.SPECIAL,
                            unit(units, "总工会").id(),
                            "县委常委",
                            "县总工会三楼会议室",
                            begin,
                            null,
                            units.stream().map(Unit::id).toList()),
                    new Cadence(begin, Rhythm.NONE, null, null));
        });
        Path may = Workbooks.asOf(folder, 33);
        job(() -> posting.post(
                intakes.receive(BANMA, 2022, List.of(new PreparedCounty.WorkbookFile(may)))
                        .id(),
                PostingChoices.USUAL));
        job(() -> reports.draft(BANMA, Period.year(2022)));
        try (Visit visit = window().telephone(SettableClock::now)) {
            visit.open("/sign-in");
            visit.page().fill("[name=name]", OFFICE);
            visit.page().fill("[name=password]", Visit.PASSWORD);
            visit.page().click("form button[type=submit]");
            secret = visit.page().locator("[data-secret]").textContent();
            visit.page().fill("[name=code]", Codes.of(secret, SettableClock.now()));
            visit.page().click("form.panel button[type=submit]");
            visit.page().waitForSelector(".codes");
        }
    }

    @AfterAll
    void bringTheClockBack() {
        chromium.close();
        clock.advance(moved.negated());
    }

    private static <T> T job(Supplier<T> doing) {
        return CurrentScope.call(Scope.job("test", RegionCode.county(BANMA)), doing::get);
    }

    private static Unit unit(List<Unit> units, String name) {
        return units.stream()
                .filter(unit -> unit.shortName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** From here on it is ten in the morning of that day. */
    private void itIs(String day) {
        Duration by = Duration.between(
                SettableClock.now(),
                LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(HERE).toInstant());
        clock.advance(by);
        moved = moved.plus(by);
    }

    private Visit window() {
        return new Visit(
                chromium,
                port,
                new NewContextOptions().setViewportSize(1440, 1000).setLocale("zh-CN"));
    }

    private interface Doing {
        void at(Hands hands, Page page);
    }

    /** A deed of one who has signed in and looks at the desk. */
    private record Deed(String what, Doing doing) {}

    /** Somebody comes on a day, signs in, looks at the desk and does one thing or two. */
    private void on(String day, String login, Deed... deeds) {
        itIs(day);
        try (Visit visit = window()) {
            visit.page().setDefaultTimeout(120_000);
            visit.open("/sign-in");
            Hands entering = new Hands(visit.page());
            signIn(entering, login);
            month.add(login.equals(OFFICE) ? "office.sign-in" : "cadre.sign-in", entering.done());
            for (Deed deed : deeds) {
                visit.open("/desk");
                Hands hands = new Hands(visit.page());
                deed.doing().at(hands, visit.page());
                month.add(deed.what(), hands.done());
            }
        }
    }

    private void signIn(Hands hands, String login) {
        hands.type("[name=name]", login).type("[name=password]", Visit.PASSWORD).send("form button[type=submit]");
        if (login.equals(OFFICE)) {
            hands.type("[name=code]", Codes.of(secret, SettableClock.now())).send(SEND);
        }
        if (!hands.page().url().endsWith("/desk")) {
            hands.follow("nav", "工作台");
        }
        assertThat(hands.page().locator("h1")).containsText("工作台");
    }

    @Test
    void aMonthOfWorkAsksForNoMoreThanItDid() throws IOException {
        on("2022-06-01", OFFICE, new Deed("office.meeting-call", MonthDeeds::aMeetingIsCalled));
        on("2022-06-02", CADRE, new Deed("cadre.entry-joint", MonthDeeds::aJointActivityIsEntered));
        on("2022-06-06", CADRE, new Deed("cadre.entry-small", MonthDeeds::aSmallActivityIsEntered));
        on("2022-06-07", CADRE, new Deed("cadre.item", MonthDeeds::anItemIsProposed));
        on("2022-06-10", OFFICE, new Deed("office.meeting-hold", MonthDeeds::theMeetingIsHeld));
        on("2022-06-13", OFFICE, new Deed("office.supervise", MonthDeeds::theTaskComesUnderSupervision));
        on("2022-06-14", CADRE, new Deed("cadre.receive", MonthDeeds::itIsReceived));
        on(
                "2022-06-17",
                CADRE,
                new Deed("cadre.part", MonthDeeds::aPartIsConfirmed),
                new Deed("cadre.task", MonthDeeds::progressIsReported));
        on("2022-06-24", CADRE, new Deed("cadre.report", MonthDeeds::itIsReportedDone));
        on("2022-06-27", OFFICE, new Deed("office.discharge", MonthDeeds::itIsDischarged));
        Path june = Workbooks.asOf(folder, 38, 34, 35);
        on(
                "2022-07-01",
                CADRE,
                new Deed("cadre.workbook", (hands, page) -> MonthDeeds.theWorkbookIsHandedIn(hands, page, june)),
                new Deed("cadre.vouch", MonthDeeds::theMonthIsVouchedFor));
        on("2022-07-01", OFFICE, new Deed("office.report", MonthDeeds::theDraftIsLookedThrough));
        if (Boolean.getBoolean("burden.write")) {
            month.write(LocalDate.ofInstant(Instant.now(), HERE));
        }
        assertThat(month.counted()).isEqualTo(MonthFile.kept());
    }
}
