package cn.yipanqi.access;

import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time links with which a holder chooses his own password: nobody else ever knows it. An invitation closes what was open before: the old
 * password, passkeys, sessions and tokens.
 */
@Component
public class Invitations {

    /** How long a link is good for. */
    public static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Passwords passwords, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.encoder = encoder;
        this.clock = clock;
    }

    /**
     * Whom a link is for.
     *
     * @param region division whose administrators look after the account
     */
    public record Invited(UUID account, String login, String name, RegionCode region) {}

    /**
     * Makes a link's secret; an earlier one is no longer good.
     *
     * @throws Refusal where there is no such account, or it is disabled
     */
    @Transactional
    public Secret make(UUID account) {
        String secret = RandomSecret.make();
        Instant now = clock.instant();
        String login = jdbc.sql("""
            update access.account
            set invitation_hash = :hash, invited_until = :until, password_hash = :nobodys, one_time_until = null
            where id = :account and disabled_at is null returning login
            """)
                .param("hash", RandomSecret.hash(secret))
                .param("until", Timestamp.from(now.plus(GOOD_FOR)))
                .param("nobodys", encoder.encode(RandomSecret.make()))
                .param("account", account)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.absent("account"));
        jdbc.sql("update access.token set revoked_at = ? where account = ? and revoked_at is null")
                .params(Timestamp.from(now), account)
                .update();
        jdbc.sql("delete from access.passkey where account = ?").param(account).update();
        passwords.endSessions(login, null);
        return new Secret(account, secret);
    }

    /** None where the link is wrong, used, replaced or has run out, or the account is disabled. */
    @Transactional(readOnly = true)
    public Optional<Invited> find(String secret) {
        return jdbc.sql("""
            select id, login, name, region from access.account
            where invitation_hash = ? and invited_until > ? and disabled_at is null
            """)
                .params(RandomSecret.hash(secret), Timestamp.from(clock.instant()))
                .query((row, n) -> new Invited(
                        row.getObject("id", UUID.class),
                        row.getString("login"),
                        row.getString("name"),
                        new RegionCode(row.getString("region"))))
                .optional();
    }

    /**
     * Uses the link up without a password: its holder signs in by another way, which he has shown to be his.
     *
     * @throws Refusal where it is no longer good
     */
    @Transactional
    public void accept(String secret, Invited invited) {
        int accepted = jdbc.sql("""
                        update access.account set invitation_hash = null, invited_until = null
                        where id = :account and invitation_hash = :hash and invited_until > :now and disabled_at is null
                        """)
                .param("account", invited.account())
                .param("hash", RandomSecret.hash(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (accepted == 0) {
            throw gone();
        }
    }

    private static Refusal gone() {
        return new Refusal(Refusal.Kind.ABSENT, Message.of("access.invitation.gone"));
    }

    /**
     * Uses the link up.
     *
     * @throws Refusal where it is no longer good, or the password breaks a rule
     */
    @Transactional
    public void accept(String secret, Invited invited, String password) {
        List<Message> faults = passwords.faults(password, invited.login());
        if (!faults.isEmpty()) {
            throw new Refusal(faults.get(0));
        }
        int accepted = jdbc.sql("""
            update access.account
            set password_hash = :chosen, one_time_until = null, invitation_hash = null, invited_until = null
            where id = :account and invitation_hash = :hash and invited_until > :now and disabled_at is null
            """)
                .param("chosen", encoder.encode(password))
                .param("account", invited.account())
                .param("hash", RandomSecret.hash(secret))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (accepted == 0) {
            throw gone();
        }
    }
}
