package cn.yipanqi.browser;

import static cn.yipanqi.browser.MonthOfWorkTest.MEETINGS;
import static cn.yipanqi.browser.MonthOfWorkTest.SEND;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What is done in the month, each from the desk on and by the way the pages lead. */
final class MonthDeeds {

    private static final String ITEM = "研究年度工作要点和任务清单";
    private static final String DECISION = "七月底前走访慰问一次困境儿童";

    private MonthDeeds() {}

    static void aJointActivityIsEntered(Hands hands, Page page) {
        hands.follow("nav", "活动").follow(page.locator("a[href*='/entries/new']").first());
        hands.type("[name=title]", "粽子送进敬老院、端午佳节暖人心活动")
                .choose("[name=township]", "县城（县本级）")
                .tick("#partners", "总工会", "团县委", "红十字会")
                .type("[name='measures.participants']", "45")
                .type("[name='measures.given_goods']", "4200")
                .send("#entry-form button[type=submit]");
        assertThat(page.locator("main")).containsText("红十字会");
    }

    static void aSmallActivityIsEntered(Hands hands, Page page) {
        hands.follow("nav", "活动").follow(page.locator("a[href*='/entries/new']").first());
        hands.type("[name=title]", "困境儿童走访慰问")
                .choose("[name=township]", "多贡麻乡")
                .type("[name='measures.participants']", "97")
                .type("[name='measures.given_cash']", "2800")
                .send("#entry-form button[type=submit]");
        assertThat(page.locator("main")).containsText("2,800");
    }

    static void aMeetingIsCalled(Hands hands, Page page) {
        hands.follow("nav", "会议管理")
                .follow(page.locator("main a[href$='/meetings/new']"))
                .follow("main", MEETINGS);
        hands.type("[name=day]", "2022-06-10").type("[name=from]", "10:00").send(SEND);
        hands.send("form[action$='/notice'] button");
        assertThat(page.locator("main")).containsText("2022年第1次" + MEETINGS);
    }

    static void anItemIsProposed(Hands hands, Page page) {
        hands.follow(page.locator("main a[href*='/coordination/meetings/']").first())
                .follow(page.locator("a[href$='/items/new']"));
        hands.type("[name=title]", ITEM).send(SEND);
        assertThat(page.locator("main")).containsText(ITEM);
    }

    static void theMeetingIsHeld(Hands hands, Page page) {
        hands.follow(page.locator("main a[href*='/coordination/meetings/']").first())
                .follow("main", ITEM)
                .send("form[action$='/acceptance'] button");
        hands.follow(page.locator("main a[href*='/coordination/meetings/']").first())
                .follow(page.locator("a[href$='/attendance']"));
        for (Locator persons : page.locator("[name^=persons-]").all()) {
            hands.type(persons, "3");
        }
        hands.send("form.panel button.btn-primary");
        hands.follow("main", ITEM).follow(page.locator("a[href$='/decisions/new']"));
        hands.type("[name=text]", DECISION)
                .choose("[name=commons]", "活动共办")
                .choose("[name=lead]", "妇联")
                .type("[name=due]", "2022-07-31")
                .send(SEND);
        hands.follow("main", DECISION).send("form[action$='/task'] button[type=submit]");
        assertThat(page.locator("main")).containsText("妇联");
    }

    static void theTaskComesUnderSupervision(Hands hands, Page page) {
        hands.follow("nav", "督办").follow(page.locator("main a[href$='/supervision/new']"));
        hands.choose("[name=task]", DECISION).send("form:has([name=task]) button");
        // Source and requirement stand there already: the meeting, and what it decided.
        hands.send("form.panel:has([name=source]) button[type=submit]");
        hands.send(".next-moves form button");
        assertThat(page.locator("main")).containsText("交办");
    }

    static void itIsReceived(Hands hands, Page page) {
        hands.follow(page.locator("main a[href*='/coordination/supervision/']").first())
                .send(".next-moves form button")
                .send(".next-moves form button");
        assertThat(page.locator("main")).containsText("承办");
    }

    static void aPartIsConfirmed(Hands hands, Page page) {
        hands.follow("main", "请确认协同任务：组织共建任务3：信息互通").send("form[action$='/confirmations'] button");
    }

    static void progressIsReported(Hands hands, Page page) {
        hands.follow("main", "新任务：人才共育任务4：信息互通")
                .type("[name=words]", "六月召开会议一次")
                .send("form[action$='/reports'] button");
    }

    static void itIsReportedDone(Hands hands, Page page) {
        hands.follow(page.locator("main a[href*='/coordination/supervision/']").first())
                .follow(page.locator("a[href*='move=REPORT']"))
                .type("[name=words]", "已走访困境儿童22名")
                .send(SEND);
        assertThat(page.locator("main")).containsText("22名");
    }

    static void itIsDischarged(Hands hands, Page page) {
        hands.follow(page.locator("main a[href*='/coordination/supervision/']").first())
                .send(".next-moves form button");
        assertThat(page.locator("main")).containsText("销号");
    }

    static void theWorkbookIsHandedIn(Hands hands, Page page, Path workbook) {
        hands.follow("nav", "导入工作簿")
                .attach("#upload [name=files]", workbook)
                .send("#upload button[type=submit]")
                .send("button[form=posting][value=valid]");
        assertThat(page.locator("main")).containsText("已入账");
    }

    static void theMonthIsVouchedFor(Hands hands, Page page) {
        hands.follow("nav", "核对确认").send("#m6 form button");
        assertThat(page.locator("#m6")).containsText("已核对");
    }

    static void theDraftIsLookedThrough(Hands hands, Page page) {
        hands.follow("nav", "工作报告").follow(page.locator("main th a").first());
        hands.open(
                page.locator(".document a.num[href*='activity.sessions']").first(),
                page.locator("#drawer [data-focus]"));
        hands.follow(page.locator("#drawer .traces a").first());
        assertThat(page.locator("main")).containsText(".xlsx");
    }
}
