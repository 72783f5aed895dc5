package cn.yipanqi.access;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bearer tokens: 256 random bits shown once, kept as their SHA-256. They act under the one grant they were made under, and end with it. */
@Component
public class Tokens {

    private static final String PREFIX = "ypq_";

    private final JdbcClient jdbc;
    private final ActingAccounts accounts;
    private final Ids ids;
    private final Clock clock;

    Tokens(JdbcClient jdbc, ActingAccounts accounts, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A token for the account's first grant of today, for whoever has the secrets of the server in his hands anyway.
     *
     * @return the secret, which cannot be read again
     */
    @Transactional
    public String make(UUID account, String label) {
        return make(accounts.acting(account, null).orElseThrow(() -> Refusal.absent("account")), label, true);
    }

    /**
     * A token for the grant that its owner acts under.
     *
     * @param proved whether the owner has just proved himself: only then may the token do what weighs heavily
     * @return the secret, which cannot be read again
     */
    @Transactional
    public String make(SignedIn owner, String label, boolean proved) {
        if (label.isBlank() || label.length() > 60) {
            throw new Refusal(Message.of("access.token.label"));
        }
        String secret = PREFIX + RandomSecret.make();
        jdbc.sql("""
                        insert into access.token (id, account, role_grant, label, secret_hash, created_at, stepped_up)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        ids.next(),
                        owner.account(),
                        owner.held(),
                        label.strip(),
                        RandomSecret.hash(secret),
                        Timestamp.from(clock.instant()),
                        proved)
                .update();
        return secret;
    }

    @Transactional
    public void revoke(UUID account, UUID token) {
        int revoked = jdbc.sql(
                        "update access.token set revoked_at = ? where id = ? and account = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), token, account)
                .update();
        if (revoked == 0) {
            throw Refusal.absent("token");
        }
    }

    @Transactional(readOnly = true)
    public List<TokenView> of(UUID account) {
        return jdbc.sql("""
                        select t.id, t.label, t.created_at, t.last_used_on, g.role,
                            g.ended_on is not null and g.ended_on <= :today as ended, t.stepped_up
                        from access.token t join access.role_grant g on g.id = t.role_grant
                        where t.account = :account and t.revoked_at is null order by t.created_at desc
                        """)
                .param("today", LocalDate.now(clock))
                .param("account", account)
                .query((row, n) -> new TokenView(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        Role.valueOf(row.getString("role")),
                        row.getBoolean("ended"),
                        row.getBoolean("stepped_up"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getObject("last_used_on", LocalDate.class)))
                .list();
    }

    /** Whose token it is, noting the day it was used. */
    @Transactional
    Optional<SignedIn> bearer(String secret) {
        byte[] hash = RandomSecret.hash(secret);
        Optional<SignedIn> found = jdbc.sql(ActingAccounts.acting(
                                ", (select t.stepped_up from access.token t where t.secret_hash = :hash) as stepped_up")
                        + """
                        a.one_time_until is null
                          and g.id = (select t.role_grant from access.token t where t.secret_hash = :hash and t.revoked_at is null)
                        """)
                .param("today", LocalDate.now(clock))
                .param("hash", hash)
                .query((row, n) -> ActingAccounts.signedIn(row)
                        .by(row.getBoolean("stepped_up") ? SignedIn.By.TOKEN_AFTER_PROOF : SignedIn.By.TOKEN))
                .optional();
        if (found.isPresent()) {
            jdbc.sql("""
                            update access.token set last_used_on = :day
                            where secret_hash = :hash and last_used_on is distinct from :day
                            """).param("day", LocalDate.now(clock)).param("hash", hash).update();
        }
        return found;
    }

    /**
     * A token as its owner sees it: never the secret.
     *
     * @param role what it acts as
     * @param ended whether the grant it was made under has ended, and it with it
     * @param steppedUp whether it may do what weighs heavily
     */
    public record TokenView(
            UUID id,
            String label,
            Role role,
            boolean ended,
            boolean steppedUp,
            Instant createdAt,
            @Nullable LocalDate lastUsedOn) {}
}
