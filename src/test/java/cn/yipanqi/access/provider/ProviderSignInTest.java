package cn.yipanqi.access.provider;

import static cn.yipanqi.Visitor.header;
import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Invitations;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in by a real provider. */
@ServerTest
class ProviderSignInTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");
    private static final OtherSignIn PROVIDER = new OtherSignIn();
    private static final Pattern ELSEWHERE =
            Pattern.compile("href=\"(http://localhost:\\d+/[^\"]*id_token_hint[^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Subjects subjects;

    @Autowired
    Invitations invitations;

    private String login;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("yipanqi.oidc.issuer", PROVIDER::issuer);
        settings.add("yipanqi.oidc.client-id", () -> OtherSignIn.CLIENT);
        settings.add("yipanqi.oidc.client-secret", () -> OtherSignIn.SECRET);
        settings.add("yipanqi.oidc.name", () -> "省统一认证");
        settings.add("yipanqi.oidc.amr", () -> "mfa,otp");
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @BeforeEach
    void getToKnowEachOther() {
        login = "vouched" + NEXT.incrementAndGet();
        String here = "http://localhost:" + port;
        PROVIDER.know(here + "/sign-in/provider/oidc/callback", here + "/sign-in");
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private UUID open(String name, Role role) {
        return asNobody(() -> accounts.open(name, "某人", PASSWORD, Grant.of(role, BANMA)));
    }

    private UUID linked(Role role, String subject) {
        UUID account = open(login, role);
        asNobody(() -> {
            subjects.link(account, subject);
            return null;
        });
        return account;
    }

    /** Goes to the provider, signs in there, and comes back. */
    private HttpResponse<String> comeBack(Visitor visitor, String subject) {
        HttpResponse<String> there = atProvider(header(visitor.get("/sign-in/provider/oidc"), "Location"), subject);
        return visitor.get(target(there));
    }

    /** Signs in there, and asks for what the address says. */
    private static HttpResponse<String> atProvider(String address, String subject) {
        String basic = Base64.getEncoder()
                .encodeToString((subject + ":" + OtherSignIn.PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        try {
            browser.send(
                    HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/"))
                            .header("Authorization", "Basic " + basic)
                            .build(),
                    BodyHandlers.discarding());
            return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoseAccountIsLinkedComesInWithoutAPasswordAndToThePageHeWanted() {
        linked(Role.LEADER, "sub-" + login);
        Visitor visitor = new Visitor(port);
        visitor.get("/account/sessions");
        assertThat(visitor.get("/sign-in").body()).contains("用省统一认证登录");

        assertThat(target(comeBack(visitor, "sub-" + login))).isEqualTo("/account/sessions");
        assertThat(visitor.get("/account/sessions").body()).contains("统一身份认证").contains("登录记录");
        assertThat(visitor.get("/board").statusCode()).isEqualTo(200);
    }

    @Test
    void whomNobodyLinkedGetsAClearPageAndNoAccountUntilAnAdministratorLinksHim() {
        UUID account = open(login, Role.LEADER);
        Visitor visitor = new Visitor(port);

        assertThat(target(comeBack(visitor, "stranger-" + login))).isEqualTo("/sign-in/stranger");
        HttpResponse<String> told = visitor.get("/sign-in/stranger");
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.body()).contains("stranger-" + login).contains("没有与本系统的账号关联");
        assertThat(target(visitor.get("/account"))).isEqualTo("/sign-in");
        assertThat(asNobody(() -> accounts.exists("stranger-" + login))).isFalse();

        open("linker" + login, Role.SYSTEM_ADMIN);
        Visitor administrator = new Visitor(port);
        administrator.signIn("linker" + login, PASSWORD);
        String means = "/accounts/" + account + "/means";
        assertThat(target(administrator.submit(means, means + "/subject", "subject", " stranger-" + login + " ")))
                .isEqualTo(means);
        assertThat(administrator.get(means).body()).contains("stranger-" + login);
        assertThat(target(comeBack(new Visitor(port), "stranger-" + login))).isEqualTo("/");

        UUID other = open("other" + login, Role.LEADER);
        HttpResponse<String> taken = administrator.submit(
                "/accounts/" + other + "/means",
                "/accounts/" + other + "/means/subject",
                "subject",
                "stranger-" + login);
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("已经与另一个账号关联");

        administrator.submit(means, means + "/subject/removal");
        assertThat(target(comeBack(new Visitor(port), "stranger-" + login))).isEqualTo("/sign-in/stranger");
    }

    @Test
    void theInvitedMayLinkTheProviderInPlaceOfAPasswordAndAreAskedFirst() {
        UUID account = open(login, Role.LEADER);
        String path =
                "/invitations/" + asNobody(() -> invitations.make(account)).text();
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get(path).body()).contains("不设密码，以后用省统一认证登录");
        assertThat(visitor.get(path + "/linking").statusCode())
                .as("nobody vouched for yet")
                .isEqualTo(404);

        assertThat(target(visitor.get(path + "/provider"))).isEqualTo("/sign-in/provider/oidc");
        assertThat(target(comeBack(visitor, "invited-" + login))).isEqualTo(path + "/linking");
        assertThat(visitor.get(path + "/linking").body()).contains(login).contains("invited-" + login);
        assertThat(asNobody(() -> subjects.of(account))).as("asked first").isEmpty();
        assertThat(visitor.submit(path + "/linking", path + "/linking").body()).contains("已关联");

        assertThat(target(comeBack(visitor, "invited-" + login))).isEqualTo("/");
        assertThat(new Visitor(port).get(path).statusCode()).as("used up").isEqualTo(410);
        assertThat(target(new Visitor(port).password(login, PASSWORD))).isEqualTo("/sign-in?failed");
    }

    @Test
    void aSecondFactorShownThereIsGoodHereOnlyWhereItIsConfigured() {
        linked(Role.COORDINATOR, "sub-" + login);
        Visitor weak = new Visitor(port);
        PROVIDER.says("sub-" + login, List.of("pwd"));
        comeBack(weak, "sub-" + login);
        assertThat(target(weak.get("/board"))).isEqualTo("/account/second-factor");
        weak.enrol(login);

        Visitor again = new Visitor(port);
        comeBack(again, "sub-" + login);
        assertThat(target(again.get("/board"))).isEqualTo("/sign-in/second-factor");

        Visitor strong = new Visitor(port);
        PROVIDER.says("sub-" + login, List.of("pwd", "mfa"));
        comeBack(strong, "sub-" + login);
        assertThat(strong.get("/board").statusCode()).isEqualTo(200);
    }

    @Test
    void aDisabledAccountAForgedReturnAndASecondUseAreRefused() {
        UUID account = linked(Role.LEADER, "sub-" + login);
        Visitor visitor = new Visitor(port);
        asNobody(() -> {
            accounts.disable(account);
            return null;
        });
        assertThat(target(comeBack(visitor, "sub-" + login))).isEqualTo("/sign-in?refused=provider");
        assertThat(visitor.get("/sign-in?refused=provider").body()).contains("没有确认您的身份");
        asNobody(() -> {
            accounts.enable(account);
            return null;
        });

        assertThat(target(visitor.get("/sign-in/provider/oidc/callback?code=made-up&state=made-up")))
                .isEqualTo("/sign-in?refused=provider");
        HttpResponse<String> there =
                atProvider(header(visitor.get("/sign-in/provider/oidc"), "Location"), "sub-" + login);
        assertThat(target(new Visitor(port).get(target(there))))
                .as("in another's browser")
                .isEqualTo("/sign-in?refused=provider");
        assertThat(target(visitor.get(target(there)))).isEqualTo("/");
        visitor.submit("/account", "/sign-out");
        assertThat(target(visitor.get(target(there)))).isEqualTo("/sign-in?refused=provider");
    }

    @Test
    void whoLeavesIsOfferedToLeaveThereToo() {
        linked(Role.LEADER, "sub-" + login);
        Visitor visitor = new Visitor(port);
        comeBack(visitor, "sub-" + login);

        assertThat(target(visitor.submit("/account", "/sign-out"))).isEqualTo("/sign-in?out");
        Matcher link = ELSEWHERE.matcher(visitor.get("/sign-in?out").body());
        assertThat(link.find()).isTrue();
        HttpResponse<String> out = atProvider(link.group(1).replace("&amp;", "&"), "sub-" + login);
        assertThat(target(out)).isEqualTo("/sign-in");
        assertThat(visitor.get("/sign-in").body()).as("told once").doesNotContain("id_token_hint");
    }
}
