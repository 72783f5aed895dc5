package cn.yipanqi.web;

import cn.yipanqi.web.WaitingCount.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what waits behind the items of the side navigation. */
@Component
class WaitingCounts {

    private final ObjectProvider<WaitingCount> counts;
    private final JdbcClient jdbc;

    WaitingCounts(ObjectProvider<WaitingCount> counts, JdbcClient jdbc) {
        this.counts = counts;
        this.jdbc = jdbc;
    }

    /** By address of the item. One query, none where the visitor has nothing to do with any. */
    @Transactional(readOnly = true)
    public Map<String, Long> of(VisitorView visitor) {
        Map<String, Rows> asked = new LinkedHashMap<>();
        counts.orderedStream().forEach(count -> count.of(visitor).ifPresent(rows -> asked.put(count.url(), rows)));
        if (asked.isEmpty()) {
            return Map.of();
        }
        String columns = asked.values().stream()
                .map(rows -> "(select count(*) from " + rows.from() + ")")
                .collect(Collectors.joining(",\n"));
        return jdbc.sql("select " + columns)
                .params(asked.values().stream()
                        .flatMap(rows -> rows.values().stream())
                        .toList())
                .query((row, n) -> {
                    Map<String, Long> waiting = new TreeMap<>();
                    int column = 1;
                    for (String url : List.copyOf(asked.keySet())) {
                        waiting.put(url, row.getLong(column++));
                    }
                    return waiting;
                })
                .single();
    }
}
