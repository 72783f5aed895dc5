package cn.yipanqi.coordination.supervision;

import cn.yipanqi.coordination.supervision.ItemSearch.Condition;
import cn.yipanqi.organisation.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of a county's items: narrowed, counted and put in order by the database, read a page at a time. */
@Component
public class ItemLists {

    private final JdbcClient jdbc;
    private final Reader reader;
    private final WorkingDays workingDays;

    ItemLists(JdbcClient jdbc, Reader reader, WorkingDays workingDays) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.workingDays = workingDays;
    }

    /** @param total how many there are in all */
    public record Found(List<Item> items, long total) {

        public Found {
            items = List.copyOf(items);
        }
    }

    /**
     * One query.
     *
     * @param today the day whose colours count
     */
    @Transactional(readOnly = true)
    public Found find(long county, ItemSearch search, TimesBook.Known times, LocalDate today, long offset, int size) {
        Condition condition = search.condition(county, ColourColumn.of(times, workingDays, today));
        long[] total = new long[1];
        List<Item> items = new ArrayList<>();
        jdbc.sql("""
                with found as materialized (
                    select s.id, s.due_day, s.turn_at, s.year, s.number from coordination.supervision s where %1$s),
                counted as (select count(*) as total from found),
                page as (select s.id from found s %2$s limit :size offset :offset)
                select %3$s, counted.total from counted left join (page join (%4$s) on s.id = page.id) on true %2$s
                """.formatted(condition.sql(), condition.order(), Reader.COLUMNS, Reader.TABLES))
                .params(condition.params())
                .param("size", size)
                .param("offset", offset)
                .query(row -> {
                    total[0] = row.getLong("total");
                    if (row.getObject("id") != null) {
                        items.add(reader.item(row));
                    }
                });
        return new Found(items, total[0]);
    }
}
