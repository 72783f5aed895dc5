package cn.yipanqi.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What signing in leaves behind and nobody needs after a while: counted, and let go, for whoever keeps house. */
@Component
public class Leftovers {

    private static final int BATCH = 50;

    private final JdbcClient jdbc;

    Leftovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A kind of leftover; each is as old as the moment at which it was last of use. */
    public enum Kind {
        /** Sessions that ran out. */
        SESSION("access.session", "to_timestamp(expiry_time / 1000.0)"),
        /** Invitations nobody accepted: the account stays, the link goes. */
        INVITATION("access.account", "invited_until"),
        /** Requests of programs with their answers. */
        REQUEST("access.api_request", "claimed_at"),
        /** Failed attempts at a door. */
        ATTEMPT("access.attempts", "greatest(last_at, closed_until)"),
        /** Browsers once known. */
        BROWSER("access.known_browser", "last_used_at");

        private final String table;
        private final String at;

        Kind(String table, String at) {
            this.table = table;
            this.at = at;
        }
    }

    /** How many are older. */
    @Transactional(readOnly = true)
    public long olderThan(Kind kind, Instant before) {
        String count = kind == Kind.REQUEST
                ? "select access.old_requests(:before)"
                : "select count(*) from " + kind.table + " where " + kind.at + " < :before";
        return jdbc.sql(count)
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    /** When the oldest was last of use. */
    @Transactional(readOnly = true)
    public Optional<Instant> oldest(Kind kind) {
        String least = kind == Kind.REQUEST
                ? "select access.oldest_request()"
                : "select min(" + kind.at + ") from " + kind.table;
        return Optional.ofNullable(jdbc.sql(least)
                        .query((row, n) -> row.getTimestamp(1))
                        .list()
                        .get(0))
                .map(Timestamp::toInstant);
    }

    /** @return how many were let go */
    @Transactional
    public long letGo(Kind kind, Instant before) {
        if (kind == Kind.REQUEST) {
            return letGoRequests(before);
        }
        String deed = kind == Kind.INVITATION
                ? "update access.account set invitation_hash = null, invited_until = null where "
                : "delete from " + kind.table + " where ";
        return jdbc.sql(deed + kind.at + " < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** Some at a time, as on use: each account's own rows are no other's to delete. */
    private long letGoRequests(Instant before) {
        long old = olderThan(Kind.REQUEST, before);
        for (long gone = 0; gone < old; gone += BATCH) {
            jdbc.sql("select access.forget_requests(:before)")
                    .param("before", Timestamp.from(before))
                    .query((row, n) -> Boolean.TRUE)
                    .list();
        }
        return old - olderThan(Kind.REQUEST, before);
    }
}
