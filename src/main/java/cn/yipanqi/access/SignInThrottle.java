package cn.yipanqi.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Slows guessing: too many failures for one account or from one address within a while, and nobody is let in there until it passes. */
@Component
class SignInThrottle {

    static final int FAILURES_AN_ACCOUNT = 5;
    static final int FAILURES_AN_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When the next attempt is looked at; none where one may try now. */
    @Transactional(readOnly = true)
    Optional<Instant> opensAt(String login, String address) {
        return Stream.of(
                        opensAt("account:" + login, FAILURES_AN_ACCOUNT),
                        opensAt("address:" + address, FAILURES_AN_ADDRESS))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /** Closed while the last so-many failures all lie within the window: until the oldest of them leaves it. */
    private Optional<Instant> opensAt(String subject, int failures) {
        return jdbc.sql("""
                        select at from access.sign_in_failure where subject = ? and at > ?
                        order by at desc limit 1 offset ?
                        """)
                .params(subject, Timestamp.from(since()), failures - 1)
                .query((row, n) -> row.getTimestamp("at").toInstant().plus(WINDOW))
                .optional();
    }

    private Instant since() {
        return clock.instant().minus(WINDOW);
    }

    @Transactional
    void failed(String login, String address) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("delete from access.sign_in_failure where at <= ?")
                .param(Timestamp.from(since()))
                .update();
        jdbc.sql("insert into access.sign_in_failure (subject, at) values (?, ?), (?, ?)")
                .params("account:" + login, now, "address:" + address, now)
                .update();
    }

    @Transactional
    void succeeded(String login) {
        jdbc.sql("delete from access.sign_in_failure where subject = ?")
                .param("account:" + login)
                .update();
    }
}
