package cn.yipanqi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.passkey.Passkeys;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys in a real browser whose device is a virtual one. */
@BrowserTest
class PasskeyTest {

    private static final String BUTTON = "form[data-passkey=get] button[type=submit]";
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Passkeys passkeys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private Visit visit() {
        Visit visit = new Visit(
                chromium,
                "localhost",
                port,
                new NewContextOptions().setViewportSize(1440, 1000).setLocale("zh-CN"));
        var devices = visit.context().newCDPSession(visit.page());
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject device = new JsonObject();
        device.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", device);
        return visit;
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private UUID account(String login) {
        return asNobody(() -> accounts.named(login)).orElseThrow().id();
    }

    private static void add(Visit visit, String label) {
        visit.open("/account/passkeys/new");
        assertThat(new AxeBuilder(visit.page()).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
        assertThat(visit.sideways()).isZero();
        visit.page().fill("[name=label]", label);
        visit.page().click("form[data-passkey=create] button[type=submit]");
        assertThat(visit.page().locator("main table")).containsText(label);
    }

    private static void signOut(Visit visit) {
        visit.open("/account");
        visit.page().locator("form[action$='/sign-out'] button").first().click();
        visit.page().waitForURL(url -> url.contains("/sign-in"));
    }

    private static void usePasskey(Page page) {
        page.click(BUTTON);
    }

    private static void refused(Page page) {
        page.waitForURL(url -> url.contains("refused=passkey"));
        assertThat(page.locator("[role=alert]").first()).containsText("这个通行密钥在这里用不了");
        page.navigate(page.url().replaceFirst("\\?.*$", ""));
    }

    @Test
    void whoAddedAPasskeySignsInWithItAloneAndReachesTheBoard() {
        Visit.account(accounts, "keyholder", Role.COORDINATOR, "632622");
        try (Visit visit = visit()) {
            visit.signIn("keyholder");
            add(visit, "办公室电脑");
            signOut(visit);

            usePasskey(visit.page());
            visit.page().waitForURL(url -> url.contains("/desk"));
            assertThat(visit.open("/account/second-factor")).isEqualTo(200);
            visit.open("/account/sessions");
            assertThat(visit.page().locator("main")).containsText("通行密钥");
            visit.open("/account/passkeys");
            assertThat(visit.page().locator("main tbody tr")).hasCount(1);
            assertThat(visit.page().locator("main tbody tr td").nth(2)).not().hasText("--");
        }
    }

    @Test
    void aRemovedPasskeyADisabledAccountAndADeviceThatDoesNotKnowItsHolderAreRefused() {
        Visit.account(accounts, "keyloser", Role.LEADER, "632622");
        UUID account = account("keyloser");
        try (Visit visit = visit()) {
            visit.signIn("keyloser");
            add(visit, "我的手机");
            signOut(visit);
            Page page = visit.page();

            // The device is asked not to check who holds it, whatever the question says.
            page.evaluate("""
                () => {
                  const real = navigator.credentials.get.bind(navigator.credentials);
                  navigator.credentials.get = (asked) => {
                    asked.publicKey.userVerification = "discouraged";
                    return real(asked);
                  };
                }\
                """);
            usePasskey(page);
            refused(page);

            asNobody(() -> {
                accounts.disable(account);
                return null;
            });
            usePasskey(page);
            refused(page);
            asNobody(() -> {
                accounts.enable(account);
                return null;
            });
            usePasskey(page);
            page.waitForURL(url -> !url.contains("/sign-in"));

            visit.open("/account/passkeys");
            page.locator("main tbody form button").click();
            assertThat(page.locator("main")).containsText("还没有通行密钥");
            signOut(visit);
            usePasskey(page);
            refused(page);
            visit.signIn("keyloser");
            visit.open("/account/sessions");
            assertThat(page.locator("main")).containsText("登录失败");
        }
        assertThat(asNobody(() -> passkeys.of(account))).isEmpty();
    }

    @Test
    void anAnswerThatNamesAnotherHolderOrComesTwiceIsRefused() {
        Visit.account(accounts, "keythief", Role.LEADER, "632622");
        try (Visit visit = visit()) {
            visit.signIn("keythief");
            add(visit, "我的手机");
            signOut(visit);
            Page page = visit.page();
            page.evaluate("""
                () => {
                  const real = navigator.credentials.get.bind(navigator.credentials);
                  navigator.credentials.get = async (asked) => {
                    const own = await real(asked);
                    const said = own.response;
                    return {
                      id: own.id, rawId: own.rawId, type: own.type, authenticatorAttachment: own.authenticatorAttachment,
                      getClientExtensionResults: () => ({}),
                      response: { clientDataJSON: said.clientDataJSON, authenticatorData: said.authenticatorData,
                        signature: said.signature, userHandle: new Uint8Array(16).buffer },
                    };
                  };
                }\
                """);
            usePasskey(page);
            refused(page);

            String[] sent = {null};
            page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/sign-in/passkey")) {
                    sent[0] = request.postData();
                }
            });
            usePasskey(page);
            page.waitForURL(url -> !url.contains("/sign-in"));
            signOut(visit);
            String answer = URLDecoder.decode(
                    sent[0].replaceFirst("^.*_passkey=", "").replaceFirst("&.*$", ""), StandardCharsets.UTF_8);
            page.evaluate("""
                (answer) => {
                  const form = document.querySelector("form[data-passkey=get]");
                  form.elements._passkey.value = answer;
                  form.submit();
                }\
                """, answer);
            refused(page);
        }
    }

    @Test
    void anothersPasskeyOnTheSameDeviceProvesNothing() {
        Visit.account(accounts, "neighbour", Role.LEADER, "632622");
        Visit.account(accounts, "keyowner", Role.COORDINATOR, "632622");
        try (Visit visit = visit()) {
            visit.signIn("neighbour");
            add(visit, "同一台电脑");
            signOut(visit);
            visit.signIn("keyowner");
            add(visit, "同一台电脑");
            Page page = visit.page();
            String neighbours = Base64.getUrlEncoder().withoutPadding().encodeToString(credential("neighbour"));

            visit.open("/account/proof");
            page.evaluate("""
                (id) => {
                  const real = navigator.credentials.get.bind(navigator.credentials);
                  const plain = atob(id.replace(/-/g, "+").replace(/_/g, "/"));
                  navigator.credentials.get = (asked) => {
                    asked.publicKey.allowCredentials =
                      [{ type: "public-key", id: Uint8Array.from(plain, (sign) => sign.charCodeAt(0)) }];
                    return real(asked);
                  };
                }\
                """, neighbours);
            usePasskey(page);
            assertThat(page.locator("main")).containsText("这个通行密钥不对");
            usePasskey(page);
            page.waitForURL(url -> url.endsWith("/account"));
        }
    }

    private byte[] credential(String login) {
        return asNobody(() -> new TransactionTemplate(transactions)
                .execute(
                        status -> jdbc.sql("""
                            select k.credential_id from access.passkey k join access.account a on a.id = k.account where a.login = ?
                            """).param(login).query(byte[].class).single()));
    }

    @Test
    void withoutScriptThePasswordRemainsAndTheFormSaysWhy() {
        Visit.account(accounts, "scriptless", Role.LEADER, "632622");
        try (Visit visit = new Visit(
                chromium,
                "localhost",
                port,
                new NewContextOptions().setLocale("zh-CN").setJavaScriptEnabled(false))) {
            visit.open("/sign-in");
            assertThat(visit.page().locator("form[data-passkey]")).isHidden();
            visit.signIn("scriptless");
            visit.open("/account/passkeys/new");
            assertThat(visit.page().locator("form[data-passkey]")).isHidden();
            assertThat(visit.page().locator("main")).containsText("这个浏览器不能添加通行密钥");
        }
    }

    @Test
    void whereOneComesByANumberNoPasskeyIsOffered() {
        try (Visit visit = new Visit(chromium, port, new NewContextOptions().setLocale("zh-CN"))) {
            visit.open("/sign-in");
            assertThat(visit.page().locator("form[data-passkey]")).hasCount(0);
        }
    }
}
