package cn.yipanqi.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at pages as they are opened in one window, without loading them again: at each on a phone, in elder mode and by its weight; at one of a
 * shape, and two of what has states of its own, by the rules of WCAG, and at one of a route in a browser that knows no color-mix, whoever is
 * shown them.
 */
final class PageLook {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int MOST_BYTES = 30_000;

    /** Colours of everything on the page, in the order in which it stands there. */
    private static final String COLOURS = """
            () => [...document.body.querySelectorAll('*')].map(e => {
              const s = getComputedStyle(e);
              return [e.tagName, e.className.baseVal ?? e.className, s.color, s.backgroundColor, s.borderTopColor, s.fill].join(' | ');
            })
            """;

    private static final String LINKED_SHEETS =
            "() => [...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.href)";

    /**
     * Chromium 109 knows no color-mix: it drops a declaration that says it, and takes a custom property that holds it for nothing. A
     * function that no browser knows does the same, in all style sheets, which the page wears instead of those it came with.
     */
    private static final String WEAR = """
            texts => {
              document.querySelectorAll('link[rel=stylesheet]').forEach(link => { link.disabled = true; });
              document.adoptedStyleSheets = texts.map(text => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(text);
                return sheet;
              });
            }
            """;

    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"?([^)\"]+)\"?\\) layer\\(([a-z]+)\\);");
    private static final String ELDER =
            "on => { on ? document.documentElement.dataset.size = 'elder' : delete document.documentElement.dataset.size; }";

    /** What was found, each kind of it in a list of its own. */
    static final class Findings {

        final List<String> axe = new ArrayList<>();
        final List<String> wide = new ArrayList<>();
        final List<String> wideForElders = new ArrayList<>();
        final List<String> mixed = new ArrayList<>();
        final List<String> heavy = new ArrayList<>();
        final Set<String> sheets = new TreeSet<>();
        final Map<String, Long> cold = new TreeMap<>();
        private final Map<String, Integer> shapes = new HashMap<>();
        private final Set<String> coloured = new HashSet<>();

        private boolean closely(String shape) {
            return shapes.merge(shape, 1, Integer::sum) <= (shape.contains("}?") ? 2 : 1);
        }
    }

    private final Visit visit;
    private final String visitor;
    private final Findings findings;
    private final CDPSession browser;
    private final Map<String, String> oldSheets = new HashMap<>();
    private long received;

    /** Weighs from here on: a visit that is not signed in yet weighs the signing in as well. */
    PageLook(Visit visit, String visitor, Findings findings) {
        this.visit = visit;
        this.visitor = visitor;
        this.findings = findings;
        browser = visit.context().newCDPSession(visit.page());
        browser.on(
                "Network.loadingFinished",
                event -> received += event.get("encodedDataLength").getAsLong());
        browser.send("Network.enable");
    }

    /** Looks at the page that the visit has just opened. */
    void at(String address, String shape) {
        Page page = visit.page();
        boolean closely = findings.closely(shape);
        boolean coloured = findings.coloured.add(shape.split("\\?", 2)[0]);
        if (closely) {
            new AxeBuilder(page)
                    .setLegacyMode(true)
                    .options(violationsOnly())
                    .withTags(WCAG)
                    .analyze()
                    .getViolations()
                    .forEach(rule -> findings.axe.add(address + ": " + rule.getId() + " "
                            + rule.getNodes().get(0).getHtml()));
        }
        weigh(address);
        List<String> colours = coloured ? colours() : List.of();
        page.setViewportSize(390, 844);
        measure(address, findings.wide);
        page.evaluate(ELDER, true);
        measure(address, findings.wideForElders);
        page.evaluate(ELDER, false);
        page.setViewportSize(1440, 1000);
        if (coloured) {
            forgetColorMix();
            compare(address, colours, colours());
        }
    }

    /** What passed is a megabyte of words that nobody reads. */
    private static AxeRunOptions violationsOnly() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /** What came since the last page was no page. */
    void forget() {
        received = 0;
    }

    private void weigh(String address) {
        if (findings.cold.putIfAbsent(visitor, received) != null && received > MOST_BYTES) {
            findings.heavy.add(received + " " + address);
        }
        received = 0;
    }

    private void measure(String address, List<String> wide) {
        int sideways = visit.sideways();
        if (sideways > 0) {
            wide.add(address + " by " + sideways);
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> colours() {
        return (List<String>) visit.page().evaluate(COLOURS);
    }

    private void forgetColorMix() {
        Page page = visit.page();
        @SuppressWarnings("unchecked")
        var linked = (List<String>) page.evaluate(LINKED_SHEETS);
        page.evaluate(WEAR, linked.stream().map(this::withoutColorMix).toList());
        received = 0;
    }

    private String withoutColorMix(String url) {
        String known = oldSheets.get(url);
        if (known != null) {
            return known;
        }
        String css = visit.page().request().get(url).text();
        findings.sheets.add(url + (css.contains("color-mix(") ? " color-mix" : ""));
        String old = IMPORT.matcher(css)
                .replaceAll(sheet -> Matcher.quoteReplacement("@layer " + sheet.group(2) + " {"
                        + withoutColorMix(
                                URI.create(url).resolve(sheet.group(1)).toString()) + "}"))
                .replaceFirst("^@charset \"[^\"]*\";", "")
                .replace("color-mix(", "no-such-mix(");
        oldSheets.put(url, old);
        return old;
    }

    private void compare(String address, List<String> now, List<String> then) {
        if (now.size() != then.size()) {
            findings.mixed.add(address + ": " + now.size() + " parts, " + then.size() + " in the old browser");
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(then.get(i))) {
                findings.mixed.add(address + ": " + now.get(i) + " became " + then.get(i));
                return;
            }
        }
    }
}
