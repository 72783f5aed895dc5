package cn.yipanqi.notify.reminder;

import cn.yipanqi.access.Reach.Reachable;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Hours;
import cn.yipanqi.notify.Piece;
import cn.yipanqi.notify.Pieces;
import cn.yipanqi.notify.Urgency;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.StoredMessages;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One county's reminders, in one transaction: a batch a morning for each who is responsible, and one more for what fell due today since.
 * Nodes stand in a line for the county, so that the second finds what the first has told.
 */
@Component
public class Reminders {

    static final String JOB = "notify.reminders";
    /** The advisory lock's first number; the second is the county. */
    private static final int LINE = 160;
    /** The last day of what has none, as the record of reminders keeps it. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final Preferences preferences;
    private final WorkingDays workingDays;
    private final StoredMessages messages;
    private final Pieces pieces;
    private final MailOut mail;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            JdbcClient jdbc,
            Contacts contacts,
            Preferences preferences,
            WorkingDays workingDays,
            StoredMessages messages,
            Pieces pieces,
            MailOut mail,
            Ids ids,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.preferences = preferences;
        this.workingDays = workingDays;
        this.messages = messages;
        this.pieces = pieces;
        this.mail = mail;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A piece that waits, with the steps somebody was told of already. */
    private record Open(UUID id, Addressee to, @Nullable UUID person, Piece piece, Instant openedAt, Set<String> told) {

        LocalDate key() {
            return piece.due() == null ? NEVER : piece.due();
        }

        boolean wasTold() {
            return told.contains(Step.of(piece.urgency()) + " " + key());
        }
    }

    /** The moment a round looks at. */
    private record Now(LocalDate day, LocalTime time, Instant digest, Hours hours, LocalDate soon) {}

    /** @return how many messages were left */
    public int remind(long county) {
        return CurrentScope.call(
                Scope.job(JOB, RegionCode.county(county)),
                () -> Objects.requireNonNull(transaction.execute(status -> round(county))));
    }

    private int round(long county) {
        jdbc.sql("select pg_advisory_xact_lock(:line, :county::int)")
                .param("line", LINE)
                .param("county", county)
                .query((row, n) -> true)
                .list();
        Hours hours = preferences.of(county);
        LocalDate day = LocalDate.now(clock);
        LocalTime time = LocalTime.now(clock);
        if (!workingDays.works(day) || !hours.open(time)) {
            return 0;
        }
        Now now = new Now(
                day,
                time,
                day.atTime(hours.digestAt()).atZone(clock.getZone()).toInstant(),
                hours,
                workingDays.plus(day, hours.soonDays()));
        Map<Reachable, List<Open>> untold = untold(county, now);
        if (untold.isEmpty()) {
            return 0;
        }
        Map<UUID, Preferences.Wish> wishes = preferences.wishes(
                untold.keySet().stream().map(Reachable::account).toList());
        Set<String> had =
                new HashSet<>(jdbc.sql("select kind || ' ' || account from notify.message where county = ? and day = ?")
                        .params(county, day)
                        .query(String.class)
                        .list());
        int sent = 0;
        for (Map.Entry<Reachable, List<Open>> each : untold.entrySet()) {
            UUID account = each.getKey().account();
            Preferences.Wish wish = wishes.getOrDefault(account, Preferences.Wish.NONE);
            if (hours.narrowed(wish.from(), wish.until()).open(time)
                    && told(county, now, account, wish, each.getValue(), had)) {
                sent++;
            }
        }
        return sent;
    }

    /** Leaves the account what is to be told now, in one message; whether there was anything. */
    private boolean told(long county, Now now, UUID account, Preferences.Wish wish, List<Open> open, Set<String> had) {
        if (now.time().isBefore(now.hours().digestAt())) {
            return false;
        }
        List<Open> morning = had.contains("DIGEST " + account)
                ? List.of()
                : open.stream()
                        .filter(one -> one.openedAt().isBefore(now.digest()))
                        .toList();
        // What came after the morning's batch waits for the next, unless today is its last day; of such there is one
        // message a day.
        List<Open> urgent = had.contains("URGENT " + account)
                ? List.of()
                : open.stream()
                        .filter(one -> one.piece().urgency() == Urgency.TODAY && !morning.contains(one))
                        .toList();
        List<Open> all = new ArrayList<>(morning);
        all.addAll(urgent);
        if (all.isEmpty()) {
            return false;
        }
        all.sort(Comparator.comparing(Open::key).thenComparing(Open::openedAt));
        leave(county, now.day(), account, wish, morning.isEmpty() ? "URGENT" : "DIGEST", all);
        return true;
    }

    private void leave(long county, LocalDate day, UUID account, Preferences.Wish wish, String kind, List<Open> all) {
        UUID message = ids.next();
        jdbc.sql("""
            insert into notify.message (id, county, account, kind, day, pieces, at)
            values (:id, :county, :account, :kind, :day, :pieces::jsonb, :now)
            """)
                .param("id", message)
                .param("county", county)
                .param("account", account)
                .param("kind", kind)
                .param("day", day)
                .param("pieces", pieces.write(all.stream().map(Open::piece).toList()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
            insert into notify.reminded (county, todo, step, due_day, account, message)
            select :county, t.todo, t.step, t.due, :account, :message
            from unnest(:todos::uuid[], :steps::text[], :dues::date[]) as t (todo, step, due)
            """)
                .param("county", county)
                .param("account", account)
                .param("message", message)
                .param("todos", all.stream().map(Open::id).toArray(UUID[]::new))
                .param(
                        "steps",
                        all.stream()
                                .map(one -> Step.of(one.piece().urgency()).name())
                                .toArray(String[]::new))
                .param("dues", all.stream().map(one -> one.key().toString()).toArray(String[]::new))
                .update();
        if (wish.mail()) {
            mail.queue(county, message, account);
        }
    }

    private Map<Reachable, List<Open>> untold(long county, Now now) {
        List<Open> open = jdbc
                .sql("""
            select t.id, t.addressee_kind, t.addressee, t.person, t.what, t.url, t.due_day, t.opened_at, t.sensitive,
                array(select r.step || ' ' || r.due_day from notify.reminded r where r.todo = t.id) as told
            from notify.todo t where t.county = :county order by t.due_day nulls last, t.opened_at, t.id
            """)
                .param("county", county)
                .query((row, n) -> {
                    LocalDate due = row.getObject("due_day", LocalDate.class);
                    return new Open(
                            row.getObject("id", UUID.class),
                            new Addressee(
                                    Addressee.Kind.valueOf(row.getString("addressee_kind")),
                                    row.getObject("addressee", UUID.class)),
                            row.getObject("person", UUID.class),
                            new Piece(
                                    Objects.requireNonNull(messages.read(row.getString("what"))),
                                    row.getString("url"),
                                    due,
                                    Urgency.of(due, now.day(), now.soon()),
                                    row.getBoolean("sensitive")),
                            row.getTimestamp("opened_at").toInstant(),
                            Set.copyOf(Arrays.asList(
                                    (String[]) row.getArray("told").getArray())));
                })
                .list()
                .stream()
                .filter(one -> !one.wasTold())
                .toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        Contacts.Known known = contacts.of(county);
        Map<UUID, Reachable> first = new LinkedHashMap<>();
        Map<UUID, List<Open>> byAccount = new LinkedHashMap<>();
        open.forEach(one -> known.told(one.to(), one.person()).ifPresent(who -> {
            first.putIfAbsent(who.account(), who);
            byAccount
                    .computeIfAbsent(who.account(), account -> new ArrayList<>())
                    .add(one);
        }));
        Map<Reachable, List<Open>> untold = new LinkedHashMap<>();
        byAccount.forEach((account, pieces) -> untold.put(Objects.requireNonNull(first.get(account)), pieces));
        return untold;
    }
}
