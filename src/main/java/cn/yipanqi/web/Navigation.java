package cn.yipanqi.web;

import cn.yipanqi.shared.Commons;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The side navigation: what the modules offer, what of it this visitor may open, and where he is. */
@Component
class Navigation {

    private final ObjectProvider<NavigationItem> items;
    private final ObjectProvider<NavigationSource> sources;
    private final WaitingCounts counts;

    Navigation(ObjectProvider<NavigationItem> items, ObjectProvider<NavigationSource> sources, WaitingCounts counts) {
        this.items = items;
        this.sources = sources;
        this.counts = counts;
    }

    SideNavigation of(VisitorView visitor, Address here) {
        List<NavigationItem> shown = Stream.concat(
                        items.stream(), sources.stream().flatMap(source -> source.items(visitor).stream()))
                .filter(item -> item.requires() == null || visitor.may(item.requires()))
                .sorted(Comparator.comparingInt(NavigationItem::order).thenComparing(NavigationItem::url))
                .toList();
        NavigationItem current = shown.stream()
                .filter(item -> leadsTo(item, here))
                .max(Comparator.comparingInt(item -> item.url().length()))
                .orElse(null);
        Map<String, Long> waiting = shown.isEmpty() ? Map.of() : counts.of(visitor);
        Map<Commons, List<SideNavigation.Link>> under = new TreeMap<>(shown.stream()
                .filter(item -> item.commons() != null)
                .collect(Collectors.groupingBy(
                        NavigationItem::commons,
                        Collectors.mapping(item -> link(item, current, here, waiting), Collectors.toList()))));
        return new SideNavigation(
                shown.stream()
                        .filter(item -> item.commons() == null)
                        .map(item -> link(item, current, here, waiting))
                        .toList(),
                under);
    }

    private static SideNavigation.Link link(
            NavigationItem item, @Nullable NavigationItem current, Address here, Map<String, Long> waiting) {
        String mark = null;
        if (item.equals(current)) {
            mark = here.path().equals(path(item)) ? "page" : "true";
        }
        return new SideNavigation.Link(item.url(), item.messageKey(), mark, waiting.getOrDefault(item.url(), 0L));
    }

    /** Whether the visitor is at the item's address or below it, with at least the item's query. */
    private static boolean leadsTo(NavigationItem item, Address here) {
        String path = path(item);
        boolean below =
                here.path().equals(path) || !path.equals("/") && here.path().startsWith(path + "/");
        int query = item.url().indexOf('?');
        return below
                && (query < 0
                        || here.query()
                                .containsAll(
                                        List.of(item.url().substring(query + 1).split("&"))));
    }

    private static String path(NavigationItem item) {
        int query = item.url().indexOf('?');
        return query < 0 ? item.url() : item.url().substring(0, query);
    }
}
