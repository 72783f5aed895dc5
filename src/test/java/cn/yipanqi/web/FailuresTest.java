package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class FailuresTest {

    private static final String PROBLEM = "application/problem+json";

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @ParameterizedTest
    @CsvSource({"INVALID,422", "ABSENT,404", "STALE,409", "FORBIDDEN,403"})
    void aRefusedPageIsAPageThatSaysWhy(String kind, int status) {
        var answer = browser.get("/refused?kind=" + kind);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Browser.header(answer, "content-type")).startsWith("text/html");
        assertThat(answer.body()).contains("编号 2022", "class=\"masthead\"", "href=\"/feedback?from=%2Frefused");
    }

    @ParameterizedTest
    @CsvSource({"INVALID,422", "ABSENT,404", "STALE,409", "FORBIDDEN,403"})
    void aRefusedCallIsAProblemWithItsCodeInTheLanguageAskedFor(String kind, int status) throws Exception {
        var answer = browser.get("/api/refused?kind=" + kind, "Accept-Language", "en-GB,en;q=0.9");
        JsonNode problem = problem(answer, status);

        assertThat(problem.path("detail").asString()).isEqualTo("Number 2022");
        assertThat(problem.path("code").asString()).isEqualTo("feedback.sent.number");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("instance").asString()).isEqualTo("/api/refused");
    }

    @Test
    void theApiSpeaksChineseWhereNothingElseIsAskedFor() throws Exception {
        assertThat(problem(browser.get("/api/refused?kind=STALE"), 409)
                        .path("title")
                        .asString())
                .isEqualTo("别人先改了");
        assertThat(problem(browser.get("/api/refused?kind=STALE", "Accept-Language", "fr"), 409)
                        .path("detail")
                        .asString())
                .isEqualTo("编号 2022");
    }

    @Test
    void aProblemIsAProblemWhateverFormatWasAskedFor() throws Exception {
        problem(browser.get("/api/refused?kind=ABSENT", "Accept", "application/msword"), 404);
    }

    @Test
    void aRefusedPartGoesWhereThePageListens() {
        var answer = browser.get("/refused?kind=STALE", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Browser.header(answer, "HX-Retarget")).isEqualTo("#notice");
        assertThat(answer.body()).contains("编号 2022").doesNotContain("<html");
    }

    @Test
    void ourOwnFaultBearsAReferenceAndTellsNothingOfItself() throws Exception {
        var page = browser.get("/broken");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("系统出错了")
                .containsPattern("编号 [0-9a-f]{8}")
                .doesNotContain("swordfish", "IllegalState", "class=\"side-nav\"");

        var call = browser.get("/api/broken");
        assertThat(problem(call, 500).path("reference").asString()).matches("[0-9a-f]{8}");
        assertThat(call.body()).doesNotContain("swordfish", "IllegalState");
    }

    @Test
    void withoutADatabaseItIsSaidThatItWillBeBack() throws Exception {
        var page = browser.get("/without-database");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("暂时不能用")
                .containsPattern("编号 [0-9a-f]{8}")
                .doesNotContain("10.0.0.5");
        problem(browser.get("/api/without-database"), 503);
    }

    @Test
    void aTemplateThatFailsBecomesAnErrorPageAndNotHalfAPage() {
        var answer = browser.get("/template");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("系统出错了")
                .containsPattern("编号 [0-9a-f]{8}")
                .containsOnlyOnce("<html");
    }

    @Test
    void whatIsNotThereIsNotFoundInEitherShape() throws Exception {
        var page = browser.get("/nowhere");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("没有找到");
        problem(browser.get("/api/nowhere"), 404);
    }

    @Test
    void aWrongMethodSaysWhichIsRight() throws Exception {
        var call = browser.get("/api/body");
        problem(call, 405);
        assertThat(Browser.header(call, "Allow")).contains("POST");
        assertThat(browser.get("/upload").statusCode()).isEqualTo(405);
    }

    @Test
    void aValueThatCannotBeReadNamesItsParameter() throws Exception {
        assertThat(problem(browser.get("/api/number?n=many"), 400)
                        .path("detail")
                        .asString())
                .isEqualTo("参数 n 的值读不懂：many");
        assertThat(problem(browser.get("/api/number"), 400).path("detail").asString())
                .isEqualTo("缺少参数 n");
        assertThat(browser.get("/number?n=many").statusCode()).isEqualTo(400);
        problem(browser.get("/api/number?n=" + "9".repeat(3000)), 400);
        assertThat(problem(browser.get("/api/number?n=many&n=more"), 400)
                        .path("detail")
                        .asString())
                .isEqualTo("参数 n 的值读不懂：many, more");
    }

    @Test
    void aBodyThatCannotBeReadIsTheSendersFault() throws Exception {
        problem(browser.post("/api/body", "{", "Content-Type", "application/json"), 400);
        problem(browser.post("/api/body", "title=x", "Content-Type", "text/csv"), 415);
    }

    @Test
    void aBodyThatBreaksARuleSaysAtWhichField() throws Exception {
        JsonNode problem = problem(browser.post("/api/body", "{}", "Content-Type", "application/json"), 422);

        assertThat(problem.path("errors").size()).isEqualTo(1);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("title");
        assertThat(problem.path("errors").get(0).path("message").asString()).isNotBlank();
    }

    @Test
    void anUploadBeyondTheLimitIsTooLargeAndNotBroken() throws Exception {
        for (int size : List.of(1500, 5000)) {
            var call = browser.post("/api/upload", upload(size), "Content-Type", "multipart/form-data; boundary=b");
            problem(call, 413);
            assertThat(browser.post("/upload", upload(size), "Content-Type", "multipart/form-data; boundary=b")
                            .body())
                    .contains("内容太大");
        }
    }

    @Test
    void anUploadThatIsNoneIsTheSendersFault() throws Exception {
        problem(browser.post("/api/upload", "not a part", "Content-Type", "multipart/form-data; boundary=b"), 400);
        problem(browser.post("/api/upload", "x", "Content-Type", "multipart/form-data"), 400);
        problem(browser.post("/api/upload", "a=b", "Content-Type", "application/x-www-form-urlencoded"), 400);
    }

    @Test
    void whatFailsOutsideTheControllersIsToldInTheSameWords() {
        var answer = browser.get("/before-mvc");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("没有权限", "class=\"masthead\"");
    }

    @Test
    void theErrorAddressItselfIsNothing() {
        assertThat(browser.get("/error").statusCode()).isEqualTo(404);
    }

    private static String upload(int size) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n" + "x".repeat(size)
                + "\r\n--b--\r\n";
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Browser.header(answer, "content-type")).startsWith(PROBLEM);
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("code").asString()).isNotBlank();
        return problem;
    }
}
