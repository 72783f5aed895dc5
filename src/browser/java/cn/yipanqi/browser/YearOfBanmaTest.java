package cn.yipanqi.browser;

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
import com.microsoft.playwright.options.LoadState;
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

    private static void press(Page page, String what) {
        page.locator(what).first().click();
        page.waitForLoadState(LoadState.LOAD);
    }

    private static String pathOf(Page page) {
        return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*$", "");
    }

    private static Locator main(Page page) {
        return page.locator("main");
    }

    private static void move(Page page, String item, String move, String... fields) {
        page.navigate(page.url().replaceFirst("(^https?://[^/]+).*", "$1") + item + "/moves/new?move=" + move);
        for (int i = 0; i < fields.length; i += 2) {
            page.fill("[name=" + fields[i] + "]", fields[i + 1]);
        }
        press(page, "form.panel button[type=submit]");
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
        by("year-office", (visit, page) -> item[0] = theTaskComesUnderSupervision(visit, page, task[0]));
        by("year-union", (visit, page) -> theLeadReceivesIt(visit, page, item[0]));
        by("year-disabled", (visit, page) -> theEntryOfAnActivityMovesAProgress(visit, page));
        by("year-disabled", (visit, page) -> thePartnerConfirmsItsPart(visit, page, item[0]));
        itIs("2022-03-25");
        by("year-office", (visit, page) -> itsColourIs(visit, page, item[0], "黄"));
        itIs("2022-04-02");
        by("year-office", (visit, page) -> itsColourIs(visit, page, item[0], "红"));
        by("year-union", (visit, page) -> anExtensionIsRefusedNow(visit, page, item[0]));
        by("year-union", (visit, page) -> theLeadReports(visit, page, item[0]));
        by("year-office", (visit, page) -> itIsDischarged(visit, page, item[0]));
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

    private String theTaskComesUnderSupervision(Visit visit, Page page, String task) {
        visit.open("/coordination/supervision/new?task=" + task.replaceFirst(".*/", "") + "&county=632622");
        page.fill("[name=source]", "2022年第一次联席会议");
        page.fill("[name=requirement]", "义诊一次，受益群众不少于50人");
        press(page, "form.panel button[type=submit]");
        page.waitForURL(url -> url.matches(".*/coordination/supervision/[0-9a-f-]{36}.*"));
        String item = pathOf(page);
        move(page, item, "ASSIGN");
        visit.open(item);
        assertThat(main(page)).containsText("交办");
        return item;
    }

    private void theLeadReceivesIt(Visit visit, Page page, String item) {
        visit.open("/desk");
        assertThat(main(page)).containsText(DECISION);
        visit.open(item);
        move(page, item, "RECEIVE");
        move(page, item, "BEGIN");
        visit.open(item);
        assertThat(main(page)).containsText("承办");
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

    private void thePartnerConfirmsItsPart(Visit visit, Page page, String item) {
        visit.open(item);
        move(page, item, "CONFIRM", "words", "医生两名已落实");
        visit.open(item);
        assertThat(main(page)).containsText("医生两名已落实");
    }

    private void itsColourIs(Visit visit, Page page, String item, String colour) {
        visit.open(item);
        assertThat(page.locator("main .slip").first()).containsText(colour);
        visit.open("/coordination/supervision?county=632622");
        assertThat(main(page)).containsText(DECISION);
        assertThat(main(page)).containsText(colour);
    }

    private void anExtensionIsRefusedNow(Visit visit, Page page, String item) {
        visit.open(item);
        assertThat(page.locator("main a[href*='move=ASK']")).hasCount(0);
        move(page, item, "ASK", "until", "2022-05-31", "words", "医生抽不出时间");
        assertThat(main(page)).containsText("延期");
        assertThat(page.locator(".error, .slip.bad, [role=alert]").first()).isVisible();
        visit.open(item);
        assertThat(main(page)).containsText("2022-03-31");
    }

    private void theLeadReports(Visit visit, Page page, String item) {
        visit.open(item);
        move(page, item, "REPORT", "words", "已在达卡乡义诊，受益群众62人");
        visit.open(item);
        assertThat(main(page)).containsText("受益群众62人");
    }

    private void itIsDischarged(Visit visit, Page page, String item) {
        visit.open(item);
        move(page, item, "DISCHARGE");
        visit.open(item);
        assertThat(main(page)).containsText("销号");
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
