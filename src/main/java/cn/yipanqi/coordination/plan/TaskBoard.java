package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many of the tasks that units lead are open, overdue and near due: one statement each, whatever their number. */
@Component
public class TaskBoard {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final TaskStore store;
    private final Tasks tasks;

    TaskBoard(JdbcClient jdbc, TaskStore store, Tasks tasks) {
        this.jdbc = jdbc;
        this.store = store;
        this.tasks = tasks;
    }

    /** @param overdue of the open ones */
    public record Cell(long open, long overdue) {

        public static final Cell NONE = new Cell(0, 0);
    }

    /** A unit and one of the commons. */
    public record Place(UUID unit, Commons commons) {}

    /** The cells of a year's board that have open tasks. */
    @Transactional(readOnly = true)
    public Map<Place, Cell> cells(long county, int year) {
        return jdbc
                .sql("""
            select lead, commons, count(*) as open, count(*) filter (where due_day < :today) as overdue
            from coordination.task where county = :county and year = :year and state = 'OPEN' group by lead, commons
            """)
                .param("county", county)
                .param("year", year)
                .param("today", tasks.today())
                .query((row, n) -> Map.entry(
                        new Place(row.getObject("lead", UUID.class), Commons.valueOf(row.getString("commons"))),
                        new Cell(row.getLong("open"), row.getLong("overdue"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * A unit's open tasks of all years.
     *
     * @param near due within some working days
     */
    public record UnitTasks(UUID unit, long open, long overdue, long near) {}

    @Transactional(readOnly = true)
    public List<UnitTasks> byUnit(long county) {
        LocalDate today = tasks.today();
        return jdbc.sql("""
            select lead, count(*) as open, count(*) filter (where due_day < :today) as overdue,
                count(*) filter (where due_day between :today and :near) as near
            from coordination.task where county = :county and state = 'OPEN' group by lead
            """)
                .param("county", county)
                .param("today", today)
                .param("near", tasks.nearUntil())
                .query((row, n) -> new UnitTasks(
                        row.getObject("lead", UUID.class),
                        row.getLong("open"),
                        row.getLong("overdue"),
                        row.getLong("near")))
                .list();
    }

    /** Open tasks whose last day is over or near, the most urgent first, at most 500. */
    @Transactional(readOnly = true)
    public List<Task> urgent(long county) {
        List<UUID> ids = jdbc.sql("""
            select id from coordination.task where county = :county and state = 'OPEN' and due_day <= :near
            order by due_day, id limit :most
            """)
                .param("county", county)
                .param("near", tasks.nearUntil())
                .param("most", MOST)
                .query(UUID.class)
                .list();
        return ids.isEmpty() ? List.of() : store.some(county, ids);
    }
}
