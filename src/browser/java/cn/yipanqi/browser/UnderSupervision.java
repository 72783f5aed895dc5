package cn.yipanqi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/** What is done with a supervised item before the browser, one step after another, each seen to have happened. */
final class UnderSupervision {

    private UnderSupervision() {}

    static void press(Page page, String what) {
        page.locator(what).first().click();
        page.waitForLoadState(LoadState.LOAD);
    }

    static String pathOf(Page page) {
        return page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*$", "");
    }

    static Locator main(Page page) {
        return page.locator("main");
    }

    /** Where the state stands, beside the title. */
    private static Locator heading(Page page) {
        return page.locator("main h1");
    }

    private static void move(Page page, String item, String move, String... fields) {
        page.navigate(page.url().replaceFirst("(^https?://[^/]+).*", "$1") + item + "/moves/new?move=" + move);
        for (int i = 0; i < fields.length; i += 2) {
            page.fill("[name=" + fields[i] + "]", fields[i + 1]);
        }
        press(page, "form.panel button[type=submit]");
    }

    /** @return its path */
    static String begun(Visit visit, Page page, String task) {
        visit.open("/coordination/supervision/new?task=" + task.replaceFirst(".*/", "") + "&county=632622");
        page.fill("[name=source]", "2022年第一次联席会议");
        page.fill("[name=requirement]", "义诊一次，受益群众不少于50人");
        press(page, "form.panel button[type=submit]");
        page.waitForURL(url -> url.matches(".*/coordination/supervision/[0-9a-f-]{36}.*"));
        String item = pathOf(page);
        move(page, item, "ASSIGN");
        visit.open(item);
        assertThat(heading(page)).containsText("已交办");
        return item;
    }

    /** @param title of what is supervised, as the desk shows it */
    static void received(Visit visit, Page page, String item, String title) {
        visit.open("/desk");
        assertThat(main(page)).containsText(title);
        visit.open(item);
        move(page, item, "RECEIVE");
        move(page, item, "BEGIN");
        visit.open(item);
        assertThat(heading(page)).containsText("承办中");
    }

    static void confirmedByThePartner(Visit visit, Page page, String item) {
        visit.open(item);
        move(page, item, "CONFIRM", "words", "医生两名已落实");
        visit.open(item);
        assertThat(main(page)).containsText("医生两名已落实");
    }

    static void coloured(Visit visit, Page page, String item, String title, String colour) {
        visit.open(item);
        assertThat(page.locator("main .slip").first()).containsText(colour);
        visit.open("/coordination/supervision?county=632622");
        assertThat(main(page)).containsText(title);
        assertThat(main(page)).containsText(colour);
    }

    static void extendedNoMore(Visit visit, Page page, String item) {
        visit.open(item);
        assertThat(page.locator("main a[href*='move=ASK']")).hasCount(0);
        visit.open(item + "/moves/new?move=ASK");
        assertThat(main(page)).containsText("完成时限 2022-03-31 已过，不能再申请延期");
        assertThat(page.locator("[name=until]")).hasCount(0);
        visit.open(item);
        assertThat(main(page)).containsText("2022-03-31");
    }

    static void reported(Visit visit, Page page, String item) {
        visit.open(item);
        move(page, item, "REPORT", "words", "已在达卡乡义诊，受益群众62人");
        visit.open(item);
        assertThat(main(page)).containsText("受益群众62人");
    }

    static void discharged(Visit visit, Page page, String item) {
        visit.open(item);
        move(page, item, "DISCHARGE");
        visit.open(item);
        assertThat(heading(page)).containsText("已销号");
    }
}
