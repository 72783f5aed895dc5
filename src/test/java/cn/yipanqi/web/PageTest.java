package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class PageTest {

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void aViewNameIsATemplateAndItsModelTheParameters() {
        var answer = browser.get("/page");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<title>反馈已收到 · 班玛县群团协同 一盘棋</title>", "编号 2,022");
    }

    @Test
    void noPageIsKeptByTheBrowser() {
        assertThat(Browser.header(browser.get("/page"), "cache-control")).isEqualTo("no-store");
        assertThat(Browser.header(browser.get("/nowhere"), "cache-control")).isEqualTo("no-store");
    }

    @Test
    void aRedirectIsNoTemplate() {
        var answer = browser.get("/elsewhere");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.header(answer, "location")).endsWith("/page");
    }

    @Test
    void theNavigationShowsWhatTheVisitorMayOpenAndWhereHeIs() {
        String page = browser.get("/list").body();

        assertThat(page)
                .contains("<a href=\"/list\" aria-current=\"page\">", "1,234")
                .contains("href=\"/list?kind=a\"")
                .doesNotContain("/closed");
        assertThat(page.indexOf("/list?kind=b")).as("ordered").isLessThan(page.indexOf("/list?kind=a"));
    }

    @Test
    void theClosestNavigationItemIsTheCurrentOne() {
        assertThat(browser.get("/list?page=2&kind=a").body())
                .contains("<a href=\"/list?kind=a\" aria-current=\"page\">")
                .contains("<a href=\"/list\">");
        assertThat(browser.get("/list/more").body()).contains("<a href=\"/list\" aria-current=\"true\">");
    }

    @Test
    void aStrangerHasNoNavigationButEverybodyMayComplainAndAsk() {
        String page = browser.get("/page", "X-Stranger", "yes").body();

        assertThat(page)
                .doesNotContain("class=\"side-nav\"", "class=\"me\"")
                .contains("href=\"/feedback?from=%2Fpage\"", "href=\"tel:09750000000\"");
    }

    @Test
    void theSignInPageSaysWhatWentWrong() {
        assertThat(browser.get("/sign-in", "X-Stranger", "yes").body()).contains("账号或密码不对", "有错误：登录", "不得录入、上传国家秘密");
        assertThat(browser.get("/sign-in?minutes=15", "X-Stranger", "yes").body())
                .contains("请 15 分钟后再试");
    }

    @Test
    void aPageAfterTheFirstIsLight() {
        // Board and lists are heavier than this one; the shell must leave them room within 30 KB compressed.
        var answer = browser.bytes("/page", "Accept-Encoding", "gzip");

        assertThat(Browser.header(answer, "content-encoding")).isEqualTo("gzip");
        assertThat(answer.body().length).isLessThan(4_000);
    }
}
