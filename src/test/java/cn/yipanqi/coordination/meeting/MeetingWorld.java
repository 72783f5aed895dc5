package cn.yipanqi.coordination.meeting;

import cn.yipanqi.TestScopes;
import cn.yipanqi.coordination.meeting.Guest.Attendance;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Decisions;
import cn.yipanqi.coordination.meeting.agenda.Items;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.meeting.series.Cadence;
import cn.yipanqi.coordination.meeting.series.Rhythm;
import cn.yipanqi.coordination.meeting.series.SeriesFacts;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Meetings that are as meetings usually are. */
@Lazy
@Component
public class MeetingWorld {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Meetings meetings;
    private final Attendances attendances;
    private final AllSeries allSeries;
    private final Items items;
    private final Agendas agendas;
    private final Decisions decisions;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MeetingWorld(
            Meetings meetings,
            Attendances attendances,
            AllSeries allSeries,
            Items items,
            Agendas agendas,
            Decisions decisions,
            Directory directory,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.meetings = meetings;
        this.attendances = attendances;
        this.allSeries = allSeries;
        this.items = items;
        this.agendas = agendas;
        this.decisions = decisions;
        this.directory = directory;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    public <T> T office(long county, Supplier<T> deed) {
        return CurrentScope.call(TestScopes.coordinator(county), deed);
    }

    public void office(long county, Runnable deed) {
        CurrentScope.run(TestScopes.coordinator(county), deed);
    }

    /** As the office, past the rules of the code. */
    public <T> T sql(long county, Supplier<T> deed) {
        return office(county, () -> transaction.execute(status -> deed.get()));
    }

    public int update(long county, String sql, Object... params) {
        return sql(county, () -> jdbc.sql(sql).params(params).update());
    }

    public List<String> texts(long county, String sql, Object... params) {
        return sql(
                county, () -> jdbc.sql(sql).params(params).query(String.class).list());
    }

    public CountyDirectory all(long county) {
        return office(county, () -> directory.of(county));
    }

    public UUID unit(long county, String name) {
        return all(county).unitNamed(name).orElseThrow().id();
    }

    /** A joint meeting on a day, with the union, the youth league and the women's federation. */
    public MeetingFacts facts(long county, LocalDate day, UUID series) {
        UUID union = unit(county, "总工会");
        return new MeetingFacts(
                series,
                MeetingKind.JOINT,
                "联席会议" + NAMES.incrementAndGet(),
                day,
                LocalTime.of(9, 30),
                LocalTime.of(11, 0),
                "三楼会议室",
                "县委常委",
                "协同办干事",
                union,
                List.of(union, unit(county, "团县委"), unit(county, "妇联")),
                List.of(),
                List.of());
    }

    public UUID planned(long county, LocalDate day, UUID series) {
        return office(county, () -> meetings.add(county, facts(county, day, series)));
    }

    public UUID called(long county, LocalDate day, UUID series) {
        UUID id = planned(county, day, series);
        office(county, () -> meetings.call(id));
        return id;
    }

    /** The union came with three, the youth league with two, the women's federation was on leave. */
    public List<Guest> came(long county) {
        return List.of(
                new Guest(Guest.Kind.UNIT, unit(county, "总工会"), Attendance.PRESENT, 3, null),
                new Guest(Guest.Kind.UNIT, unit(county, "团县委"), Attendance.PRESENT, 2, "书记"),
                new Guest(Guest.Kind.UNIT, unit(county, "妇联"), Attendance.LEAVE, null, null));
    }

    public UUID held(long county, LocalDate day, UUID series) {
        UUID id = called(county, day, series);
        office(county, () -> attendances.record(id, meetings.find(id).revision(), came(county), null));
        return id;
    }

    public Meeting meeting(long county, UUID id) {
        return office(county, () -> meetings.find(id));
    }

    public UUID item(long county, UUID meeting, String title) {
        return office(county, () -> items.propose(meeting, new Items.Proposal(title, null, null, null)));
    }

    /** For the union, with the youth league, until the end of June 2022. */
    public UUID decision(long county, UUID item, String text) {
        return office(
                county,
                () -> decisions.add(
                        item,
                        new Decisions.Facts(
                                text,
                                Commons.ACTIVITY,
                                unit(county, "总工会"),
                                LocalDate.of(2022, 6, 30),
                                List.of(unit(county, "团县委")),
                                List.of())));
    }

    public UUID series(long county, LocalDate from, LocalDate to, Rhythm rhythm) {
        return office(
                county,
                () -> allSeries.begin(
                        county,
                        new SeriesFacts(
                                "系列" + NAMES.incrementAndGet(),
                                MeetingKind.JOINT,
                                unit(county, "总工会"),
                                null,
                                null,
                                from,
                                to,
                                List.of(unit(county, "团县委"))),
                        new Cadence(from, rhythm, null, null)));
    }

    public Agendas agendas() {
        return agendas;
    }
}
