package cn.yipanqi.access;

import static cn.yipanqi.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.ContentPolicy;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer tells the browser besides its content. Behind TLS: {@code ProductionTest}. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SecurityHeadersTest {

    private static final String LOGIN = "headers";
    private static final String PASSWORD = "right horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    private Visitor visitor;
    private HttpResponse<String> signedIn;

    @BeforeEach
    void signIn() {
        CurrentScope.run(Scope.nobody("test"), () -> {
            if (!accounts.exists(LOGIN)) {
                accounts.open(LOGIN, "某人", PASSWORD, Grant.of(Role.LEADER, new RegionCode("632622")));
            }
        });
        visitor = new Visitor(port);
        signedIn = visitor.signIn(LOGIN, PASSWORD);
    }

    /** A page to a stranger and to somebody, a refusal, a failure, a redirect, the API. */
    private List<HttpResponse<String>> answers() {
        return List.of(
                new Visitor(port).get("/sign-in"),
                visitor.get("/account"),
                visitor.get("/accounts"),
                visitor.get("/nowhere"),
                visitor.get("/"),
                visitor.get("/api/v1/nowhere"),
                visitor.get("/api/v1/figures"));
    }

    @Test
    void nothingInlineRunsAndNoTextBecomesPageButThroughTheOnePolicy() {
        for (HttpResponse<String> answer : answers()) {
            assertThat(header(answer, "Content-Security-Policy"))
                    .isEqualTo(ContentPolicy.STRICT)
                    .contains("script-src 'self';", "style-src 'self';", "object-src 'none'", "base-uri 'none'")
                    .contains("require-trusted-types-for 'script'", "trusted-types default")
                    .doesNotContain("unsafe", "*", "http:", "allow-duplicates");
        }
    }

    @Test
    void noPageIsFramedOrOpenedIntoAndNoFileUsedByAnotherSite() {
        for (HttpResponse<String> answer : answers()) {
            assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void anotherSiteIsNeverAllowedToReadAnAnswer() {
        for (String path : List.of("/account", "/api/v1/figures", "/sign-in")) {
            HttpResponse<String> answer = visitor.get(path, "Origin", "https://elsewhere.example");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
        }
    }

    @Test
    void addressesGoToNoOtherSiteTypesAreNotGuessedAndTheMachineIsLeftAlone() {
        for (HttpResponse<String> answer : answers()) {
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Permissions-Policy"))
                    .contains("camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()");
        }
    }

    @Test
    void whatIsSomebodysOwnIsKeptNowhereOnTheWay() {
        for (HttpResponse<String> answer : answers()) {
            assertThat(header(answer, "Cache-Control")).contains("no-store");
        }
        String style =
                new Visitor(port).get("/sign-in").body().replaceAll("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");
        assertThat(header(visitor.get(style), "Cache-Control"))
                .as("the same for everybody")
                .contains("public", "immutable");
    }

    @Test
    void noAnswerSaysWhatItIsMadeOf() {
        for (HttpResponse<String> answer : answers()) {
            assertThat(answer.headers().map().keySet())
                    .doesNotContain("Server", "server", "X-Powered-By", "x-powered-by");
        }
    }

    @Test
    void theSessionsCookieIsOutOfScriptsReachAndOfOtherSitesRequests() {
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Domain="));
    }

    @Test
    void whatCannotBeReadAsARequestIsAnsweredWithoutAWordOfTheServer() throws IOException {
        for (String broken : List.of(
                "GET /sign-in HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: a\r\nCookie: yipanqi=secret\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "nonsense\r\n\r\n")) {
            String answer = raw(broken);
            assertThat(answer)
                    .as(broken)
                    .matches("(?s)HTTP/1.1 (4\\d\\d|501).*")
                    .doesNotContainIgnoringCase("tomcat", "spring", "exception", "\tat ", "java.", "secret");
        }
    }

    @Test
    void whatIsNotToBeGuessedIsDrawnFromMoreThan128Bits() {
        Visitor another = new Visitor(port);
        String form = another.get("/sign-in").body();
        String session = new String(
                Base64.getDecoder().decode(another.cookie("yipanqi").orElseThrow()), StandardCharsets.US_ASCII);
        String token = form.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");

        assertThat(Base64.getUrlDecoder().decode(session)).hasSize(27);
        // The token goes under a mask of its own length, another one each time.
        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(2 * 43);
        assertThat(another.get("/sign-in").body()).doesNotContain(token);
    }

    @Test
    void whoeverIsRefusedStandsInTheLogAndHisSecretsDoNot(CapturedOutput log) {
        visitor.get("/accounts");
        visitor.get("/api/v1/figures", "Authorization", "Bearer ypq_guessed");
        visitor.post(
                "/invitations/" + "s3cret_".repeat(7), "text=x", "Content-Type", "application/x-www-form-urlencoded");

        // A line is written once its answer has gone out.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(log)
                        .contains("Refused 403 GET /accounts to headers from 127.0.0.1")
                        .contains("Refused 401 GET /api/v1/figures to nobody from 127.0.0.1")
                        .contains("Refused 403 POST /invitations/*** to headers"));
        assertThat(log).doesNotContain("ypq_guessed", "s3cret_");
    }

    @Test
    void everyAnswerSaysWhatItIsAndInWhichLetters() {
        for (HttpResponse<String> answer : answers()) {
            if (!answer.body().isEmpty()) {
                assertThat(header(answer, "Content-Type"))
                        .matches("text/html;\\s*charset=UTF-8|application/(problem\\+)?json.*");
            }
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(request.replaceFirst("(?s)\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
