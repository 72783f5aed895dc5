package cn.yipanqi.browser;

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
import java.util.List;

/** A person's visit: a browser window, signed in. */
final class Visit implements AutoCloseable {

    static final String PASSWORD = "a-long-enough-password";

    private final String base;
    private final BrowserContext context;
    private final Page page;

    Visit(Chromium chromium, int port, Browser.NewContextOptions options) {
        this.base = "http://127.0.0.1:" + port;
        this.context = chromium.browser().newContext(options);
        this.page = context.newPage();
    }

    static void account(Accounts accounts, String login, Role role, String region) {
        CurrentScope.run(Scope.nobody("test"), () -> {
            if (!accounts.exists(login)) {
                accounts.open(login, login, PASSWORD, Grant.of(role, new RegionCode(region)));
            }
        });
    }

    Visit signIn(String login) {
        open("/sign-in");
        page.fill("[name=name]", login);
        page.fill("[name=password]", PASSWORD);
        page.click("form button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
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
