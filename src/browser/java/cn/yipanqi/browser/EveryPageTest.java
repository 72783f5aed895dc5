package cn.yipanqi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Posting;
import cn.yipanqi.intake.PostingChoices;
import cn.yipanqi.intake.Upload;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.report.Reports;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Follows every link a coordinator can see, one address of each shape, and holds each page to what all pages promise. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

    private static final long COUNTY = 632622;
    private static final int MOST_PAGES = 120;
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Intakes intakes;

    @Autowired
    Posting posting;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Reports reports;

    private Chromium chromium;
    private Set<String> addresses;

    record WorkbookFile(Path path) implements Upload {

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    @BeforeAll
    void prepare() throws IOException {
        chromium = new Chromium();
        Visit.account(accounts, "crawler", Role.COORDINATOR, "63");
        List<WorkbookFile> files;
        try (Stream<Path> all = Files.list(Path.of("demo/banma-2022"))) {
            files = all.sorted().map(WorkbookFile::new).toList();
        }
        CurrentScope.run(Scope.job("test", new RegionCode("632622")), () -> {
            posting.post(intakes.receive(COUNTY, 2022, files).id(), PostingChoices.USUAL);
            intakes.receive(COUNTY, 2022, files.subList(0, 3));
            duplicates.confirmSure(
                    COUNTY, new Period(java.time.LocalDate.of(2022, 1, 1), java.time.LocalDate.of(2022, 6, 30)));
            reports.draft(COUNTY, Period.year(2022));
        });
        addresses = crawl();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private NewContextOptions window(int width, int height) {
        return new NewContextOptions().setViewportSize(width, height).setLocale("zh-CN");
    }

    /** One address of each shape: ids and query values are folded, so that two hundred entries count once. */
    private Set<String> crawl() {
        Map<String, String> byShape = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        try (Visit visit = new Visit(chromium, port, window(1440, 1000)).signIn("crawler")) {
            Deque<String> waiting = new ArrayDeque<>(List.of("/", "/sign-in", "/feedback"));
            while (!waiting.isEmpty() && byShape.size() < MOST_PAGES) {
                String path = waiting.poll();
                String shape = shape(path);
                if (byShape.containsKey(shape)) {
                    continue;
                }
                byShape.put(shape, path);
                int status = visit.open(path);
                if (status >= 400) {
                    broken.add(status + " " + path);
                    continue;
                }
                @SuppressWarnings("unchecked")
                List<String> links = (List<String>)
                        visit.page()
                                .evaluate(
                                        "() => [...document.querySelectorAll('a[href]')].filter(a => !a.hasAttribute('download')).map(a => a.href)");
                links.stream()
                        .filter(link -> link.startsWith(visit.base() + "/"))
                        .map(link -> URI.create(link.replace(" ", "%20")))
                        .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                        .filter(link -> !link.matches(
                                "/(assets|webjars|api|actuator)/.*|.*(\\.xlsx|\\.docx|export|download|/file|/word|/document|sign-out).*"
                                        // Language and size are the same pages again.
                                        + "|.*[?&](lang|size)=.*"))
                        .filter(link -> !byShape.containsKey(shape(link)))
                        .forEach(waiting::add);
            }
        }
        assertThat(broken).as("pages that do not load").isEmpty();
        return new LinkedHashSet<>(byShape.values());
    }

    private static String shape(String path) {
        String[] parts = path.split("\\?", 2);
        String folded = parts[0].replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[0-9]+(?=/|$)", "*")
                .replaceAll("/figures/[a-z_]+\\.[a-z_.]+", "/figures/*");
        if (parts.length == 1) {
            return folded;
        }
        List<String> names = Stream.of(parts[1].split("&"))
                .map(pair -> pair.split("=", 2)[0])
                .distinct()
                .sorted()
                .toList();
        return folded + "?" + String.join("&", names);
    }

    @Test
    void theCrawlReachesTheMainPages() {
        for (String start :
                List.of("/board", "/entries", "/duplicates", "/figures", "/reports", "/intakes", "/account")) {
            assertThat(addresses).as(start).anyMatch(address -> address.startsWith(start));
        }
    }

    @Test
    void everyPagePassesAxe() {
        List<String> findings = new ArrayList<>();
        try (Visit visit = new Visit(chromium, port, window(1440, 1000)).signIn("crawler")) {
            for (String address : addresses) {
                visit.open(address);
                for (Rule rule :
                        new AxeBuilder(visit.page()).withTags(WCAG).analyze().getViolations()) {
                    findings.add(address + ": " + rule.getId() + " "
                            + rule.getNodes().get(0).getHtml());
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysAt390Pixels() {
        List<String> wide = new ArrayList<>();
        try (Visit visit = new Visit(chromium, port, window(390, 844)).signIn("crawler")) {
            for (String address : addresses) {
                visit.open(address);
                if (visit.sideways() > 0) {
                    wide.add(address + " by " + visit.sideways());
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void everyPageWorksWithoutScript() {
        List<String> silent = new ArrayList<>();
        try (Visit visit =
                new Visit(chromium, port, window(1440, 1000).setJavaScriptEnabled(false)).signIn("crawler")) {
            for (String address : addresses) {
                int status = visit.open(address);
                if (status >= 400 || visit.page().locator("main h1").count() == 0) {
                    silent.add(status + " " + address);
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    /** Chromium 109 knows no color-mix: a declaration that uses it is as if it were not there. */
    @Test
    void pagesKeepTheirContrastWhereColorMixIsUnknown() {
        List<String> findings = new ArrayList<>();
        try (Visit visit = new Visit(chromium, port, window(1440, 1000)).signIn("crawler")) {
            visit.context().route(url -> url.endsWith(".css"), EveryPageTest::withoutColorMix);
            for (String address : addresses.stream().limit(20).toList()) {
                visit.open(address);
                new AxeBuilder(visit.page())
                        .withRules(List.of("color-contrast"))
                        .analyze()
                        .getViolations()
                        .forEach(rule -> findings.add(
                                address + ": " + rule.getNodes().get(0).getHtml()));
            }
        }
        assertThat(findings).isEmpty();
    }

    private static void withoutColorMix(Route route) {
        var answer = route.fetch();
        String css = answer.text().replaceAll("[a-z-]+:[^;{}]*color-mix\\([^;{}]*(;|(?=}))", "");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(css));
    }

    @Test
    void pagesAreLight() {
        try (Visit visit = new Visit(chromium, port, window(1440, 1000))) {
            long[] received = {0};
            var network = visit.context().newCDPSession(visit.page());
            network.send("Network.enable");
            network.on(
                    "Network.loadingFinished",
                    event -> received[0] += event.get("encodedDataLength").getAsLong());
            visit.signIn("crawler");
            visit.open("/board?county=632622&year=2022");
            visit.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(received[0])
                    .as("cold sign-in and board, bytes on the wire")
                    .isLessThan(250_000);
            received[0] = 0;
            visit.open("/figures?county=632622&year=2022");
            visit.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(received[0]).as("a later page").isLessThan(30_000);
        }
    }
}
