package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.ItemLists;
import cn.yipanqi.coordination.supervision.ItemSearch;
import cn.yipanqi.coordination.supervision.SlipRule;
import cn.yipanqi.coordination.supervision.TimesBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The lists of a county's items: always by their last day, never by unit one against another. */
@Component
class Listed {

    private final ItemLists lists;
    private final SlipRule rule;
    private final TimesBook times;
    private final Clock clock;

    Listed(ItemLists lists, SlipRule rule, TimesBook times, Clock clock) {
        this.lists = lists;
        this.rule = rule;
        this.times = times;
        this.clock = clock;
    }

    /** @param total how many there are in all */
    record Found(List<Row> rows, long total) {}

    /** Two queries. */
    Found find(long county, ItemSearch search, long offset, int size) {
        LocalDate today = LocalDate.now(clock);
        TimesBook.Known known = times.of(county);
        ItemLists.Found found = lists.find(county, search, known, today, offset, size);
        return new Found(
                found.items().stream().map(item -> row(item, known, today)).toList(), found.total());
    }

    Row of(Item item, TimesBook.Known known) {
        return row(item, known, LocalDate.now(clock));
    }

    private Row row(Item item, TimesBook.Known known, LocalDate today) {
        return new Row(item, rule.of(item, known, today).orElse(null), rule.turnBy(item, known));
    }
}
