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
import cn.yipanqi.coordination.supervision.Filing;
import cn.yipanqi.coordination.supervision.Filings;
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
 * by the modules themselves, so that what waits, waits as it does in life; {@link CoordinationYear} makes a year of that.
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
    private final Filings filings;
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
        this.filings = context.getBean(Filings.class);
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
        CoordinationYear whole = new CoordinationYear(owner, superuser, county, year);
        whole.repeat(TIMES, TASKS, ITEMS);
        whole.done();
        List<UUID> kept = CurrentScope.call(office(), this::series);
        many(MEETINGS, i -> meeting(i, kept));
        whole.held();
        whole.beside();
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
        UUID item =
                CurrentScope.call(office(), () -> filings.file(county, task, new Filing("年度重点任务", "按期办结，以台账为准", null)));
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
}
