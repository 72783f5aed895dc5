package cn.yipanqi.access;

import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Secret addresses that give out one thing to whoever knows them, for programs that cannot sign in, such as calendars: 256 random bits shown
 * once and kept as their SHA-256. A feed reads under the one grant it was made under, never writes, and ends with that grant, with its
 * account and when its owner revokes it.
 */
@Component
public class Feeds {

    private static final int MOST = 20;
    private static final String THE_FEED =
            "(select f.%s from access.feed f where f.secret_hash = :hash and f.revoked_at is null)";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    Feeds(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A feed as its owner sees it: never the secret.
     *
     * @param purpose what it gives out
     * @param ended whether the grant it was made under has ended, and it with it
     */
    public record View(
            UUID id,
            long county,
            String purpose,
            Role role,
            boolean ended,
            Instant createdAt,
            @Nullable LocalDate lastUsedOn) {}

    /**
     * Makes a feed for the grant that its owner acts under.
     *
     * @param county that it is about
     * @param purpose what it gives out, a word of the module that does
     * @return the secret, which cannot be read again
     */
    @Transactional
    public String make(SignedIn owner, long county, String purpose) {
        if (!owner.grantedScope().reads(county)) {
            throw Refusal.forbidden();
        }
        if (of(owner.account(), purpose).size() >= MOST) {
            throw new Refusal(Message.of("access.feed.most", MOST));
        }
        String secret = RandomSecret.make();
        jdbc.sql("""
            insert into access.feed (id, account, role_grant, county, purpose, secret_hash, created_at) values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(
                        ids.next(),
                        owner.account(),
                        owner.held(),
                        county,
                        purpose,
                        RandomSecret.hash(secret),
                        Timestamp.from(clock.instant()))
                .update();
        return secret;
    }

    @Transactional
    public void revoke(UUID account, UUID feed) {
        int revoked = jdbc.sql(
                        "update access.feed set revoked_at = ? where id = ? and account = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), feed, account)
                .update();
        if (revoked == 0) {
            throw Refusal.absent("feed");
        }
    }

    /**
     * Those of an account that are not revoked, the latest first.
     *
     * @param purpose how their purpose begins
     */
    @Transactional(readOnly = true)
    public List<View> of(UUID account, String purpose) {
        return jdbc.sql("""
            select f.id, f.county, f.purpose, g.role, g.ended_on is not null and g.ended_on <= :today as ended, f.created_at, f.last_used_on
            from access.feed f join access.role_grant g on g.id = f.role_grant
            where f.account = :account and f.revoked_at is null and starts_with(f.purpose, :purpose) order by f.created_at desc, f.id desc
            """)
                .param("today", LocalDate.now(clock))
                .param("account", account)
                .param("purpose", purpose)
                .query((row, n) -> new View(
                        row.getObject("id", UUID.class),
                        row.getLong("county"),
                        row.getString("purpose"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("ended"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getObject("last_used_on", LocalDate.class)))
                .list();
    }

    /**
     * Whose a secret is, today.
     *
     * @param scope reads what the owner's grant reads, of that one county, and writes nothing
     */
    public record Opened(SignedIn owner, @Nullable UUID person, long county, String purpose, Scope scope) {}

    /** None where nobody has that secret, it was revoked, or its account may not read there today. */
    @Transactional
    public Optional<Opened> open(String secret) {
        byte[] hash = RandomSecret.hash(secret);
        Optional<Opened> found = jdbc.sql(ActingAccounts.acting(", a.person, " + THE_FEED.formatted("county")
                                + " as feed_county, " + THE_FEED.formatted("purpose") + " as feed_purpose")
                        + "a.one_time_until is null and g.id = " + THE_FEED.formatted("role_grant") + " and a.id = "
                        + THE_FEED.formatted("account"))
                .param("today", LocalDate.now(clock))
                .param("hash", hash)
                .query((row, n) -> {
                    SignedIn owner = ActingAccounts.signedIn(row).by(SignedIn.By.TOKEN);
                    long county = row.getLong("feed_county");
                    return new Opened(
                            owner,
                            row.getObject("person", UUID.class),
                            county,
                            row.getString("feed_purpose"),
                            reading(owner, county));
                })
                .optional()
                .filter(opened -> opened.owner().grantedScope().reads(opened.county())
                        && opened.owner().may(Permission.LEDGER_READ));
        if (found.isPresent()) {
            jdbc.sql(
                            "update access.feed set last_used_on = :day where secret_hash = :hash and last_used_on is distinct from :day")
                    .param("day", LocalDate.now(clock))
                    .param("hash", hash)
                    .update();
        }
        return found;
    }

    private static Scope reading(SignedIn owner, long county) {
        return new Scope(
                owner.account(),
                owner.name(),
                county,
                county + 1,
                0,
                0,
                Scope.Entries.NONE,
                owner.grant().unit(),
                owner.grant().station(),
                Set.copyOf(owner.grant().hiddenKinds()));
    }
}
