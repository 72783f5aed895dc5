package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.Permission;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.NavigationSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ledger in the side navigation: the whole, the duplicates, and each kind under its common. */
@Configuration(proxyBeanMethods = false)
class LedgerNavigation {

    private static final String READERS = Permission.LEDGER_READ.name();

    @Bean
    NavigationItem duplicatesNavigation() {
        return new NavigationItem("/duplicates", "duplicates.title", 400, null, READERS);
    }

    @Bean
    NavigationItem entriesNavigation() {
        return new NavigationItem("/entries", "entries.title", 500, null, READERS);
    }

    @Bean
    NavigationSource kindsNavigation(Catalogue catalogue) {
        return visitor -> items(catalogue);
    }

    private static List<NavigationItem> items(Catalogue catalogue) {
        List<Kind> kinds = List.copyOf(catalogue.kinds());
        return Stream.iterate(0, i -> i < kinds.size(), i -> i + 1)
                .map(i -> new NavigationItem(
                        "/entries?kind=" + kinds.get(i).code(),
                        "kind." + kinds.get(i).code(),
                        i,
                        kinds.get(i).commons(),
                        READERS))
                .toList();
    }
}
