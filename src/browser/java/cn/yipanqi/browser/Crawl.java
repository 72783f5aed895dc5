package cn.yipanqi.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows every link one visitor is shown, to a few addresses of every route. */
final class Crawl {

    /** Addresses of one route that differ in more than ids: a page with and without what its query chooses. */
    private static final int ADDRESSES_OF_A_ROUTE = 6;

    /** Things of one kind differ by their states: a draft and a frozen edition have links of their own. */
    private static final int ADDRESSES_OF_A_SHAPE = 2;

    /** What has a page for each of many states: as many addresses as a route may have. */
    private static final Set<String> OF_MANY_STATES = Set.of("/reports/{id}");

    private static final String LINKS = """
            () => ({
              pages: [
                ...[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href),
                ...[...document.querySelectorAll('button[formaction]')].filter(b => b.formMethod === 'get' || (!b.formMethod && b.form.method === 'get')).map(b => {
                  const address = new URL(b.formAction);
                  const pick = b.form.querySelector('input[type=checkbox][name]');
                  if (pick) address.searchParams.set(pick.name, pick.value);
                  return address.href;
                }),
                ...[...document.querySelectorAll('form[method=get][data-batch]')].flatMap(form => {
                  const address = new URL(form.action);
                  const pick = form.querySelector('input[type=checkbox][name]');
                  if (pick) address.searchParams.set(pick.name, pick.value);
                  return pick ? [address.href] : [];
                }),
              ],
              parts: [...document.querySelectorAll('[hx-get]')].map(e => new URL(e.getAttribute('hx-get'), location.href).href),
            })
            """;

    private final Visit visit;
    private final Routes routes;
    private final BiConsumer<String, String> look;
    private final Runnable prove;
    private final Set<String> addresses = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> visited = new TreeSet<>();
    private final Set<String> parts = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    /**
     * @param look told the address of each page while it is open, and its shape
     * @param prove makes the visitor's proof fresh where a page asks for one: many pages take longer than a proof lasts
     */
    Crawl(Visit visit, Routes routes, BiConsumer<String, String> look, Runnable prove) {
        this.visit = visit;
        this.routes = routes;
        this.look = look;
        this.prove = prove;
    }

    Crawl from(String... starts) {
        Deque<String> waiting = new ArrayDeque<>(List.of(starts));
        while (!waiting.isEmpty()) {
            String address = waiting.poll();
            if (wanted(address)) {
                waiting.addAll(open(address));
            }
        }
        return this;
    }

    /** The pages found, in the order in which they were. */
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    /** The routes taken, of pages and parts of pages. */
    Set<String> visited() {
        return visited;
    }

    List<String> broken() {
        return broken;
    }

    private boolean wanted(String address) {
        String path = address.split("\\?", 2)[0];
        if (routes.file(path) || path.startsWith("/api/") || path.startsWith("/assets/")) {
            return false;
        }
        String route = routes.of(path).orElse(path);
        String shape = shape(routes, address);
        if (addresses.contains(address)
                || counts.getOrDefault(route, 0) >= ADDRESSES_OF_A_ROUTE
                || counts.getOrDefault(shape, 0) >= ADDRESSES_OF_A_SHAPE && !OF_MANY_STATES.contains(route)) {
            return false;
        }
        addresses.add(address);
        counts.merge(route, 1, Integer::sum);
        counts.merge(shape, 1, Integer::sum);
        visited.add(route);
        return true;
    }

    /** What addresses have in common that differ in ids and values only. */
    static String shape(Routes routes, String address) {
        String path = address.split("\\?", 2)[0];
        return routes.of(path).orElse(path) + "?" + names(address);
    }

    private static String names(String address) {
        String query = address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
        return Stream.of(query.split("&"))
                .map(pair -> pair.split("=", 2)[0])
                .distinct()
                .sorted()
                .collect(Collectors.joining("&"));
    }

    @SuppressWarnings("unchecked")
    private List<String> open(String address) {
        int status = visit.open(address);
        if (status == 403 && visit.page().locator("[name=_proof]").count() > 0) {
            prove.run();
            status = visit.open(address);
        }
        if (status >= 400) {
            broken.add(status + " " + address);
            return List.of();
        }
        var links = (Map<String, List<String>>) visit.page().evaluate(LINKS);
        look.accept(address, shape(routes, address));
        links.get("parts").stream().filter(this::ours).map(Crawl::address).forEach(this::ask);
        return links.get("pages").stream()
                .filter(this::ours)
                .map(Crawl::address)
                // Language and size are the same pages again.
                .filter(link -> !link.matches(".*[?&](lang|size)=.*"))
                .toList();
    }

    /** A part that script asks for: once a route. */
    private void ask(String address) {
        String route = routes.of(address.split("\\?", 2)[0]).orElse(address);
        if (!parts.add(route)) {
            return;
        }
        APIResponse answer = visit.page()
                .request()
                .get(visit.base() + address, RequestOptions.create().setHeader("HX-Request", "true"));
        if (answer.status() >= 400) {
            broken.add(answer.status() + " " + address + " (part)");
        } else if (answer.text().toLowerCase(Locale.ROOT).contains("<html")) {
            broken.add("a whole page for a part: " + address);
        } else {
            visited.add(route);
        }
    }

    private boolean ours(String link) {
        return link.startsWith(visit.base() + "/");
    }

    private static String address(String link) {
        URI uri = URI.create(link.replace(" ", "%20"));
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
