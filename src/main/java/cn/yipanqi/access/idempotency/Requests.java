package cn.yipanqi.access.idempotency;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keys in use and answers kept. Each step is a transaction of its own, beside that of the deed. */
@Component
class Requests {

    /** A key and its answer are kept at least so long, and no longer than the next use after. */
    static final Duration KEPT = Duration.ofHours(24);

    /** A claim older than this belongs to a process that is gone, or so slow that it must not commit any more. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Requests(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Either the request is ours to carry out, or it was carried out before: then its answer. */
    record Turn(@Nullable Claim claim, @Nullable Answer answer) {}

    /**
     * @throws Refusal where the key stands for something else (422), or somebody is at work under it, or the answer is lost (409)
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Turn take(String key, byte[] fingerprint) {
        UUID account = account();
        Instant now = clock.instant();
        jdbc.sql("select access.forget_requests(?)")
                .param(Timestamp.from(now.minus(KEPT)))
                .query((row, n) -> Boolean.TRUE)
                .list();
        jdbc.sql("delete from access.api_request where account = ? and key = ? and claimed_at < ?")
                .params(account, key, Timestamp.from(now.minus(KEPT)))
                .update();
        Claim claim = new Claim(account, key, ids.next());
        int inserted = jdbc.sql("""
                        insert into access.api_request (account, key, claim, claimed_at, fingerprint)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(account, key, claim.id(), Timestamp.from(now), fingerprint)
                .update();
        return inserted == 1 ? new Turn(claim, null) : second(claim, fingerprint, now);
    }

    private Turn second(Claim mine, byte[] fingerprint, Instant now) {
        // A failure may free the key between the two statements: then the sender tries again, as after any 409.
        Kept kept = find(mine).orElseThrow(Requests::atWork);
        if (!MessageDigest.isEqual(kept.fingerprint(), fingerprint)) {
            throw new Refusal(Message.of("access.request.other"));
        }
        if (kept.answer() != null) {
            return new Turn(null, kept.answer());
        }
        if (kept.carriedOut() && (kept.finished() || lapsed(kept, now))) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("access.request.done"));
        }
        if (!lapsed(kept, now)) {
            throw atWork();
        }
        int taken = jdbc.sql("""
                        update access.api_request set claim = :mine, claimed_at = :now
                        where account = :account and key = :key and claim = :theirs and not carried_out
                        """)
                .param("mine", mine.id())
                .param("now", Timestamp.from(now))
                .param("account", mine.account())
                .param("key", mine.key())
                .param("theirs", kept.claim())
                .update();
        if (taken == 0) {
            throw atWork();
        }
        return new Turn(mine, null);
    }

    private Optional<Kept> find(Claim mine) {
        return jdbc.sql("""
                        select claim, claimed_at, fingerprint, carried_out, status, content_type, location, body
                        from access.api_request where account = ? and key = ?
                        """)
                .params(mine.account(), mine.key())
                .query((row, n) -> new Kept(
                        row.getObject("claim", UUID.class),
                        row.getTimestamp("claimed_at").toInstant(),
                        row.getBytes("fingerprint"),
                        row.getBoolean("carried_out"),
                        row.getObject("status") != null,
                        row.getBytes("body") == null
                                ? null
                                : new Answer(
                                        row.getInt("status"),
                                        row.getString("content_type"),
                                        row.getString("location"),
                                        row.getBytes("body"))))
                .optional();
    }

    /**
     * Joins the deed's own transaction just before it commits.
     *
     * @throws IllegalStateException where somebody else has taken the key over: the deed must not commit
     */
    void carriedOut(Claim claim) {
        int mine =
                jdbc.sql("""
                        update access.api_request set carried_out = true
                        where account = ? and key = ? and claim = ?
                        """).params(claim.account(), claim.key(), claim.id()).update();
        if (mine == 0) {
            throw new IllegalStateException("another request has taken over the key of this one");
        }
    }

    /** Keeps a success. @param body none where it holds a secret that is to be read once only */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void keep(
            Claim claim, int status, @Nullable String contentType, @Nullable String location, byte @Nullable [] body) {
        jdbc.sql("""
                        update access.api_request set carried_out = true, status = :status, content_type = :type,
                            location = :location, body = :body
                        where account = :account and key = :key and claim = :claim
                        """)
                .param("status", status)
                .param("type", contentType)
                .param("location", location)
                .param("body", body)
                .param("account", claim.account())
                .param("key", claim.key())
                .param("claim", claim.id())
                .update();
    }

    /**
     * Frees the key of a request that failed.
     *
     * @param ours whether the failure is our fault: what was committed before it stays done, and is not to be done again
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void free(Claim claim, boolean ours) {
        jdbc.sql("""
                        delete from access.api_request
                        where account = ? and key = ? and claim = ? and status is null and not (carried_out and ?)
                        """).params(claim.account(), claim.key(), claim.id(), ours).update();
    }

    private static boolean lapsed(Kept kept, Instant now) {
        return kept.claimedAt().plus(LEASE).isBefore(now);
    }

    private static Refusal atWork() {
        return new Refusal(Refusal.Kind.STALE, Message.of("access.request.at-work"));
    }

    private static UUID account() {
        UUID account = CurrentScope.get().actor();
        if (account == null) {
            throw new IllegalStateException("requests of the API are somebody's");
        }
        return account;
    }

    private record Kept(
            UUID claim,
            Instant claimedAt,
            byte[] fingerprint,
            boolean carriedOut,
            boolean finished,
            @Nullable Answer answer) {}
}
