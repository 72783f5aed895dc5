package cn.yipanqi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.FreshDataFolder;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The main job as a coordinator does it: from a year of workbooks to a Word file whose every number opened its rows. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"yipanqi.county=632622", "main.job=alone"})
@ContextConfiguration(initializers = FreshDataFolder.class)
class MainJobTest {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Test
    void aYearOfWorkbooksBecomesAReportWhoseEveryNumberOpensItsRows() throws IOException {
        Visit.account(accounts, "mainjob", Role.COORDINATOR, "632622");
        try (Chromium chromium = new Chromium();
                Visit visit = new Visit(
                        chromium,
                        port,
                        new NewContextOptions().setViewportSize(1440, 1000).setLocale("zh-CN"))) {
            visit.signIn("mainjob");
            Page page = visit.page();
            page.setDefaultTimeout(120_000);

            upload(visit, page);
            page.click("button[form=posting][value=valid]");
            page.waitForLoadState();

            visit.open("/duplicates?county=632622&year=2022");
            page.click("form[action$='/duplicates/confirmations/sure'] button[type=submit]");
            page.waitForLoadState();

            String report = report(visit, page);
            assertThat(page.locator("a.num", new Page.LocatorOptions().setHasText("198"))
                            .first())
                    .isVisible();

            countRows(visit, page, 198);
            source(visit, page);
            enterByHand(visit, page);
            visit.open("/figures/activity.sessions?year=2022&county=632622");
            assertThat(page.locator("main")).containsText("199");

            word(visit, page, report);
        }
    }

    private static void upload(Visit visit, Page page) throws IOException {
        Path[] workbooks;
        try (Stream<Path> files = Files.list(Path.of("demo/banma-2022"))) {
            workbooks = files.sorted().toArray(Path[]::new);
        }
        visit.open("/intakes?county=632622");
        page.fill("#upload [name=year]", "2022");
        page.setInputFiles("#upload [name=files]", workbooks);
        page.click("#upload button[type=submit]");
        page.waitForURL(url -> url.matches(".*/intakes/[0-9a-f-]{36}.*"));
        // Shown, and nothing posted yet.
        assertThat(page.locator("main")).containsText("还没有入账");
    }

    private static String report(Visit visit, Page page) {
        visit.open("/reports?county=632622");
        page.fill("form[action$='/reports'] [name=year]", "2022");
        page.click("form[action$='/reports'] button[type=submit]");
        page.waitForURL(url -> url.matches(".*/reports/[0-9a-f-]{36}.*"));
        return page.url();
    }

    /** Opens the number in the report and walks its rows to the end. */
    private static void countRows(Visit visit, Page page, int wanted) {
        page.locator("a.num", new Page.LocatorOptions().setHasText("198"))
                .first()
                .click();
        assertThat(page.locator("#drawer")).containsText("198");
        visit.open("/figures/activity.sessions?year=2022&county=632622");
        int rows = 0;
        while (true) {
            rows += page.locator("main a[href*='/entries/']").count();
            var next = page.locator("main a[rel=next]");
            if (next.count() == 0) {
                break;
            }
            next.first().click();
            page.waitForLoadState();
        }
        assertThat(rows).isEqualTo(wanted);
    }

    private static void source(Visit visit, Page page) {
        visit.open("/figures/activity.sessions?year=2022&county=632622");
        page.locator("main a[href*='/entries/']").first().click();
        page.waitForURL(url -> url.contains("/entries/"));
        assertThat(page.locator("main")).containsText(".xlsx");
        assertThat(page.locator("main")).containsText("第 3 行");
    }

    private static void enterByHand(Visit visit, Page page) {
        visit.open("/entries/new?kind=activity&county=632622");
        page.fill("[name=title]", "送科技下乡");
        page.fill("[name=day]", "2022-12-30");
        page.locator("select[name=unit]").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.fill("[name='measures.participants']", "约35");
        page.locator("main form button[type=submit]").last().click();
        page.waitForURL(url -> url.matches(".*/entries/[0-9a-f-]{36}.*"));
        assertThat(page.locator("main")).containsText("送科技下乡");
    }

    private static void word(Visit visit, Page page, String report) throws IOException {
        visit.open(report);
        Download download = page.waitForDownload(() -> page.click("a[href$='/word']"));
        try (InputStream in = Files.newInputStream(download.path());
                XWPFDocument document = new XWPFDocument(in);
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            assertThat(text.getText()).contains("199").contains("43.8").contains("数据来源表");
        }
    }
}
