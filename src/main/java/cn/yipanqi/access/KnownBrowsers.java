package cn.yipanqi.access;

import cn.yipanqi.web.OwnCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Browsers from which an account was signed in to, by a cookie of 256 random bits, kept as its hash (OWASP, "device cookies"). It opens
 * nothing: it only lets failures of strangers not count against the holder.
 */
@Component
public class KnownBrowsers {

    private static final Duration GOOD_FOR = Duration.ofDays(180);
    private static final OwnCookie COOKIE = new OwnCookie("yipanqi-known", "/", GOOD_FOR);
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownBrowsers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How the browser is counted, if the account was signed in to from it. */
    @Transactional(readOnly = true)
    Optional<String> knownTo(UUID account, @Nullable String cookie) {
        return Optional.ofNullable(cookie)
                .map(RandomSecret::hash)
                .filter(hash -> jdbc.sql("""
                    select exists (select 1 from access.known_browser where secret_hash = ? and account = ? and last_used_at > ?)
                    """)
                        .params(hash, account, Timestamp.from(clock.instant().minus(GOOD_FOR)))
                        .query(Boolean.class)
                        .single())
                .map(Base64.getEncoder()::encodeToString);
    }

    /** Remembers the browser for the account, under a new secret. */
    @Transactional
    public void remember(UUID account, HttpServletRequest request, HttpServletResponse response) {
        Timestamp now = Timestamp.from(clock.instant());
        String secret = RandomSecret.make();
        Optional.ofNullable(cookie(request))
                .ifPresent(old -> jdbc.sql("delete from access.known_browser where secret_hash = ? and account = ?")
                        .params(RandomSecret.hash(old), account)
                        .update());
        jdbc.sql("insert into access.known_browser (secret_hash, account, known_since, last_used_at) values (?,"
                        + " ?, ?, ?)")
                .params(RandomSecret.hash(secret), account, now, now)
                .update();
        jdbc.sql("""
            delete from access.known_browser where account = :account and secret_hash not in
                (select secret_hash from access.known_browser where account = :account
                 order by last_used_at desc limit :most)
            """).param("account", account).param("most", MOST).update();
        COOKIE.keep(secret, request, response);
    }

    /** No browser is known to the account any more: after a change of password, or where a device was lost. */
    @Transactional
    public void forget(UUID account) {
        jdbc.sql("delete from access.known_browser where account = ?")
                .param(account)
                .update();
    }

    static @Nullable String cookie(HttpServletRequest request) {
        return COOKIE.of(request).orElse(null);
    }
}
