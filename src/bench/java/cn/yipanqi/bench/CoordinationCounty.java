package cn.yipanqi.bench;

import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.meeting.series.Cadence;
import cn.yipanqi.coordination.meeting.series.Rhythm;
import cn.yipanqi.coordination.meeting.series.SeriesFacts;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.coordination.supervision.Move;
import cn.yipanqi.coordination.supervision.Side;
import cn.yipanqi.coordination.supervision.Step;
import cn.yipanqi.coordination.supervision.Supervisions;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.RegionCode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A county with a year's work of joint organisation. A part of the plan (with what is under supervision of it) and the meetings are put there
 * by the modules themselves, so that what waits, waits as it does in life; the part is then repeated, and what was done long ago (tasks that
 * are done, meetings that were held, study, visits) added by SQL.
 */
final class CoordinationCounty {

    /** Of the part of the plan that the modules make: twelve times that is a year's. */
    private static final int TASKS = 252;

    private static final int TIMES = 12;
    private static final int ITEMS = TASKS / 3;
    private static final int MEETINGS = 200;
    private static final int ENTRIES = 500;
    private static final int AT_ONCE = 63;

    /** Of twelve items under supervision: how many moves along this way each has come; an office has most to do. */
    private static final List<Integer> PROGRESS = List.of(0, 0, 0, 5, 5, 5, 1, 2, 3, 6, 7, -1);

    private static final List<Move> WAY = List.of(Move.ASSIGN, Move.RECEIVE, Move.BEGIN, Move.CONFIRM, Move.REPORT);

    private final Tasks tasks;
    private final Plans plans;
    private final Supervisions supervisions;
    private final Meetings meetings;
    private final AllSeries series;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final DataSource owner;
    private final DataSource superuser;
    private final long county;
    private final List<UUID> units;
    private final int year = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear();
    private final List<UUID> added = new ArrayList<>();

    CoordinationCounty(ConfigurableApplicationContext context, DataSource owner, DataSource superuser, long county) {
        this.tasks = context.getBean(Tasks.class);
        this.plans = context.getBean(Plans.class);
        this.supervisions = context.getBean(Supervisions.class);
        this.meetings = context.getBean(Meetings.class);
        this.series = context.getBean(AllSeries.class);
        this.ledger = context.getBean(Ledger.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.owner = owner;
        this.superuser = superuser;
        this.county = county;
        this.units = CurrentScope.call(
                office(),
                () -> context.getBean(Directory.class)
                        .of(county)
                        .units()
                        .map(unit -> unit.id())
                        .toList());
    }

    int year() {
        return year;
    }

    UUID unit() {
        return units.get(0);
    }

    private Scope office() {
        return Scope.job("bench", RegionCode.county(county));
    }

    private Scope cadre(UUID unit) {
        return new Scope(
                null, "bench", county, county + 1, county, county + 1, Scope.Entries.UNIT, unit, null, Set.of());
    }

    private UUID unit(int i) {
        return units.get(i % units.size());
    }

    void fill() throws SQLException {
        CurrentScope.run(office(), this::entries);
        many(TASKS, i -> added.add(tasks.add(county, task(i))));
        CurrentScope.run(office(), () -> plans.putInForce(county, year));
        // A third is under supervision, a third is done.
        for (int i = 1; i < TASKS; i += 3) {
            supervise(i);
        }
        repeat();
        done();
        List<UUID> kept = CurrentScope.call(office(), this::series);
        many(MEETINGS, i -> meeting(i, kept));
        held();
        beside();
    }

    private void many(int times, IntConsumer deed) {
        for (int from = 0; from < times; from += AT_ONCE) {
            int first = from;
            CurrentScope.run(
                    office(),
                    () -> transaction.executeWithoutResult(status -> {
                        for (int i = first; i < Math.min(times, first + AT_ONCE); i++) {
                            deed.accept(i);
                        }
                    }));
        }
    }

    private void entries() {
        Random random = new Random(county);
        List<NewEntry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(new NewEntry(
                    PostingBench.content(random, units, i, year),
                    Source.workbook(new UUID(1, 1), "台账.xlsx", year + "年", i + 4)));
        }
        ledger.post(county, entries, null);
    }

    private NewTask task(int i) {
        NewTask task = new NewTask(
                year,
                i + 1,
                Commons.values()[i % Commons.values().length],
                "第" + (i + 1) + "项重点任务",
                "每季度调度一次，由牵头单位会同协同单位推进",
                "开展活动" + (i % 12 + 1) + "场",
                unit(i),
                List.of(unit(i + 1)),
                List.of(),
                null,
                null,
                null,
                LocalDate.of(year, 1, 1).plusDays(i * 37L % 365),
                TaskOrigin.PLAN,
                null);
        return i % 10 == 0
                ? task.withTarget(Target.ledger(
                        Set.of("activity"),
                        List.of(),
                        BigDecimal.valueOf(i % 12 + 1),
                        "场",
                        Whose.values()[i / 10 % Whose.values().length]))
                : task;
    }

    private void supervise(int i) {
        UUID task = added.get(i);
        int goes = PROGRESS.get(i / 3 % PROGRESS.size());
        UUID item = CurrentScope.call(
                office(), () -> supervisions.file(county, task, new Supervisions.Filing("年度重点任务", "按期办结，以台账为准", null)));
        List<Move> moves = new ArrayList<>(WAY.subList(0, Math.max(1, Math.min(goes, WAY.size()))));
        if (goes == 0) {
            moves.clear();
        } else if (goes < 0) {
            moves.add(Move.WITHDRAW);
        } else if (goes > WAY.size()) {
            moves.add(goes == WAY.size() + 1 ? Move.RETURN : Move.DISCHARGE);
        }
        int seen = 1;
        for (Move move : moves) {
            Scope mover =
                    move.side() == Side.OFFICE ? office() : cadre(move.side() == Side.LEAD ? unit(i) : unit(i + 1));
            Step step = new Step(
                    move,
                    seen++,
                    move == Move.REPORT || move == Move.RETURN || move == Move.WITHDRAW || move == Move.DISCHARGE
                            ? "按台账核对"
                            : null,
                    move == Move.REPORT ? 100 : null,
                    null,
                    null,
                    null,
                    List.of());
            CurrentScope.run(mover, () -> supervisions.move(county, item, step));
        }
    }

    private List<UUID> series() {
        List<UUID> kept = new ArrayList<>();
        for (Rhythm rhythm : List.of(Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.QUARTERLY)) {
            LocalDate from = LocalDate.of(year, 1, 1);
            kept.add(series.begin(
                    county,
                    new SeriesFacts(rhythm.name(), MeetingKind.REGULAR, unit(), "主席", "会议室", from, null, units),
                    new Cadence(from, rhythm, null, null)));
        }
        return kept;
    }

    private void meeting(int i, List<UUID> kept) {
        LocalDate day = LocalDate.of(year, 1, 1).plusDays(i * 9L % 365);
        UUID meeting = meetings.add(
                county,
                new MeetingFacts(
                        kept.get(i % kept.size()),
                        MeetingKind.REGULAR,
                        "第" + (i + 1) + "次例会",
                        day,
                        LocalTime.of(15, 0),
                        LocalTime.of(16, 30),
                        "会议室",
                        "主席",
                        null,
                        unit(i),
                        units,
                        List.of(),
                        List.of()));
        meetings.call(meeting);
    }

    /** The part of the plan again and again, some days later each time: as the superuser, without triggers, under ids of its own. */
    private void repeat() throws SQLException {
        List<String> copies = List.of(
                repeated("coordination.task", "id", "number = number + :n * " + TASKS, "due_day = " + later("due_day")),
                repeated("coordination.task_partner", "task"),
                repeated("coordination.task_change", "task"),
                repeated(
                        "coordination.supervision",
                        "id, task",
                        "number = number + :n * " + ITEMS,
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
                for (int n = 1; n < TIMES; n++) {
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

    private void done() throws SQLException {
        sql("""
            with done as (update coordination.task set state = 'DONE', state_words = '已完成', state_at = now(), state_by = 'bench'
                where county = :county and state = 'OPEN' and number % 3 = 1 returning id)
            delete from notify.todo where county = :county and subject in (select id from done)
            """);
    }

    private void held() throws SQLException {
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
    private void beside() throws SQLException {
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

    /** How much of what it has come to hold. */
    void tell(Results results) throws SQLException {
        List<String> what = List.of(
                "coordination.task",
                "coordination.supervision",
                "coordination.meeting",
                "coordination.study_session",
                "coordination.contact_visit",
                "notify.todo");
        List<String> counts = new ArrayList<>();
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            for (String table : what) {
                try (var count =
                        statement.executeQuery("select count(*) from " + table + " where county = " + county)) {
                    count.next();
                    counts.add("%s %,d".formatted(table, count.getLong(1)));
                }
            }
            try (var count = statement.executeQuery("""
                select count(*) filter (where addressee_kind = 'OFFICE'), count(*) filter (where addressee = '%s')
                from notify.todo where county = %d
                """.formatted(unit(), county))) {
                count.next();
                counts.add("of which the office's %,d, one unit's %,d".formatted(count.getLong(1), count.getLong(2)));
            }
        }
        results.note("the county holds", String.join(", ", counts));
    }
}
