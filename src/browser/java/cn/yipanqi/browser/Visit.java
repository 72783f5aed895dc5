package cn.yipanqi.browser;

import cn.yipanqi.Codes;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** A person's visit: a browser window, signed in. */
final class Visit implements AutoCloseable {

    private static final Map<String, Deque<String>> RECOVERY = new ConcurrentHashMap<>();

    static final String PASSWORD = "a-long-enough-password";

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private Supplier<Instant> telephone = Instant::now;

    Visit(Chromium chromium, int port, Browser.NewContextOptions options) {
        this(chromium, "127.0.0.1", port, options);
    }

    /** @param host name or number that one comes by */
    Visit(Chromium chromium, String host, int port, Browser.NewContextOptions options) {
        this.base = "http://" + host + ":" + port;
        this.context = chromium.browser().newContext(options);
        this.page = context.newPage();
    }

    static void account(Accounts accounts, String login, Role role, String region) {
        account(accounts, login, Grant.of(role, new RegionCode(region)));
    }

    static void account(Accounts accounts, String login, Grant grant) {
        CurrentScope.run(Scope.nobody("test"), () -> {
            if (!accounts.exists(login)) {
                accounts.open(login, login, PASSWORD, grant);
            }
        });
    }

    /** Whole: with the second factor, where the account must have one. */
    Visit signIn(String login) {
        open("/sign-in");
        page.fill("[name=name]", login);
        page.fill("[name=password]", PASSWORD);
        page.click("form button[type=submit]");
        page.waitForURL(url -> !url.endsWith("/sign-in"));
        if (page.url().endsWith("/account/second-factor")) {
            enrol(login);
        } else if (page.url().endsWith("/sign-in/second-factor")) {
            page.fill("[name=code]", RECOVERY.get(login).removeFirst());
            page.click("form.panel button[type=submit]");
            page.waitForURL(url -> !url.contains("/sign-in"));
            if (RECOVERY.get(login).isEmpty()) {
                open("/account/second-factor");
                page.click("form[action$=recovery-codes] button");
                keepCodes(login);
            }
        }
        return this;
    }

    /** As with a telephone: the secret is typed into it, its code shown, the recovery codes are kept. */
    private void enrol(String login) {
        String secret = page.locator("[data-secret]").textContent();
        page.fill("[name=code]", Codes.of(secret, telephone.get()));
        page.click("form.panel button[type=submit]");
        keepCodes(login);
        page.waitForURL(url -> !url.contains("/second-factor"));
    }

    private void keepCodes(String login) {
        page.waitForSelector(".codes");
        RECOVERY.put(
                login, new ConcurrentLinkedDeque<>(page.locator(".codes code").allTextContents()));
        page.click("a.btn-primary");
    }

    /** The telephone that makes the codes shows this time. */
    Visit telephone(Supplier<Instant> time) {
        telephone = time;
        return this;
    }

    /** From the next page on in another language. */
    Visit speak(String language) {
        return prefer("lang", language);
    }

    /** From the next page on in elder mode. */
    Visit elder() {
        return prefer("size", "elder");
    }

    private Visit prefer(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value).setUrl(base)));
        return this;
    }

    /** Opens a path and returns the answer's status. */
    int open(String path) {
        return page.navigate(path.startsWith("http") ? path : base + path).status();
    }

    Page page() {
        return page;
    }

    String base() {
        return base;
    }

    BrowserContext context() {
        return context;
    }

    /** How many pixels the page is wider than the window. */
    int sideways() {
        return ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
