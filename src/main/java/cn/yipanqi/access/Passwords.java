package cn.yipanqi.access;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passwords after the first: chosen by the holder, or made anew by whoever looks after accounts. */
@Component
public class Passwords {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    Passwords(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Clock clock,
            ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
        this.sessions = sessions;
    }

    /** What is wrong with a password for that login, in words; empty where nothing is. */
    public List<Message> faults(String password, String login) {
        return PasswordRule.broken(password, login);
    }

    /** Whether it is the account's password. */
    @Transactional(readOnly = true)
    public boolean is(SignedIn holder, String password) {
        String hash = jdbc.sql("select password_hash from access.account where id = ?")
                .param(holder.account())
                .query(String.class)
                .single();
        return encoder.matches(password, hash);
    }

    /**
     * The holder's own choice. Ends his other sessions.
     *
     * @param session the session that stays, none where all shall end
     * @throws Refusal where the password breaks a rule
     */
    @Transactional
    public void choose(SignedIn holder, String password, @Nullable String session) {
        List<Message> faults = faults(password, holder.login());
        if (!faults.isEmpty()) {
            throw new Refusal(faults.get(0));
        }
        set(holder.account(), password, null);
        endSessions(holder.login(), session);
    }

    /** Makes a one-time password. What was open before is closed: sessions, tokens and passkeys. */
    @Transactional
    public Accounts.Secret makeAnew(UUID account) {
        String login = jdbc.sql("select login from access.account where id = ? and disabled_at is null")
                .param(account)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.absent("account"));
        String password = OneTimePassword.make();
        set(account, password, OneTimePassword.goodUntil(clock));
        jdbc.sql("update access.token set revoked_at = ? where account = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), account)
                .update();
        jdbc.sql("delete from access.passkey where account = ?").param(account).update();
        endSessions(login, null);
        return new Accounts.Secret(account, password);
    }

    private void set(UUID account, String password, @Nullable Instant oneTimeUntil) {
        jdbc.sql("update access.account set password_hash = :hash, one_time_until = :until where id = :id")
                .param("hash", encoder.encode(password))
                .param("until", oneTimeUntil == null ? null : Timestamp.from(oneTimeUntil))
                .param("id", account)
                .update();
    }

    @Transactional
    void rehash(UUID account, String password) {
        jdbc.sql("update access.account set password_hash = ? where id = ?")
                .params(encoder.encode(password), account)
                .update();
    }

    /** Notes that the account was signed in to. */
    @Transactional
    public void signedIn(UUID account) {
        jdbc.sql("update access.account set last_sign_in_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), account)
                .update();
    }

    /** Signs out whoever is signed in under that login. */
    public void endSessions(String login, @Nullable String exceptFor) {
        // A command runs without a web server and so without a repository of sessions.
        sessions.ifAvailable(kept -> kept.findByPrincipalName(login).keySet().stream()
                .filter(session -> !session.equals(exceptFor))
                .forEach(kept::deleteById));
    }
}
