package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class PreferencesTest {

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void choosingALanguageKeepsItAndComesBackToThePageAsItWas() {
        var answer = browser.get("/page?q=%E6%98%A5&lang=en&page=2");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.header(answer, "location")).isEqualTo("/page?q=%E6%98%A5&page=2");
        assertThat(Browser.header(answer, "set-cookie")).startsWith("lang=en;").contains("SameSite=Lax", "Path=/");
        assertThat(browser.get("/page", "Cookie", "lang=en").body())
                .contains("<html lang=\"en\"", "Skip to the content");
    }

    @Test
    void elderModeIsKeptTheSameWayAndCanBeLeft() {
        assertThat(Browser.header(browser.get("/page?size=elder"), "set-cookie"))
                .startsWith("size=elder;");
        assertThat(browser.get("/page").body()).contains("?size=elder").doesNotContain("data-size");
        assertThat(browser.get("/page", "Cookie", "size=elder").body())
                .contains("data-size=\"elder\"", "href=\"/page?size=normal\"");
    }

    @Test
    void aPageSpeaksChineseWhateverTheBrowserWasInstalledIn() {
        assertThat(browser.get("/language", "Accept-Language", "en").body()).isEqualTo("zh-CN zh-CN");
        assertThat(browser.get("/language", "Cookie", "lang=en").body()).isEqualTo("en en");
        assertThat(browser.get("/language", "Cookie", "lang=xx").body()).isEqualTo("zh-CN zh-CN");
    }

    @Test
    void theApiSpeaksWhatIsAskedForAndNeverRedirects() {
        assertThat(browser.get("/api/language?lang=en", "Cookie", "lang=en").body())
                .isEqualTo("zh-CN");
        assertThat(browser.get("/api/language", "Accept-Language", "fr, en-US;q=0.8, zh;q=0.2")
                        .body())
                .isEqualTo("en");
        assertThat(browser.get("/api/language", "Accept-Language", "zh-Hans").body())
                .isEqualTo("zh-CN");
        assertThat(browser.get("/api/language", "Accept-Language", "§§").body()).isEqualTo("zh-CN");
    }

    @Test
    void whatIsNoLanguageAndNoSizeIsSomebodyElsesParameter() {
        assertThat(browser.get("/page?lang=tlh&size=50").statusCode()).isEqualTo(200);
    }

    @Test
    void comingBackNeverLeadsToAnotherSite() {
        for (String path :
                new String[] {"//evil.example/?lang=en", "/%5Cevil.example?lang=en", "///evil.example?lang=en"}) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(Browser.header(answer, "location"))
                    .doesNotStartWith("//")
                    .doesNotStartWith("/\\");
        }
    }

    @Test
    void aFormThatCameBackOffersThePageItWasSentFrom() {
        var answer = browser.post(
                "/upload",
                "",
                "Content-Type",
                "text/plain",
                "Referer",
                "http://localhost:" + port + "/list/new?kind=a");

        assertThat(answer.body()).contains("href=\"/list/new?kind=a&amp;lang=en\"");
        assertThat(browser.post("/upload", "", "Content-Type", "text/plain", "Referer", "http://evil.example/x")
                        .body())
                .contains("href=\"/?lang=en\"");
    }
}
