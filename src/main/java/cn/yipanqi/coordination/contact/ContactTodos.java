package cn.yipanqi.coordination.contact;

import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Message;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the next visit to a point wait for its unit, and a problem that nobody has settled for the office. */
@Component
class ContactTodos {

    private static final String VISIT = "coordination.contact.visit";
    private static final String PROBLEM = "coordination.contact.problem";

    private final Todos todos;
    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;

    ContactTodos(Todos todos, JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
        this.todos = todos;
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** After anything that changes when the next visit is due. What the year's are made of waits for the next year's first. */
    void nextVisit(ContactPoint point, CountyDirectory names) {
        LocalDate today = LocalDate.now(clock);
        int year = Math.max(today.getYear(), point.from().getYear());
        LocalDate due = due(point, year, today);
        due = due == null ? due(point, year + 1, today) : due;
        LocalDate to = point.to();
        if (due == null || to != null && to.isBefore(today)) {
            todos.close(point.county(), VISIT, point.id());
            return;
        }
        todos.open(
                point.county(),
                new Todo(
                        VISIT,
                        point.id(),
                        Addressee.unit(point.unit()),
                        null,
                        Message.of("contact.todo.visit", point.name(names)),
                        "/coordination/contacts/" + point.id(),
                        due));
    }

    private @Nullable LocalDate due(ContactPoint point, int year, LocalDate today) {
        int made = jdbc.sql("""
            select count(*) from coordination.contact_visit
            where county = :county and point = :point and taken_back is null and day between :first and :last
            """)
                .param("county", point.county())
                .param("point", point.id())
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(Integer.class)
                .single();
        return Standing.of(point, year, made, today, workingDays).due();
    }

    void raised(ContactPoint point, UUID problem, String text) {
        todos.open(
                point.county(),
                new Todo(
                        PROBLEM,
                        problem,
                        Addressee.office(),
                        null,
                        Message.of("contact.todo.problem", text),
                        "/coordination/contacts/problems/" + problem,
                        null));
    }

    void settled(long county, UUID problem) {
        todos.close(county, PROBLEM, problem);
    }
}
