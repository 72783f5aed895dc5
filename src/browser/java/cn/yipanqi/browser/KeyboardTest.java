package cn.yipanqi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages without a mouse. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardTest {

    private static final int MOST_TABS = 400;

    /** Everything that can be pressed or filled in and is on view, numbered; a group of radio buttons is one stop. */
    private static final String NUMBER_THEM = """
            () => {
              const groups = new Set();
              let n = 0;
              for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
                const box = e.getBoundingClientRect();
                if (e.disabled || e.type === 'hidden' || e.tabIndex < 0 || box.width === 0 || box.height === 0
                    || !e.checkVisibility({ checkVisibilityCSS: true })) continue;
                if (e.type === 'radio') {
                  if (groups.has(e.name)) continue;
                  groups.add(e.name);
                }
                e.dataset.stop = e.type === 'radio' ? 'radio ' + e.name : String(n++);
                if (e.type === 'radio') document.getElementsByName(e.name).forEach(r => r.dataset.stop = e.dataset.stop);
              }
              return [...new Set([...document.querySelectorAll('[data-stop]')].map(e => e.dataset.stop))];
            }
            """;

    /** Once the page has been drawn again: only then has it scrolled to what has the focus. */
    private static final String HERE = """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const e = document.activeElement;
              const s = getComputedStyle(e);
              const box = e.getBoundingClientRect();
              return {
                stop: e.dataset?.stop ?? '',
                html: e.outerHTML.slice(0, 120),
                visible: e === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight),
              };
            }
            """;

    @LocalServerPort
    int port;

    @Autowired
    PreparedCounty county;

    private Chromium chromium;
    private String report;

    @BeforeAll
    void prepare() {
        chromium = new Chromium();
        report = "/reports/" + county.draft();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private Visit visit() {
        return new Visit(
                chromium,
                port,
                new NewContextOptions().setViewportSize(1440, 1000).setLocale("zh-CN"));
    }

    @Test
    void oneSignsInByKeyboard() {
        try (Visit visit = visit()) {
            visit.open("/sign-in");
            assertThat(unreached(visit.page())).isEmpty();
            visit.open("/sign-in");
            visit.page().focus("[name=name]");
            visit.page().keyboard().type(PreparedCounty.COORDINATOR);
            visit.page().keyboard().press("Tab");
            visit.page().keyboard().type(Visit.PASSWORD);
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL(url -> !url.contains("/sign-in"));
        }
    }

    /** Tabs through the page once; what was not reached, and where the focus could not be seen. */
    @SuppressWarnings("unchecked")
    private static List<String> unreached(Page page) {
        List<String> wanted = new ArrayList<>((List<String>) page.evaluate(NUMBER_THEM));
        assertThat(wanted).as("nothing to press on " + page.url()).isNotEmpty();
        List<String> findings = new ArrayList<>();
        for (int i = 0; i < MOST_TABS && !wanted.isEmpty(); i++) {
            page.keyboard().press("Tab");
            var here = (java.util.Map<String, Object>) page.evaluate(HERE);
            wanted.remove(String.valueOf(here.get("stop")));
            if (!Boolean.TRUE.equals(here.get("visible"))) {
                findings.add("focus not seen on " + here.get("html"));
            }
        }
        wanted.forEach(stop -> findings.add("not reached: "
                + page.locator("[data-stop='" + stop + "']").first().evaluate("e => e.outerHTML.slice(0, 120)")));
        return findings;
    }

    @Test
    void theDrawerTakesTheFocusAndGivesItBack() {
        try (Visit visit = visit().signIn(PreparedCounty.COORDINATOR)) {
            visit.open(report);
            Page page = visit.page();
            Locator number = page.locator(".document a.num[href*='activity.sessions']");

            open(page, number);
            page.keyboard().press("Escape");
            assertClosed(page, number);

            open(page, number);
            page.keyboard().press("Tab");
            assertThat(page.evaluate("() => document.activeElement.hasAttribute('data-close')"))
                    .as("closing comes right after the heading")
                    .isEqualTo(true);
            page.keyboard().press("Enter");
            assertClosed(page, number);

            // Rows are leafed through in the drawer: closing still leads back to the number, not to a link that is
            // gone.
            open(page, number);
            page.locator("#drawer a[rel=next]").press("Enter");
            page.waitForFunction("() => document.querySelector('#drawer nav a:not([rel])') !== null");
            assertThat(page.locator("#drawer [data-focus]").evaluate("e => e === document.activeElement"))
                    .isEqualTo(true);
            page.keyboard().press("Escape");
            assertClosed(page, number);
        }
    }

    private static void open(Page page, Locator number) {
        number.press("Enter");
        page.waitForFunction("() => document.activeElement?.matches('#drawer [data-focus]')");
    }

    private static void assertClosed(Page page, Locator number) {
        assertThat(page.locator("#drawer > *").count()).isZero();
        assertThat(number.evaluate("e => e === document.activeElement")).isEqualTo(true);
    }
}
