package cn.yipanqi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final int TABS_AT_A_TIME = 20;

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

    /**
     * Notes where each press of Tab leads, once the key is let go: by then the page has scrolled there. Seen is what has an outline and is
     * on view, with nothing that sticks to the window's edge over all of it.
     */
    private static final String FOLLOW = """
            () => {
              window.stops = [];
              document.addEventListener('keyup', event => {
                if (event.key !== 'Tab') return;
                const e = document.activeElement;
                const s = getComputedStyle(e);
                const box = e.getBoundingClientRect();
                const uncovered = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([x, y]) => {
                  const on = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
                  return on !== null && (e.contains(on) || on.contains(e));
                });
                window.stops.push({
                  stop: e.dataset.stop ?? '',
                  html: e.outerHTML.slice(0, 120),
                  seen: e === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && uncovered),
                });
              });
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
                new NewContextOptions()
                        .setViewportSize(1440, 1000)
                        .setLocale("zh-CN")
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    @Test
    void oneSignsInByKeyboard() {
        try (Visit visit = visit()) {
            visit.open("/sign-in");
            assertThat(unreached(visit.page())).isEmpty();
            visit.open("/sign-in");
            visit.page().focus("[name=name]");
            visit.page().keyboard().type(PreparedCounty.LEADER);
            visit.page().keyboard().press("Tab");
            visit.page().keyboard().type(Visit.PASSWORD);
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL(url -> !url.contains("/sign-in"));
        }
    }

    @Test
    void whateverCanBePressedIsReachedByTabAndSeenToBe() {
        List<String> findings = new ArrayList<>();
        try (Visit visit = visit().signIn(PreparedCounty.COORDINATOR)) {
            for (String address : List.of(
                    "/board?county=632622&year=2022",
                    report,
                    report + "/text",
                    report + "/freezing",
                    "/intakes?county=632622",
                    "/duplicates?county=632622&year=2022",
                    "/entries?county=632622&year=2022",
                    "/entries/new?kind=activity&county=632622",
                    "/figures/activity.sessions?county=632622&year=2022",
                    "/organisation/stations/new?county=632622",
                    "/account")) {
                visit.open(address);
                unreached(visit.page()).forEach(finding -> findings.add(address + ": " + finding));
            }
        }
        assertThat(findings).isEmpty();
    }

    /** Tabs through the page once; what was not reached, and where the focus could not be seen. */
    @SuppressWarnings("unchecked")
    private static List<String> unreached(Page page) {
        Set<String> wanted = new LinkedHashSet<>((List<String>) page.evaluate(NUMBER_THEM));
        assertThat(wanted).as("nothing to press on " + page.url()).isNotEmpty();
        page.evaluate(FOLLOW);
        Set<String> findings = new LinkedHashSet<>();
        for (int tabs = 0; tabs < MOST_TABS && !wanted.isEmpty(); tabs += TABS_AT_A_TIME) {
            for (int i = 0; i < TABS_AT_A_TIME; i++) {
                page.keyboard().press("Tab");
            }
            for (var stop : (List<Map<String, Object>>) page.evaluate("() => window.stops.splice(0)")) {
                wanted.remove(stop.get("stop"));
                if (!Boolean.TRUE.equals(stop.get("seen"))) {
                    findings.add("focus not seen on " + stop.get("html"));
                }
            }
        }
        wanted.forEach(stop -> findings.add("not reached: "
                + page.locator("[data-stop='" + stop + "']").first().evaluate("e => e.outerHTML.slice(0, 120)")));
        return List.copyOf(findings);
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
