package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Commons;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many of the tasks that units lead are open and overdue, by the commons: one statement, whatever their number. */
@Component
public class TaskBoard {

    private final JdbcClient jdbc;
    private final Tasks tasks;

    TaskBoard(JdbcClient jdbc, Tasks tasks) {
        this.jdbc = jdbc;
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
}
