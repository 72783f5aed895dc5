package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class AssetAddressesTest {

    private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"#]+)");

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void everyFileAPageNamesIsThereAndIsKeptForAYear() {
        Matcher assets = ASSET.matcher(browser.get("/sign-in").body());
        int found = 0;
        while (assets.find()) {
            var asset = browser.get(assets.group(1));
            assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
            assertThat(Browser.header(asset, "cache-control")).isEqualTo("max-age=31536000, public, immutable");
            found++;
        }
        assertThat(found).isGreaterThan(6);
    }

    @Test
    void aCompressedAnswerSaysSoAndIsForThoseWhoAskForIt() {
        String theme = theme();

        var zipped = browser.bytes(theme, "Accept-Encoding", "gzip, deflate");
        var plain = browser.bytes(theme);

        assertThat(Browser.header(zipped, "content-encoding")).isEqualTo("gzip");
        assertThat(Browser.header(zipped, "vary")).containsIgnoringCase("accept-encoding");
        assertThat(Browser.header(plain, "content-encoding")).isEmpty();
        assertThat(Browser.header(plain, "content-type")).isEqualTo("text/css;charset=UTF-8");
        assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
    }

    @Test
    void aPageOpenedBeforeAnUpdateStillGetsItsStyleButDoesNotKeepIt() {
        var answer = browser.get(theme().replaceFirst("/assets/[0-9a-f]+/", "/assets/000000000000/"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Browser.header(answer, "cache-control")).isEqualTo("no-store");
    }

    @Test
    void whatIsNoAssetIsNotFoundAndNothingElseOfTheClassPathIsOnTheWeb() {
        assertThat(browser.get("/assets/0/application.yaml").statusCode()).isEqualTo(404);
        assertThat(browser.get("/assets/0/vendor/../../../application.yaml").statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(browser.get("/assets/theme.css").statusCode()).isEqualTo(404);
        assertThat(browser.get("/webjars/tabler__core/1.4.0/dist/css/tabler.min.css")
                        .statusCode())
                .isEqualTo(404);
    }

    private String theme() {
        Matcher theme = Pattern.compile("rel=\"stylesheet\" href=\"([^\"]+)\"")
                .matcher(browser.get("/page").body());
        assertThat(theme.find()).isTrue();
        return theme.group(1);
    }
}
