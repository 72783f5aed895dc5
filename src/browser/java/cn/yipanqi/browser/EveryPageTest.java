package cn.yipanqi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Follows every link that a stranger, a coordinator and a system administrator are shown, and holds each page to what all pages
 * promise.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String STRANGER = "";

    /** Colours of everything on the page, in the order in which it stands there. */
    private static final String COLOURS = """
            () => [...document.body.querySelectorAll('*')].map(e => {
              const s = getComputedStyle(e);
              return [e.tagName, e.className.baseVal ?? e.className, s.color, s.backgroundColor, s.borderTopColor, s.fill].join(' | ');
            })
            """;

    @LocalServerPort
    int port;

    @Autowired
    PreparedCounty county;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private Chromium chromium;
    private Routes routes;
    private final Set<String> visited = new TreeSet<>();
    private final List<String> broken = new ArrayList<>();
    private Map<String, List<String>> addresses;

    @BeforeAll
    void prepare() {
        chromium = new Chromium();
        routes = new Routes(mapping);
        county.draft();
        addresses = new java.util.LinkedHashMap<>();
        addresses.put(STRANGER, crawl(STRANGER, "/sign-in"));
        addresses.put(PreparedCounty.COORDINATOR, crawl(PreparedCounty.COORDINATOR, "/"));
        addresses.put(PreparedCounty.ADMINISTRATOR, crawl(PreparedCounty.ADMINISTRATOR, "/"));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private static NewContextOptions window(int width, int height) {
        return new NewContextOptions().setViewportSize(width, height).setLocale("zh-CN");
    }

    private Visit visit(String visitor, NewContextOptions window) {
        Visit visit = new Visit(chromium, port, window);
        return visitor.equals(STRANGER) ? visit : visit.signIn(visitor);
    }

    private List<String> crawl(String visitor, String start) {
        try (Visit visit = visit(visitor, window(1440, 1000))) {
            Crawl crawl = new Crawl(visit, routes).from(start);
            visited.addAll(crawl.visited());
            broken.addAll(crawl.broken());
            return crawl.addresses();
        }
    }

    private void onEveryPage(NewContextOptions window, BiConsumer<Visit, String> check) {
        addresses.forEach((visitor, pages) -> {
            try (Visit visit = visit(visitor, window)) {
                pages.forEach(address -> check.accept(visit, address));
            }
        });
    }

    @Test
    void everyLinkLoads() {
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedByLinks() {
        Set<String> missed = new TreeSet<>(routes.ofPages());
        missed.removeAll(visited);
        assertThat(missed).as("pages that no link leads to").isEmpty();
    }

    @Test
    void everyPagePassesAxe() {
        List<String> findings = new ArrayList<>();
        onEveryPage(window(1440, 1000), (visit, address) -> {
            visit.open(address);
            for (Rule rule :
                    new AxeBuilder(visit.page()).withTags(WCAG).analyze().getViolations()) {
                findings.add(address + ": " + rule.getId() + " "
                        + rule.getNodes().get(0).getHtml());
            }
        });
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void noPageScrollsSidewaysAt390Pixels(String language) {
        List<String> wide = new ArrayList<>();
        onEveryPage(window(390, 844), (visit, address) -> {
            visit.speak(language).open(address);
            if (visit.sideways() > 0) {
                wide.add(address + " by " + visit.sideways());
            }
        });
        assertThat(wide).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysAt390PixelsInElderMode() {
        List<String> wide = new ArrayList<>();
        onEveryPage(window(390, 844), (visit, address) -> {
            visit.elder().open(address);
            if (visit.sideways() > 0) {
                wide.add(address + " by " + visit.sideways());
            }
        });
        assertThat(wide).isEmpty();
    }

    @Test
    void everyPageWorksWithoutScript() {
        List<String> silent = new ArrayList<>();
        onEveryPage(window(1440, 1000).setJavaScriptEnabled(false), (visit, address) -> {
            int status = visit.open(address);
            if (status >= 400 || visit.page().locator("main h1").count() == 0) {
                silent.add(status + " " + address);
            }
        });
        assertThat(silent).isEmpty();
    }

    /**
     * Chromium 109 knows no color-mix: it drops a declaration that says it, and takes a custom property that holds it for nothing. A
     * function that no browser knows does the same here, in all style sheets.
     */
    @Test
    void pagesLookTheSameWhereColorMixIsUnknown() {
        List<String> findings = new ArrayList<>();
        Set<String> sheets = new TreeSet<>();
        addresses.forEach((visitor, pages) -> {
            try (Visit whole = visit(visitor, window(1440, 1000));
                    Visit old = visit(visitor, window(1440, 1000))) {
                old.context().route(url -> url.contains(".css"), route -> sheets.add(withoutColorMix(route)));
                for (String address : pages) {
                    whole.open(address);
                    old.open(address);
                    compare(address, whole, old, findings);
                }
            }
        });
        assertThat(sheets)
                .as("style sheets that came through the old browser")
                .anyMatch(sheet -> sheet.matches("200 .*tabler.*color-mix"));
        assertThat(sheets).allMatch(sheet -> sheet.startsWith("200 "));
        assertThat(findings).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static void compare(String address, Visit whole, Visit old, List<String> findings) {
        List<String> now = (List<String>) whole.page().evaluate(COLOURS);
        List<String> then = (List<String>) old.page().evaluate(COLOURS);
        if (now.size() != then.size()) {
            findings.add(address + ": " + now.size() + " parts, " + then.size() + " in the old browser");
        } else {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(then.get(i))) {
                    findings.add(address + ": " + now.get(i) + " became " + then.get(i));
                    break;
                }
            }
        }
        new AxeBuilder(old.page())
                .withRules(List.of("color-contrast"))
                .analyze()
                .getViolations()
                .forEach(rule ->
                        findings.add(address + ": " + rule.getNodes().get(0).getHtml()));
    }

    private static String withoutColorMix(Route route) {
        var answer = route.fetch();
        String css = answer.text();
        route.fulfill(new Route.FulfillOptions()
                .setStatus(answer.status())
                .setContentType("text/css;charset=utf-8")
                .setBody(css.replace("color-mix(", "no-such-mix(")));
        return answer.status() + " " + route.request().url() + (css.contains("color-mix(") ? " color-mix" : "");
    }

    @Test
    void pagesAreLight() {
        List<String> heavy = new ArrayList<>();
        try (Visit visit = new Visit(chromium, port, window(1440, 1000))) {
            long[] received = {0};
            var network = visit.context().newCDPSession(visit.page());
            network.send("Network.enable");
            network.on(
                    "Network.loadingFinished",
                    event -> received[0] += event.get("encodedDataLength").getAsLong());
            visit.signIn(PreparedCounty.COORDINATOR);
            visit.open("/board?county=632622&year=2022");
            visit.page().waitForLoadState(LoadState.NETWORKIDLE);
            System.out.println("cold sign-in and board: " + received[0] + " bytes");
            assertThat(received[0])
                    .as("cold sign-in and board, bytes on the wire")
                    .isBetween(50_000L, 250_000L);
            for (String address : addresses.getOrDefault(PreparedCounty.COORDINATOR, List.of())) {
                received[0] = 0;
                visit.open(address);
                visit.page().waitForLoadState(LoadState.NETWORKIDLE);
                if (received[0] > 30_000) {
                    heavy.add(received[0] + " " + address);
                }
            }
        }
        assertThat(heavy).as("later pages, bytes on the wire").isEmpty();
    }
}
