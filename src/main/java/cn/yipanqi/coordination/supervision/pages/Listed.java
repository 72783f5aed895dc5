package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.supervision.Colour;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.coordination.supervision.SlipRule;
import cn.yipanqi.coordination.supervision.TimesBook;
import cn.yipanqi.shared.Commons;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of a county's items: always by their last day, never by unit one against another. */
@Component
class Listed {

    private final Reader reader;
    private final SlipRule rule;
    private final TimesBook times;
    private final Clock clock;

    Listed(Reader reader, SlipRule rule, TimesBook times, Clock clock) {
        this.reader = reader;
        this.rule = rule;
        this.times = times;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param ended what is closed instead of what is open
     * @param unit that leads or assists
     */
    record Search(
            boolean ended,
            @Nullable Colour colour,
            @Nullable UUID unit,
            @Nullable Commons commons,
            @Nullable UUID task) {

        boolean finds(Row row) {
            Item item = row.item();
            return (colour == null || colour == row.colour())
                    && (commons == null || commons == item.commons())
                    && (unit == null
                            || unit.equals(item.lead())
                            || item.partners().stream()
                                    .anyMatch(part -> part.unit().equals(unit)));
        }
    }

    /** Two queries. */
    List<Row> find(long county, Search search) {
        LocalDate today = LocalDate.now(clock);
        TimesBook.Known known = times.of(county);
        return items(county, search).stream()
                .map(item -> row(item, known, today))
                .filter(search::finds)
                .toList();
    }

    private List<Item> items(long county, Search search) {
        if (search.task() != null) {
            return reader.ofTask(county, search.task());
        }
        return search.ended() ? reader.ended(county) : reader.open(county);
    }

    Row of(Item item, TimesBook.Known known) {
        return row(item, known, LocalDate.now(clock));
    }

    private Row row(Item item, TimesBook.Known known, LocalDate today) {
        return new Row(item, rule.of(item, known, today).orElse(null), rule.turnBy(item, known));
    }
}
