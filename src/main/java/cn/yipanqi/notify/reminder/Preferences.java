package cn.yipanqi.notify.reminder;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.notify.Hours;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a county's people are told something, and what an account wants for itself within that. */
@Component
public class Preferences {

    private static final Duration LEAST = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    Preferences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What an account wants.
     *
     * @param from first minute of its own open hours, none where the county's hold
     * @param mail whether mail goes to it: an address was given and confirmed
     */
    public record Wish(@Nullable LocalTime from, @Nullable LocalTime until, boolean mail) {

        static final Wish NONE = new Wish(null, null, false);
    }

    @Transactional(readOnly = true)
    public Hours of(long county) {
        return jdbc.sql("select * from notify.county_times where county = ?")
                .param(county)
                .query((row, n) -> new Hours(
                        row.getTime("digest_at").toLocalTime(),
                        row.getTime("open_from").toLocalTime(),
                        row.getTime("open_until").toLocalTime(),
                        row.getInt("soon_days")))
                .optional()
                .orElse(Hours.USUAL);
    }

    @Transactional(readOnly = true)
    Map<UUID, Wish> wishes(Collection<UUID> accounts) {
        return jdbc
                .sql(
                        "select account, open_from, open_until, confirmed_at from notify.preference where account = any (:accounts)")
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject("account", UUID.class), wish(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(readOnly = true)
    public Wish own(UUID account) {
        return jdbc.sql("select open_from, open_until, confirmed_at from notify.preference where account = ?")
                .param(account)
                .query((row, n) -> wish(row))
                .optional()
                .orElse(Wish.NONE);
    }

    private static Wish wish(ResultSet row) throws SQLException {
        Time from = row.getTime("open_from");
        Time until = row.getTime("open_until");
        return new Wish(
                from == null ? null : from.toLocalTime(),
                until == null ? null : until.toLocalTime(),
                row.getTimestamp("confirmed_at") != null);
    }

    /**
     * An account's own open hours.
     *
     * @param from none, with {@code until}, for the county's
     * @throws Refusal where they are not within the county's, or shorter than two hours
     */
    @Transactional
    public void want(long county, UUID account, @Nullable LocalTime from, @Nullable LocalTime until) {
        Hours all = of(county);
        if ((from == null) != (until == null)) {
            throw new Refusal(Message.of("notify.hours.both"));
        }
        if (from != null && until != null) {
            if (from.isBefore(all.from()) || until.isAfter(all.until())) {
                throw new Refusal(Message.of("notify.hours.within", all.from(), all.until()));
            }
            if (Duration.between(from, until).compareTo(LEAST) < 0) {
                throw new Refusal(Message.of("notify.hours.short", LEAST.toHours()));
            }
        }
        jdbc.sql("""
            insert into notify.preference (account, open_from, open_until, changed_at) values (:account, :from, :until, :now)
            on conflict (account) do update set open_from = excluded.open_from, open_until = excluded.open_until,
                changed_at = excluded.changed_at
            """)
                .param("account", account)
                .param("from", from, Types.TIME)
                .param("until", until, Types.TIME)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * A county's hours.
     *
     * @throws Refusal for others than the office, and where nights would not be quiet
     */
    @Transactional
    public void set(long county, Hours hours) {
        if (!CurrentScope.get().writes(county)
                || CurrentScope.get().entries() != cn.yipanqi.database.Scope.Entries.ALL) {
            throw Refusal.forbidden();
        }
        boolean quiet =
                !hours.from().isBefore(LocalTime.of(7, 0)) && !hours.until().isAfter(LocalTime.of(21, 0));
        boolean long4 = Duration.between(hours.from(), hours.until()).toHours() >= 4;
        if (!quiet || !long4 || !hours.open(hours.digestAt())) {
            throw new Refusal(Message.of("notify.hours.county"));
        }
        if (hours.soonDays() < 0 || hours.soonDays() > 30) {
            throw new Refusal(Message.of("notify.hours.soon"));
        }
        jdbc.sql("""
            insert into notify.county_times (county, digest_at, open_from, open_until, soon_days)
            values (:county, :digest, :from, :until, :soon)
            on conflict (county) do update set digest_at = excluded.digest_at, open_from = excluded.open_from,
                open_until = excluded.open_until, soon_days = excluded.soon_days
            """)
                .param("county", county)
                .param("digest", hours.digestAt())
                .param("from", hours.from())
                .param("until", hours.until())
                .param("soon", hours.soonDays())
                .update();
    }
}
