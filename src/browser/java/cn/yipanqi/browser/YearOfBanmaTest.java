package cn.yipanqi.browser;

import static cn.yipanqi.browser.UnderSupervision.main;
import static cn.yipanqi.browser.UnderSupervision.pathOf;
import static cn.yipanqi.browser.UnderSupervision.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.FreshDataFolder;
import cn.yipanqi.SettableClock;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.RegionCode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A year of Banma as its people go through it: the list is taken in, a meeting decides, the decision becomes a task under supervision, and
 * the clock goes on until it is done. Everybody sits before a browser of his own.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"yipanqi.county=632622", "year.of.banma=alone"})
@ContextConfiguration(initializers = FreshDataFolder.class)
@Import(SettableClock.InsteadOfTheRealOne.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YearOfBanmaTest {

    private static final long BANMA = 632622;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final String DECISION = "三月底前联合开展一次进乡村义诊活动";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    SettableClock clock;

    private Duration moved = Duration.ZERO;
    private Chromium chromium;

    @BeforeAll
    void openTheOffices() {
        chromium = new Chromium();
        itIs("2022-01-12");
        Visit.account(accounts, "year-office", Role.COORDINATOR, "632622");
        cadre("year-union", "总工会");
        cadre("year-disabled", "残联");
    }

    @AfterAll
    void bringTheClockBack() {
        chromium.close();
        clock.advance(moved.negated());
    }

    /** From here on it is ten in the morning of that day. */
    private void itIs(String day) {
        Duration by = Duration.between(
                SettableClock.now(),
                LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(HERE).toInstant());
        clock.advance(by);
        moved = moved.plus(by);
    }

    private UUID unit(String name) {
        return CurrentScope.call(
                Scope.job("test", RegionCode.county(BANMA)),
                () -> directory
                        .of(BANMA)
                        .units()
                        .filter(unit -> unit.shortName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    private void cadre(String login, String unit) {
        Visit.account(accounts, login, new Grant(Role.CADRE, RegionCode.county(BANMA), unit(unit), null, Set.of()));
    }

    /** Somebody who sits down, signs in, does something and leaves. */
    private interface Doing {
        void at(Visit visit, Page page) throws IOException;
    }

    private void by(String login, Doing doing) throws IOException {
        try (Visit visit = new Visit(
                        chromium,
                        port,
                        new NewContextOptions().setViewportSize(1440, 1000).setLocale("zh-CN"))
                .telephone(SettableClock::now)) {
            visit.signIn(login);
            doing.at(visit, visit.page());
        }
    }

    @Test
    void aDecisionOfAMeetingIsLedThroughTheYearToItsEnd() throws IOException {
        by("year-office", this::theListOfTasksIsTakenIn);
        String[] task = new String[1];
        String[] meeting = new String[1];
        by("year-office", (visit, page) -> meeting[0] = aMeetingIsCalled(visit, page));
        by("year-disabled", (visit, page) -> anItemIsProposed(visit, page, meeting[0]));
        itIs("2022-01-20");
        by("year-office", (visit, page) -> task[0] = theMeetingDecides(visit, page, meeting[0]));
        by("year-office", (visit, page) -> theMinutesAreIssued(visit, page, meeting[0]));
        String[] item = new String[1];
        by("year-office", (visit, page) -> item[0] = UnderSupervision.begun(visit, page, task[0]));
        by("year-union", (visit, page) -> UnderSupervision.received(visit, page, item[0], DECISION));
        by("year-disabled", (visit, page) -> theEntryOfAnActivityMovesAProgress(visit, page));
        by("year-disabled", (visit, page) -> UnderSupervision.confirmedByThePartner(visit, page, item[0]));
        itIs("2022-03-25");
        by("year-office", (visit, page) -> UnderSupervision.coloured(visit, page, item[0], DECISION, "黄"));
        itIs("2022-04-02");
        by("year-office", (visit, page) -> UnderSupervision.coloured(visit, page, item[0], DECISION, "红"));
        by("year-union", (visit, page) -> UnderSupervision.extendedNoMore(visit, page, item[0]));
        by("year-union", (visit, page) -> UnderSupervision.reported(visit, page, item[0]));
        by("year-office", (visit, page) -> UnderSupervision.discharged(visit, page, item[0]));
        by("year-office", this::theRegulationGoesOnTheWall);
    }

    private void theListOfTasksIsTakenIn(Visit visit, Page page) {
        visit.open("/coordination/tasks/imports?county=632622");
        page.setInputFiles("[name=file]", Path.of("demo/banma-2022/班玛县群团协同化任务清单.xlsx"));
        press(page, "main form button[type=submit]");
        page.waitForURL(url -> url.matches(".*/coordination/tasks/imports/[0-9a-f-]{36}.*"));
        assertThat(page.locator("main tbody tr")).hasCount(36);
        press(page, "main button.btn-primary[type=submit]");
        visit.open("/coordination/plans/2022?county=632622");
        assertThat(main(page)).containsText("36");
        if (page.locator("form[action$='/plans/2022/force']").count() > 0) {
            press(page, "form[action$='/plans/2022/force'] button");
        }
        visit.open("/coordination/tasks?year=2022&county=632622");
        assertThat(main(page)).containsText("组织共建任务1：台账规范");
    }

    private String aMeetingIsCalled(Visit visit, Page page) {
        visit.open("/coordination/meetings/new?county=632622");
        page.locator("[name=kind]").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("[name=title]", "2022年第一次群团工作联席会议");
        page.fill("[name=day]", "2022-01-20");
        page.fill("[name=from]", "10:00");
        page.locator("[name=lead]").selectOption(unit("总工会").toString());
        page.locator("[name=units][value='" + unit("总工会") + "']").check();
        page.locator("[name=units][value='" + unit("残联") + "']").check();
        press(page, "form.panel button[type=submit]");
        String meeting = pathOf(page);
        press(page, "form[action$='/notice'] button");
        return meeting;
    }

    private void anItemIsProposed(Visit visit, Page page, String meeting) {
        visit.open(meeting + "/items/new");
        page.fill("[name=title]", "组织一次进乡村义诊");
        press(page, "form.panel button[type=submit]");
        visit.open(meeting);
        assertThat(main(page)).containsText("组织一次进乡村义诊");
    }

    private String theMeetingDecides(Visit visit, Page page, String meeting) {
        visit.open(meeting);
        page.locator("main a", new Page.LocatorOptions().setHasText("组织一次进乡村义诊"))
                .first()
                .click();
        page.waitForURL(url -> url.contains("/coordination/items/"));
        String item = pathOf(page);
        press(page, "form[action$='/acceptance'] button");
        visit.open(meeting + "/attendance");
        for (Locator persons : page.locator("[name^=persons-]").all()) {
            persons.fill("3");
        }
        press(page, "form.panel button.btn-primary[type=submit]");
        visit.open(item + "/decisions/new");
        page.fill("[name=text]", DECISION);
        page.locator("[name=commons]").selectOption("ACTIVITY");
        page.locator("[name=lead]").selectOption(unit("总工会").toString());
        page.fill("[name=due]", "2022-03-31");
        page.locator("[name=partners][value='" + unit("残联") + "']").check();
        press(page, "form.panel button[type=submit]");
        page.locator("main a[href*='/coordination/decisions/']").first().click();
        page.waitForURL(url -> url.contains("/coordination/decisions/"));
        press(page, "form[action$='/task'] button[type=submit]");
        page.locator("main a[href*='/coordination/tasks/'], a[href*='/coordination/tasks/']")
                .first()
                .waitFor();
        if (!pathOf(page).contains("/coordination/tasks/")) {
            page.locator("main a[href*='/coordination/tasks/']").first().click();
            page.waitForURL(url -> url.matches(".*/coordination/tasks/[0-9a-f-]{36}.*"));
        }
        assertThat(main(page)).containsText("总工会");
        return pathOf(page);
    }

    private void theMinutesAreIssued(Visit visit, Page page, String meeting) throws IOException {
        visit.open(meeting + "/minutes");
        press(page, "form[action$='/minutes/issue'] button");
        visit.open(meeting + "/minutes");
        Download word = page.waitForDownload(() -> page.click("a[href$='/minutes/word']"));
        try (InputStream in = Files.newInputStream(word.path());
                XWPFDocument document = new XWPFDocument(in);
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains(DECISION).contains("总工会").contains("残联");
        }
    }

    /** Ten activities are the goal of 残联's own task of the list; one that is entered is one of ten, with nothing filled in for it. */
    private void theEntryOfAnActivityMovesAProgress(Visit visit, Page page) {
        String listed = "/coordination/tasks?year=2022&county=632622&q=" + "活动共办任务2";
        visit.open(listed);
        page.locator("main a", new Page.LocatorOptions().setHasText("活动共办任务2"))
                .first()
                .click();
        page.waitForURL(url -> url.matches(".*/coordination/tasks/[0-9a-f-]{36}.*"));
        String task = pathOf(page);
        assertThat(page.locator("main progress, main [role=progressbar], main meter")
                        .first())
                .isVisible();
        String before = progress(page);
        visit.open("/entries/new?kind=activity&county=632622");
        page.fill("[name=title]", "走进牧区送温暖");
        page.fill("[name=day]", "2022-01-19");
        page.fill("[name='measures.participants']", "35");
        page.locator("main form button[type=submit]").last().click();
        page.waitForURL(url -> url.matches(".*/entries/[0-9a-f-]{36}.*"));
        visit.open(task);
        assertThat(progress(page)).isNotEqualTo(before).contains("1").contains("10");
    }

    private static String progress(Page page) {
        return page.locator("section[aria-labelledby=progress-heading]").innerText();
    }

    private void theRegulationGoesOnTheWall(Visit visit, Page page) {
        visit.open("/coordination/regulations/new?county=632622");
        page.fill("[name=title]", "班玛县群团工作联席会议制度");
        page.locator("[name=kind]").selectOption("JOINT_MEETING");
        page.locator("[name=level]").selectOption("COUNTY");
        page.fill("[name=issuer]", "班玛县总工会");
        page.fill("[name=text]", "第一条 联席会议每季度召开一次。\n第二条 议定事项列入督办。");
        press(page, "form.panel button[type=submit]");
        page.waitForURL(url -> url.matches(".*/coordination/regulations/versions/[0-9a-f-]{36}.*"));
        String version = pathOf(page);
        visit.open(version + "/adoption");
        page.fill("[name=adoptedOn]", "2022-04-01");
        page.fill("[name=inForceFrom]", "2022-04-02");
        page.fill("[name=meetingWords]", "第一次联席会议");
        press(page, "form.panel button[type=submit]");
        visit.open(version + "/wall?size=a3");
        byte[] sheet = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
        String pdf = new String(sheet, StandardCharsets.ISO_8859_1);
        assertThat(pdf.split("/Type\\s*/Page[^s]", -1).length - 1).isEqualTo(1);
        assertThat(main(page)).containsText("第二条");
    }
}
