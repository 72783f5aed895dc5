package cn.yipanqi.access;

import static cn.yipanqi.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.ContentPolicy;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ApiDoorTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    private String login;
    private String token;
    private Visitor visitor;

    @BeforeEach
    void openAnAccountWithAToken() {
        visitor = new Visitor(port);
        login = "program" + NEXT.incrementAndGet();
        CurrentScope.run(Scope.nobody("test"), () -> {
            UUID account = accounts.open(login, "程序", PASSWORD, Grant.of(Role.LEADER, new RegionCode("632622")));
            token = tokens.make(account, "test");
        });
    }

    private HttpResponse<String> ask(String path, String... headers) {
        return visitor.get(path, headers);
    }

    @Test
    void withoutATokenTheAnswerIs401WithAChallengeInTheAskersLanguage() {
        HttpResponse<String> chinese = ask("/api/v1/entries?county=632622&year=2022");
        HttpResponse<String> english = ask("/api/v1/entries?county=632622&year=2022", "Accept-Language", "en-GB");

        assertThat(chinese.statusCode()).isEqualTo(401);
        assertThat(header(chinese, "WWW-Authenticate")).isEqualTo("Bearer realm=\"yipanqi\"");
        assertThat(header(chinese, "Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(chinese.body(), "$.title")).isEqualTo("需要登录");
        assertThat(JsonPath.<String>read(english.body(), "$.title")).isEqualTo("Sign-in needed");
        assertThat(JsonPath.<Integer>read(english.body(), "$.status")).isEqualTo(401);
    }

    @Test
    void aPostWithoutAnyTokenIsNotTakenForAForgery() {
        HttpResponse<String> answer =
                visitor.post("/api/v1/entries", "{}", "Content-Type", "application/json", "Idempotency-Key", "x");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aWrongTokenIsRefusedEverywhereAndNeverFallsBackToTheSession() {
        visitor.signIn(login, PASSWORD);
        assertThat(ask("/account").statusCode()).isEqualTo(200);

        for (String path : List.of("/account", "/api/v1/nowhere", "/sign-in", "/assets/none.css", "/api/openapi")) {
            for (String wrong : List.of("Bearer ypq_wrong", "bearer x", "Bearer")) {
                HttpResponse<String> answer = ask(path, "Authorization", wrong);
                assertThat(answer.statusCode()).as(path + " " + wrong).isEqualTo(401);
                assertThat(header(answer, "WWW-Authenticate")).contains("error=\"invalid_token\"");
                assertThat(header(answer, "Content-Security-Policy")).isNotEmpty();
            }
        }
        HttpResponse<String> sent = visitor.post("/account/tokens", "label=x", "Authorization", "Bearer ypq_wrong");
        assertThat(sent.statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsWrong() {
        CurrentScope.run(Scope.nobody("test"), () -> {
            UUID account = accounts.byLogin(login).orElseThrow().account();
            tokens.revoke(account, tokens.of(account).get(0).id());
        });

        assertThat(ask("/api/v1/nowhere", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anUnknownAddressIsA404Problem() {
        HttpResponse<String> answer = ask("/api/v1/nowhere", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.title")).isEqualTo("没有找到");
    }

    @Test
    void whatTheRoleDoesNotAllowIsA403Problem() {
        HttpResponse<String> answer =
                ask("/api/v1/audit?county=632622", "Authorization", "Bearer " + token, "Accept-Language", "en");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("refusal.forbidden");
    }

    @Test
    void aPageTheRoleDoesNotAllowSaysSo() {
        visitor.signIn(login, PASSWORD);

        HttpResponse<String> answer = ask("/accounts");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("您的岗位没有这项权限");
    }

    @Test
    void anotherCountyIsAbsent() {
        HttpResponse<String> answer =
                ask("/api/v1/figures?county=632623&year=2022", "Authorization", "Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void aFormWithoutItsTokenIsAnsweredWithAPageThatSaysToReload() {
        visitor.signIn(login, PASSWORD);

        HttpResponse<String> answer =
                visitor.post("/account/tokens", "label=x", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("刷新后再提交");
    }

    @Test
    void aSessionMayNotPostToTheApiWithoutItsToken() {
        visitor.signIn(login, PASSWORD);

        HttpResponse<String> answer = visitor.send(
                "POST",
                "/api/v1/entries",
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "x");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("access.page.outdated");
    }

    @Test
    void pagesAndApiBearTheStrictPolicyAndTheOtherHeaders() {
        visitor.signIn(login, PASSWORD);
        for (HttpResponse<String> answer : List.of(
                ask("/sign-in"), ask("/account"), ask("/nowhere"), ask("/api/v1/nowhere"), ask("/api/v1/figures"))) {
            assertThat(header(answer, "Content-Security-Policy"))
                    .isEqualTo(ContentPolicy.STRICT)
                    .doesNotContain("unsafe")
                    .contains("frame-ancestors 'none'");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).contains("geolocation=()");
        }
    }

    @Test
    void theDescriptionNamesTheTokenTheKeyAndTheProblemsAndNoPages() {
        String api = ask("/api/openapi", "Authorization", "Bearer " + token).body();

        assertThat(JsonPath.<String>read(api, "$.info.title")).contains("一盘棋");
        assertThat(JsonPath.<String>read(api, "$.components.securitySchemes.token.scheme"))
                .isEqualTo("bearer");
        assertThat(JsonPath.<Collection<String>>read(api, "$.paths.keys()"))
                .allMatch(path -> path.startsWith("/api/v1/"));
        assertThat(JsonPath.<List<String>>read(api, "$.paths..post.parameters[?(@.$ref)].$ref"))
                .hasSameSizeAs(JsonPath.<List<Object>>read(api, "$.paths..post"))
                .allMatch(parameter -> parameter.equals("#/components/parameters/IdempotencyKey"));
        assertThat(JsonPath.<List<String>>read(api, "$.paths['/api/v1/audit'].get.parameters[*].name"))
                .contains("county", "from", "to", "cursor")
                .doesNotContain("code");
        assertThat(JsonPath.<Object>read(
                        api, "$.paths['/api/v1/audit'].get.responses['403'].content['application/problem+json']"))
                .isNotNull();
    }

    @Test
    void thePageAboutTheApiLoadsAllItAsksForUnderAPolicyOfItsOwn() {
        visitor.signIn(login, PASSWORD);
        String page = Visitor.target(ask("/api/docs"));
        HttpResponse<String> docs = ask(page);

        assertThat(docs.statusCode()).isEqualTo(200);
        assertThat(header(docs, "Content-Security-Policy")).isEqualTo(ContentPolicy.API_DOCS);
        assertThat(ContentPolicy.API_DOCS).contains("script-src 'self';").doesNotContain("unsafe-eval");
        List<String> parts = Pattern.compile("(?:src|href)=\"\\.?/?([^\"]+)\"")
                .matcher(docs.body())
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll(".*\"\\.?/?([^\"]+)\"", "$1"))
                .toList();
        assertThat(parts).anyMatch(part -> part.endsWith("swagger-initializer.js"));
        String folder = page.substring(0, page.lastIndexOf('/') + 1);
        for (String part : parts) {
            assertThat(ask(folder + part).statusCode()).as(part).isEqualTo(200);
        }
        assertThat(docs.body()).doesNotContainPattern("<script(?![^>]*src=)[^>]*>\\s*\\S");
        String initializer = ask(folder + "swagger-initializer.js").body();
        assertThat(initializer).contains("/api/openapi");
        assertThat(ask("/api/openapi/swagger-config").statusCode()).isEqualTo(200);
        assertThat(Visitor.target(new Visitor(port).get(page))).isEqualTo("/sign-in");
    }
}
