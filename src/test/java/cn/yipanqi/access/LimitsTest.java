package cn.yipanqi.access;

import static cn.yipanqi.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.FreshDataFolder;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.Workshop;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** How much a request may bring and how many may be at work at once: beyond it a clear word and no 5xx. Limits are low here. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "yipanqi.strict-messages=true",
            "yipanqi.limits.body=100KB",
            "yipanqi.limits.upload=200KB",
            "yipanqi.limits.uploads=300KB",
            "yipanqi.limits.account-at-once=2",
            "yipanqi.limits.address-at-once=4",
            "yipanqi.limits.token-calls=30",
            "yipanqi.pool-size=5"
        })
@Import({SettableClock.InsteadOfTheRealOne.class, Workshop.class})
@ContextConfiguration(initializers = FreshDataFolder.class)
class LimitsTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    SettableClock clock;

    @Autowired
    Workshop.Bench bench;

    private Visitor visitor;
    private String token;

    @BeforeEach
    void openAnAccount() {
        visitor = new Visitor(port);
        token = newToken();
        bench.reset();
    }

    private String newToken() {
        return CurrentScope.call(
                Scope.nobody("test"),
                () -> tokens.make(
                        accounts.open(
                                "limited" + NEXT.incrementAndGet(),
                                "某人",
                                PASSWORD,
                                Grant.of(Role.COORDINATOR, new RegionCode("632622"))),
                        "test"));
    }

    private HttpResponse<String> call(String path, String type, String body) {
        return visitor.post(path, body, headers(type));
    }

    /** The same without its length said beforehand. */
    private HttpResponse<String> stream(String path, String type, String body) {
        return visitor.send(
                "POST",
                path,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
                headers(type));
    }

    private String[] headers(String type) {
        return new String[] {
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            type,
            "Accept-Language",
            "en",
            "Idempotency-Key",
            "k" + NEXT.incrementAndGet()
        };
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.title")).isEqualTo(title);
    }

    @Test
    void anAddressOrHeadersTooLongAreToldSoInBothLanguages() {
        HttpResponse<String> page = visitor.get("/sign-in?q=" + "x".repeat(7000));
        assertThat(page.statusCode()).isEqualTo(414);
        assertThat(page.body()).contains("地址太长", "class=\"masthead\"");
        assertThat(header(page, "Content-Security-Policy")).isNotEmpty();
        assertProblem(
                visitor.get("/api/v1/figures?q=" + "x".repeat(7000), "Accept-Language", "en"),
                414,
                "The address is too long");

        HttpResponse<String> heavy = visitor.get("/sign-in", "X-Much", "x".repeat(13_000));
        assertThat(heavy.statusCode()).isEqualTo(431);
        assertThat(heavy.body()).contains("请求头太大");
        assertProblem(
                visitor.get("/api/v1/figures", "X-Much", "x".repeat(13_000), "Accept-Language", "en"),
                431,
                "The request's headers are too large");
        assertThat(visitor.get("/sign-in", "X-Much", "x".repeat(40_000)).statusCode())
                .as("what Tomcat itself does not read")
                .isEqualTo(400);
    }

    @Test
    void whoIsNotSignedInSendsLittleWhetherHeSaysHowMuchOrNot() {
        String much = "text=" + "x".repeat(70_000);
        String form = "application/x-www-form-urlencoded";

        HttpResponse<String> said = new Visitor(port).post("/feedback", much, "Content-Type", form);
        HttpResponse<String> unsaid = new Visitor(port)
                .send(
                        "POST",
                        "/feedback",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(much.getBytes(StandardCharsets.UTF_8))),
                        "Content-Type",
                        form);

        for (HttpResponse<String> answer : List.of(said, unsaid)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("内容太大");
        }
    }

    @Test
    void aCallsBodyHasItsLimitWhetherItsLengthIsSaidOrNot() {
        String much = "{\"name\":\"" + "x".repeat(110_000) + "\"}";

        assertProblem(call("/api/test/things", "application/json", much), 413, "Too large");
        assertProblem(stream("/api/test/things", "application/json", much), 413, "Too large");
        assertThat(bench.times()).isZero();
        assertThat(stream("/api/test/things", "application/json", "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void oneFileMayBeLargerAndManyTogetherLargerStill() {
        String type = "multipart/form-data; boundary=b";

        assertThat(call("/api/test/upload", type, upload(150_000)).statusCode()).isEqualTo(200);
        assertProblem(call("/api/test/upload", type, upload(250_000)), 413, "Too large");
        assertProblem(stream("/api/test/upload", type, upload(250_000)), 413, "Too large");
        assertThat(call("/api/v1/intakes", type, upload(250_000)).statusCode()).isNotEqualTo(413);
        assertProblem(call("/api/v1/intakes", type, upload(350_000)), 413, "Too large");
    }

    private static String upload(int size) {
        return "--b\r\nContent-Disposition: form-data; name=\"county\"\r\n\r\n632622\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n"
                + "x".repeat(size)
                + "\r\n--b--\r\n";
    }

    @Test
    void jsonThatIsNestedTooDeeplyOrTooLongInOnePlaceIsTheSendersFault() {
        String deep = "{\"nobodys\":" + "[".repeat(60) + "]".repeat(60) + "}";
        String name = "{\"" + "n".repeat(300) + "\":\"x\"}";
        for (String beyond : List.of(deep, name)) {
            HttpResponse<String> answer = call("/api/v1/entries", "application/json", beyond);
            assertThat(answer.statusCode()).as(beyond.substring(0, 30)).isEqualTo(400);
            assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("failure.body.beyond");
        }
    }

    @Test
    void tooManyFieldsOrPartsAreRefusedInWords() {
        String fields = "name=x&".repeat(1100);
        HttpResponse<String> answer = call("/api/test/upload", "application/x-www-form-urlencoded", fields);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("failure.parameters.unreadable");
        assertThat(visitor.get("/sign-in?" + "n=x&".repeat(1100)).body()).contains("最多 1,000 项");

        String parts = "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nx\r\n".repeat(300) + "--b--\r\n";
        assertProblem(call("/api/test/upload", "multipart/form-data; boundary=b", parts), 413, "Too large");
        String heading =
                "--b\r\nContent-Disposition: form-data; name=\"" + "n".repeat(2000) + "\"\r\n\r\nx\r\n--b--\r\n";
        assertThat(call("/api/test/upload", "multipart/form-data; boundary=b", heading)
                        .statusCode())
                .isBetween(400, 413);
    }

    @Test
    void anAccountsTokensMakeSoManyCallsAMinuteAndNobodyElseWaitsForIt() {
        String[] headers = {"Authorization", "Bearer " + token, "Accept-Language", "en"};
        int let = 0;
        HttpResponse<String> answer = visitor.get("/api/v1/nowhere", headers);
        // The purse fills while it is emptied, if slowly.
        while (answer.statusCode() == 404 && let < 1000) {
            let++;
            answer = visitor.get("/api/v1/nowhere", headers);
        }

        assertThat(let).isBetween(30, 999);
        assertProblem(answer, 429, "Too many requests");
        assertThat(Integer.parseInt(header(answer, "Retry-After"))).isPositive();
        assertThat(visitor.get("/api/v1/nowhere", "Authorization", "Bearer " + newToken())
                        .statusCode())
                .isEqualTo(404);
        clock.advance(Duration.ofMinutes(1));
        assertThat(visitor.get("/api/v1/nowhere", headers).statusCode()).isEqualTo(404);
    }

    @Test
    void oneAccountHasSoManyRequestsAtWorkAndNoMore() throws InterruptedException {
        List<CompletableFuture<HttpResponse<String>>> atWork = List.of(slow(), slow());
        bench.awaitBegun(2);

        HttpResponse<String> third = call("/api/test/things", "application/json", "{}");
        String other = token;
        token = newToken();
        HttpResponse<String> ofAnother = call("/api/test/things", "application/json", "{}");
        token = other;
        bench.letEnd();
        bench.letEnd();

        assertProblem(third, 429, "Too many requests");
        assertThat(header(third, "Retry-After")).isEqualTo("1");
        assertThat(ofAnother.statusCode()).isEqualTo(201);
        assertThat(atWork).allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(call("/api/test/things", "application/json", "{}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void oneAddressHasSoManyRequestsAtWorkAndNoMore() throws InterruptedException {
        CompletableFuture<HttpResponse<String>> one = slow();
        CompletableFuture<HttpResponse<String>> two = slow();
        token = newToken();
        CompletableFuture<HttpResponse<String>> three = slow();
        CompletableFuture<HttpResponse<String>> four = slow();
        bench.awaitBegun(4);

        HttpResponse<String> fifth = new Visitor(port).get("/sign-in");
        for (int i = 0; i < 4; i++) {
            bench.letEnd();
        }

        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.body()).contains("请求太频繁");
        assertThat(List.of(one, two, three, four))
                .allMatch(answer -> answer.join().statusCode() == 200);
        assertThat(new Visitor(port).get("/sign-in").statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<String>> slow() {
        String[] headers = headers("application/json");
        return CompletableFuture.supplyAsync(
                () -> new Visitor(port).post("/api/test/slow", "{}", headers), task -> new Thread(task).start());
    }

    @Test
    void aBodyThatTricklesIsEndedAndOneThatBreaksOffIsNoFaultOfOurs() throws IOException {
        try (Socket socket = begin(3000)) {
            clock.advance(Duration.ofMinutes(5));
            socket.getOutputStream().write('x');
            socket.getOutputStream().flush();
            assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("It did not arrive in time");
        }
        try (Socket socket = begin(3000)) {
            socket.getOutputStream().write('x');
            socket.shutdownOutput();
            assertThat(answer(socket)).startsWith("HTTP/1.1 400").doesNotContain("reference");
        }
    }

    /** Asks for leave to send the body, and has it: so the server is waiting for it now. */
    private Socket begin(int length) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST /api/test/things HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n"
                                + "Authorization: Bearer " + token + "\r\nIdempotency-Key: slow\r\n"
                                + "Accept-Language: en\r\nExpect: 100-continue\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        byte[] leave = socket.getInputStream().readNBytes("HTTP/1.1 100 \r\n\r\n".length());
        assertThat(new String(leave, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100");
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
