package cn.yipanqi.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes a year of a part of it, by SQL: the part of the plan again and again, and what was done long ago (tasks that are done, meetings that
 * were held, study, visits).
 */
final class CoordinationYear {

    private final DataSource owner;
    private final DataSource superuser;
    private final long county;
    private final int year;

    CoordinationYear(DataSource owner, DataSource superuser, long county, int year) {
        this.owner = owner;
        this.superuser = superuser;
        this.county = county;
        this.year = year;
    }

    /**
     * The part of the plan again and again, some days later each time: as the superuser, without triggers, under ids of its own.
     *
     * @param times how often it is there in the end
     * @param tasks of the part
     * @param items under supervision of the part
     */
    void repeat(int times, int tasks, int items) throws SQLException {
        List<String> copies = List.of(
                repeated("coordination.task", "id", "number = number + :n * " + tasks, "due_day = " + later("due_day")),
                repeated("coordination.task_partner", "task"),
                repeated("coordination.task_change", "task"),
                repeated(
                        "coordination.supervision",
                        "id, task",
                        "number = number + :n * " + items,
                        "first_due = " + later("due_day"),
                        "due_day = " + later("due_day")),
                repeated("coordination.supervision_move", "item"),
                repeated(
                        "notify.todo",
                        "id, subject",
                        "due_day = " + later("due_day"),
                        "url = replace(url, subject::text, md5(:n || subject::text)::uuid::text)"));
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String copy : copies) {
                // The first is copied: what was copied before has other ids, and is not copied again.
                statement.execute("create temp table first on commit preserve rows as select * from "
                        + copy.substring("insert into ".length(), copy.indexOf(" (")) + " where county = " + county);
                for (int n = 1; n < times; n++) {
                    statement.execute(copy.replace(":n", Integer.toString(n)));
                }
                statement.execute("drop table first");
            }
        }
    }

    /** A day of the same year. */
    private String later(String day) {
        return "make_date(%d, 1, 1) + (%s - make_date(%d, 1, 1) + :n * 5) %% 365".formatted(year, day, year);
    }

    /** @param ids columns that become others, {@code changed} whatever else does */
    private String repeated(String table, String ids, String... changed) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var names = statement.executeQuery("""
                    select column_name from information_schema.columns
                    where table_schema || '.' || table_name = '%s' and is_generated = 'NEVER' order by ordinal_position
                    """.formatted(table))) {
            while (names.next()) {
                String name = names.getString(1);
                columns.add(name);
                String value =
                        List.of(ids.split(", ")).contains(name) ? "md5(:n || %s::text)::uuid".formatted(name) : name;
                for (String one : changed) {
                    value = one.startsWith(name + " = ") ? one.substring(name.length() + 3) : value;
                }
                values.add(value);
            }
        }
        return "insert into %s (%s) select %s from first"
                .formatted(table, String.join(", ", columns), String.join(", ", values));
    }

    /** Every third task, with what waited for it. */
    void done() throws SQLException {
        sql("""
            with done as (update coordination.task set state = 'DONE', state_words = '已完成', state_at = now(), state_by = 'bench'
                where county = :county and state = 'OPEN' and number % 3 = 1 returning id)
            delete from notify.todo where county = :county and subject in (select id from done)
            """);
    }

    /** The meetings before today, with agendas and decisions. */
    void held() throws SQLException {
        sql("""
            update coordination.meeting set state = 'HELD', participants = 20
                where county = :county and day < (now() at time zone 'Asia/Shanghai')::date
            """, """
            update coordination.meeting_guest g set attendance = 'PRESENT', persons = 2
                from coordination.meeting m where g.county = :county and m.id = g.meeting and m.state = 'HELD'
            """, """
            insert into coordination.agenda_item (id, county, meeting, position, title, state, created_at, created_by, changed_at, changed_by)
                select uuidv7(), county, id, n, '议题' || n, 'ACCEPTED', now(), 'bench', now(), 'bench'
                from coordination.meeting cross join generate_series(1, 3) n where county = :county
            """, """
            insert into coordination.meeting_decision (id, county, item, position, text, commons, lead, due_day, changed_at, changed_by)
                select uuidv7(), i.county, i.id, 1, '按议定事项办理', 'ACTIVITY', m.lead, m.day + 30, now(), 'bench'
                from coordination.agenda_item i join coordination.meeting m on m.id = i.meeting and m.state = 'HELD'
                where i.county = :county
            """);
    }

    /** Two series of study a week, forty contact points visited every month. */
    void beside() throws SQLException {
        sql("""
            insert into coordination.study_series (id, county, name, unit, weekday, starts_at, minutes, on_holiday, takes_shifted)
                select uuidv7(), :county, '学习' || n, (select id from organisation.unit where county = :county order by position limit 1),
                    n, '15:00', 90, 'MOVE', true from generate_series(2, 3) n
            """, """
            insert into coordination.study_session (id, county, series, year, week_day, day, placed, theme, unit, state)
                select uuidv7(), s.county, s.id, :year, d, d, 'WEEK', '专题学习', s.unit, 'PLANNED'
                from coordination.study_series s cross join lateral (select make_date(:year, 1, 1) + 7 * n + s.weekday as d
                    from generate_series(0, 51) n) days where s.county = :county
            """, """
            insert into coordination.contact_point (id, county, unit, leader, region, place, from_day, visits_a_year)
                select uuidv7(), u.county, u.id, '主席', (select min(code) from organisation.region where parent = :county * 1000000::bigint),
                    '村' || n || u.short_name, make_date(:year, 1, 1), 12
                from organisation.unit u cross join generate_series(1, 40) n where u.county = :county and u.position = (
                    select min(position) from organisation.unit where county = :county)
            """, """
            insert into coordination.contact_visit (id, county, point, unit, day, participants, seen, recorded_by, recorded_at)
                select uuidv7(), p.county, p.id, p.unit, make_date(:year, n, 15), 3, '走访了解情况', 'bench', now()
                from coordination.contact_point p cross join generate_series(1, 11) n where p.county = :county
            """);
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(
                        one.replace(":county", Long.toString(county)).replace(":year", Integer.toString(year)));
            }
        }
    }
}
