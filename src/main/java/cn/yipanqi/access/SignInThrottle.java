package cn.yipanqi.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing: after some failures in a row each further one doubles the time for which nobody is let try there. Kept in the database,
 * so that every node counts. A browser from which the holder has signed in before is counted by itself ({@link KnownBrowsers}): while
 * somebody guesses elsewhere, he gets in.
 */
@Component
public class SignInThrottle {

    /** Where failures are counted, how many are free, and how long it stays shut at the most. */
    public enum Door {
        ACCOUNT(5, Duration.ofMinutes(60), Duration.ofHours(24)),
        BROWSER(5, Duration.ofMinutes(60), Duration.ofHours(24)),
        /** Second factor, once the password was right. */
        CODE(5, Duration.ofMinutes(60), Duration.ofHours(24)),
        /** A whole office stands behind one address. */
        ADDRESS(50, Duration.ofMinutes(15), Duration.ofMinutes(15));

        private final int free;
        private final Duration longest;
        private final Duration remembered;

        Door(int free, Duration longest, Duration remembered) {
            this.free = free;
            this.longest = longest;
            this.remembered = remembered;
        }

        int free() {
            return free;
        }

        private String subject(String who) {
            return name() + ":" + who;
        }
    }

    /** How long the first closing lasts; each further failure doubles it. */
    static final Duration FIRST = Duration.ofMinutes(1);

    static final int LONGEST_MINUTES = 60;

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts an attempt, before it is looked at.
     *
     * @return when the next one will be looked at, where this one is not; none where it may go on
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Instant> enter(Door door, String who) {
        Instant now = clock.instant();
        Optional<Integer> counted = jdbc.sql("""
            insert into access.attempts as a (subject, failures, last_at) values (:subject, 1, :now)
            on conflict (subject) do update set
                failures = case when a.last_at <= :forgotten then 1 else a.failures + 1 end,
                last_at = :now,
                closed_until = case when a.last_at > :forgotten and a.failures + 1 >= :free
                    then :now::timestamptz + least(:first * power(2, least(a.failures + 1 - :free, 20)), :longest)
                        * interval '1 second' end
            where a.closed_until is null or a.closed_until <= :now
            returning failures
            """)
                .param("subject", door.subject(who))
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(door.remembered)))
                .param("free", door.free())
                .param("first", FIRST.toSeconds())
                .param("longest", door.longest.toSeconds())
                .query(Integer.class)
                .optional();
        return counted.isPresent() ? Optional.empty() : Optional.of(closedUntil(door, who, now));
    }

    private Instant closedUntil(Door door, String who, Instant now) {
        @Nullable
        Timestamp until = jdbc.sql("select closed_until from access.attempts where subject = ?")
                .param(door.subject(who))
                .query(Timestamp.class)
                .optional()
                .orElse(null);
        return until == null ? now : until.toInstant();
    }

    /** The attempt that was counted succeeded. An address keeps the failures of others. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(Door door, String who) {
        if (door == Door.ADDRESS) {
            jdbc.sql("update access.attempts set failures = failures - 1 where subject = ? and failures > 1")
                    .param(door.subject(who))
                    .update();
        } else {
            open(door, who);
        }
    }

    /** Whoever looks after accounts lets somebody in again: what was counted there is forgotten. */
    @Transactional
    public void open(Door door, String who) {
        jdbc.sql("delete from access.attempts where subject = ?")
                .param(door.subject(who))
                .update();
        jdbc.sql("""
            delete from access.attempts where subject in
                (select subject from access.attempts where last_at < ? order by last_at limit 50 for update skip locked)
            """).param(Timestamp.from(clock.instant().minus(KEPT))).update();
    }

    /** Until when nobody may sign in to an account from a browser that is not known, or show its second factor; none where one may. */
    @Transactional(readOnly = true)
    public Optional<Instant> closed(String login) {
        return jdbc.sql("""
            select closed_until from access.attempts where subject in (?, ?) and closed_until > ?
            order by closed_until desc limit 1
            """)
                .params(Door.ACCOUNT.subject(login), Door.CODE.subject(login), Timestamp.from(clock.instant()))
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
