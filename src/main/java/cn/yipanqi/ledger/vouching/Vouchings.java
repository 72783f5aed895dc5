package cn.yipanqi.ledger.vouching;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.BoardTallies;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Vouches for months, reminds of them, and tells how far a period is vouched for. */
@Service
public class Vouchings {

    /** What waits for a unit or station that has not confirmed a month; its subject is the month. */
    static final String TOPIC = "ledger.vouching";

    private static final int LAST_DAY_OF_REMINDER = 5;

    private final JdbcClient jdbc;
    private final VouchedMonths months;
    private final BoardTallies tallies;
    private final Directory directory;
    private final Todos todos;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Vouchings(
            JdbcClient jdbc,
            VouchedMonths months,
            BoardTallies tallies,
            Directory directory,
            Todos todos,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.months = months;
        this.tallies = tallies;
        this.directory = directory;
        this.todos = todos;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Confirms a month of one's own unit or station.
     *
     * @param seen the posting number of what was looked through, none for the present; what came after it counts as changed since
     * @return the confirmation in force: where somebody confirmed the very same before, that one
     * @throws Refusal (INVALID) where the asker is nobody's own, for a month to come, and for a number nobody has reached
     */
    @Transactional
    public Vouching confirm(long county, YearMonth month, @Nullable Long seen) {
        Scope scope = CurrentScope.get();
        Whose whose = Whose.own(scope).orElseThrow(() -> new Refusal(Message.of("vouching.own")));
        if (!scope.writes(county)) {
            throw Refusal.absent("county");
        }
        if (month.isAfter(thisMonth())) {
            throw new Refusal(Message.of("vouching.future"));
        }
        long now = tallies.state(county).posting();
        long posting = seen == null ? now : seen;
        if (posting < 0 || posting > now) {
            throw new Refusal(Message.of("vouching.posting", now));
        }
        Vouching vouching = new Vouching(posting, clock.instant().truncatedTo(ChronoUnit.MICROS), scope.actorName());
        int added = jdbc.sql("""
                        insert into ledger.vouching (id, county, unit, station, month, posting, at, actor, actor_name)
                        values (:id, :county, :unit, :station, :month, :posting, :at, :actor, :by)
                        on conflict (county, coalesce(unit, station), month, posting) do nothing
                        """)
                .param("id", ids.next())
                .param("county", county)
                .param("unit", whose.isStation() ? null : whose.id(), Types.OTHER)
                .param("station", whose.isStation() ? whose.id() : null, Types.OTHER)
                .param("month", month.atDay(1))
                .param("posting", posting)
                .param("at", Timestamp.from(vouching.at()))
                .param("actor", scope.actor(), Types.OTHER)
                .param("by", vouching.by())
                .update();
        todos.close(county, TOPIC, subject(month), whose.addressee());
        if (added == 0) {
            return months.vouching(county, whose, month, posting);
        }
        audit.record(
                county,
                "ledger.vouch",
                whose.id().toString(),
                Map.of(
                        "month",
                        month.toString(),
                        "posting",
                        posting,
                        "whose",
                        whose.kind().name()));
        return vouching;
    }

    /**
     * Lets it wait for every unit and station of a county that has not confirmed a month. Called again it reminds nobody twice.
     *
     * @return how many it waits for
     * @throws Refusal (INVALID) for a month that is not over
     */
    @Transactional
    public int remindMonth(long county, YearMonth month) {
        if (!month.isBefore(thisMonth())) {
            throw new Refusal(Message.of("vouching.remind.over"));
        }
        Set<UUID> done = new HashSet<>(
                jdbc.sql("""
                        select distinct coalesce(unit, station) from ledger.vouching where county = ? and month = ?
                        """).params(county, month.atDay(1)).query(UUID.class).list());
        CountyDirectory register = directory.of(county);
        List<Whose> waiting =
                all(register, month).filter(whose -> !done.contains(whose.id())).toList();
        Message what = Message.of("vouching.todo", month.getYear(), month.getMonthValue());
        LocalDate due = month.plusMonths(1).atDay(LAST_DAY_OF_REMINDER);
        for (Whose whose : waiting) {
            String url = whose.url() + "?year=" + month.getYear() + "#m" + month.getMonthValue();
            todos.open(county, new Todo(TOPIC, subject(month), whose.addressee(), null, what, url, due));
        }
        audit.record(county, "ledger.vouch.remind", month.toString(), Map.of("waiting", waiting.size()));
        return waiting.size();
    }

    /** As {@link #remindMonth}, but of each month once: what the calendar does. @return whether it was the first time */
    @Transactional
    public boolean remindOnce(long county, YearMonth month) {
        int first = jdbc.sql("""
                        insert into ledger.vouching_reminder (county, month, at) values (?, ?, ?) on conflict (county, month) do nothing
                        """)
                .params(county, month.atDay(1), Timestamp.from(clock.instant()))
                .update();
        if (first > 0) {
            remindMonth(county, month);
        }
        return first > 0;
    }

    /** Units in the order of the register, then stations; those that were there in the month. */
    static Stream<Whose> all(CountyDirectory register, YearMonth month) {
        LocalDate last = month.atEndOfMonth();
        return Stream.concat(
                register.units().map(Unit::id).map(Whose::unit),
                register.allStations().stream()
                        .filter(station -> station.on(last))
                        .map(Station::id)
                        .map(Whose::station));
    }

    private static UUID subject(YearMonth month) {
        return UUID.nameUUIDFromBytes((TOPIC + "/" + month).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * How far the units vouched for a period.
     *
     * @param vouched months of units that were confirmed at least once
     * @param outOf months of units in all, those to come left out
     */
    public record Progress(long vouched, long outOf) {}

    /** Of the months that lie in a period, as far as they have begun. */
    @Transactional(readOnly = true)
    public Progress progress(long county, Period period) {
        YearMonth from = YearMonth.from(period.from());
        YearMonth last = YearMonth.from(period.to());
        YearMonth to = last.isAfter(thisMonth()) ? thisMonth() : last;
        if (from.isAfter(to)) {
            return new Progress(0, 0);
        }
        List<UUID> units = directory.of(county).units().map(Unit::id).toList();
        return new Progress(
                months.vouched(county, from, to, units), units.size() * (from.until(to, ChronoUnit.MONTHS) + 1));
    }

    YearMonth thisMonth() {
        return YearMonth.now(clock);
    }
}
