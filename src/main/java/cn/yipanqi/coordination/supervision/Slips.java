package cn.yipanqi.coordination.supervision;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.EveryCounty;
import cn.yipanqi.notify.Job;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.StoredMessages;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues 督办单: one when an item first reaches a colour before a date, numbered within the year. */
@Component
public class Slips implements Job {

    private static final int LINE = 930;

    private final JdbcClient jdbc;
    private final Reader reader;
    private final SlipRule rule;
    private final TimesBook times;
    private final StoredMessages messages;
    private final EveryCounty counties;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Slips(
            JdbcClient jdbc,
            Reader reader,
            SlipRule rule,
            TimesBook times,
            StoredMessages messages,
            EveryCounty counties,
            Ids ids,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.rule = rule;
        this.times = times;
        this.messages = messages;
        this.counties = counties;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "coordination.supervision.slips";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        counties.each(
                name(),
                "select distinct county from coordination.supervision where state not in ('DISCHARGED', 'WITHDRAWN')",
                this::issue);
    }

    /** @return how many were issued now */
    public int issue(long county) {
        return CurrentScope.call(
                Scope.job(name(), RegionCode.county(county)),
                () -> Objects.requireNonNull(transaction.execute(status -> round(county))));
    }

    private int round(long county) {
        jdbc.sql("select pg_advisory_xact_lock(:line, :county::int)")
                .param("line", LINE)
                .param("county", county)
                .query((row, n) -> true)
                .list();
        LocalDate today = LocalDate.now(clock);
        TimesBook.Known known = times.of(county);
        Set<Said> said = said(county);
        return reader.open(county).stream()
                .mapToInt(item -> rule.of(item, known, today)
                        .filter(verdict -> !said.contains(new Said(item.id(), verdict.colour(), item.due())))
                        .map(verdict -> write(item, verdict, today))
                        .orElse(0))
                .sum();
    }

    /** What a slip says that is not said again. */
    private record Said(UUID item, Colour colour, LocalDate due) {}

    /** Of all that is under supervision, in one query: every half hour nearly all of it has been said. */
    private Set<Said> said(long county) {
        return jdbc.sql("""
                select l.item, l.colour, l.due_day from coordination.supervision s
                join coordination.supervision_slip l on l.county = s.county and l.item = s.id and l.due_day = s.due_day
                where s.county = ? and s.state not in ('DISCHARGED', 'WITHDRAWN')
                """)
                .param(county)
                .query((row, n) -> new Said(
                        row.getObject("item", UUID.class),
                        Colour.valueOf(row.getString("colour")),
                        row.getObject("due_day", LocalDate.class)))
                .set();
    }

    private int write(Item item, SlipRule.Verdict verdict, LocalDate today) {
        return jdbc.sql("""
            insert into coordination.supervision_slip (id, county, item, colour, due_day, year, number, reason, state, to_lead, to_person,
                issued_at)
            select :id, :county, :item, :colour, :due, :year,
                1 + coalesce((select max(number) from coordination.supervision_slip where county = :county and year = :year), 0),
                :reason::jsonb, :state, :lead, :person, :now
            on conflict (county, item, colour, due_day) do nothing
            """)
                .param("id", ids.next())
                .param("county", item.county())
                .param("item", item.id())
                .param("colour", verdict.colour().name())
                .param("due", item.due())
                .param("year", today.getYear())
                .param("reason", messages.write(verdict.reason()))
                .param("state", item.state().name())
                .param("lead", item.lead())
                .param("person", item.person(), Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
