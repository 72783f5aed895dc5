package cn.yipanqi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Follows every link that a stranger, a coordinator and a system administrator are shown, and holds each page to what all pages
 * promise. A page is loaded twice: once to look at it in every way, once in English without script.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final String STRANGER = "";

    /**
     * Pages that one is led to by what happens, not by a link: a code is owed, a proof is too old, an invitation came, one came by an
     * address where passkeys serve, the provider's word is for nobody here.
     */
    private static final Set<String> LED_TO = Set.of(
            "/sign-in/second-factor",
            "/account/proof",
            "/invitations/{secret}",
            "/invitations/{secret}/provider",
            "/invitations/{secret}/linking",
            "/account/passkeys/new",
            "/sign-in/stranger");

    @LocalServerPort
    int port;

    @Autowired
    PreparedCounty county;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private Chromium chromium;
    private Routes routes;
    private FormsSeen forms;
    private final Set<String> visited = new TreeSet<>();
    private final List<String> broken = new ArrayList<>();
    private final PageLook.Findings findings = new PageLook.Findings();
    private final List<String> silent = new ArrayList<>();
    private final List<String> wideInEnglish = new ArrayList<>();
    private final Set<String> withoutScript = new TreeSet<>();

    @BeforeAll
    void visitEveryPage() {
        chromium = new Chromium();
        routes = new Routes(mapping);
        forms = new FormsSeen(mapping);
        county.draft();
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        addresses.put(STRANGER, crawl(STRANGER, "/sign-in"));
        addresses.put(PreparedCounty.COORDINATOR, crawl(PreparedCounty.COORDINATOR, "/"));
        addresses.put(PreparedCounty.ADMINISTRATOR, crawl(PreparedCounty.ADMINISTRATOR, "/"));
        addresses.put(PreparedCounty.SECURITY, crawl(PreparedCounty.SECURITY, "/"));
        addresses.put(PreparedCounty.AUDITOR, crawl(PreparedCounty.AUDITOR, "/"));
        addresses.forEach(this::withoutScript);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private Visit visit(NewContextOptions window) {
        return new Visit(chromium, port, window.setLocale("zh-CN").setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void signIn(Visit visit, String visitor) {
        if (!visitor.equals(STRANGER)) {
            visit.signIn(visitor);
        }
    }

    private List<String> crawl(String visitor, String start) {
        try (Visit visit = visit(new NewContextOptions().setViewportSize(1440, 1000))) {
            PageLook look = new PageLook(visit, visitor, findings);
            signIn(visit, visitor);
            Runnable prove = () -> {
                visit.context().clearCookies();
                signIn(visit, visitor);
                look.forget();
            };
            Crawl crawl = new Crawl(
                            visit,
                            routes,
                            (address, shape) -> {
                                forms.on(visit.page());
                                look.at(address, shape);
                            },
                            prove)
                    .from(start);
            visited.addAll(crawl.visited());
            broken.addAll(crawl.broken());
            return crawl.addresses();
        }
    }

    /** The same pages again in English, on a phone whose browser runs no script. */
    private void withoutScript(String visitor, List<String> pages) {
        try (Visit visit =
                visit(new NewContextOptions().setViewportSize(390, 844).setJavaScriptEnabled(false))) {
            signIn(visit, visitor);
            visit.speak("en");
            for (String address : pages) {
                // One of each, by whoever is shown it first: what differs by its state was looked at with script.
                if (!withoutScript.add(Crawl.shape(routes, address))) {
                    continue;
                }
                int status = visit.open(address);
                if (status >= 400 || visit.page().locator("main h1").count() == 0) {
                    silent.add(status + " " + address);
                }
                if (visit.sideways() > 0) {
                    wideInEnglish.add(address + " by " + visit.sideways());
                }
            }
        }
    }

    @Test
    void everyLinkLoads() {
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedByLinks() {
        Set<String> missed = new TreeSet<>(routes.ofPages());
        missed.removeAll(visited);
        missed.removeAll(LED_TO);
        assertThat(missed).as("pages that no link leads to").isEmpty();
    }

    @Test
    void everyFormSaysWhoWantsItAndWhichOfItsFieldsAreKnown() {
        assertThat(forms.undeclared()).isEmpty();
    }

    @Test
    void everyPagePassesAxe() {
        assertThat(findings.axe).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysAt390Pixels() {
        assertThat(findings.wide).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysAt390PixelsInEnglish() {
        assertThat(wideInEnglish).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysAt390PixelsInElderMode() {
        assertThat(findings.wideForElders).isEmpty();
    }

    @Test
    void everyPageWorksWithoutScript() {
        assertThat(silent).isEmpty();
    }

    @Test
    void pagesLookTheSameWhereColorMixIsUnknown() {
        assertThat(findings.sheets)
                .as("style sheets that an old browser was given")
                .anyMatch(sheet -> sheet.matches(".*tabler.* color-mix"))
                .anyMatch(sheet -> sheet.contains("theme"));
        assertThat(findings.mixed).isEmpty();
    }

    @Test
    void pagesAreLight() {
        assertThat(findings.cold.get(PreparedCounty.COORDINATOR))
                .as("cold sign-in and board, bytes on the wire")
                .isBetween(50_000L, 250_000L);
        assertThat(findings.heavy).as("later pages, bytes on the wire").isEmpty();
    }
}
