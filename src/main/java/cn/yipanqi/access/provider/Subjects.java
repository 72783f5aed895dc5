package cn.yipanqi.access.provider;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which account is whose, by the provider's own names of people. Each has one account here, and an account one subject. */
@Component
public class Subjects {

    private static final int LONGEST = 255;

    private final JdbcClient jdbc;
    private final Provider provider;
    private final Clock clock;

    Subjects(JdbcClient jdbc, Provider provider, Clock clock) {
        this.jdbc = jdbc;
        this.provider = provider;
        this.clock = clock;
    }

    /** How the provider names the holder of an account. */
    public record Linked(String subject, Instant since) {}

    /** Whether there is a provider, and so anything to link. */
    public boolean on() {
        return provider.on();
    }

    /** Where one begins to sign in by the provider. */
    public String beginning() {
        return ProviderSignIn.BASE + "/" + Provider.ID;
    }

    /** What people call the provider. */
    public String providerName() {
        return provider.name();
    }

    @Transactional(readOnly = true)
    public Optional<Linked> of(UUID account) {
        return jdbc.sql("select subject, linked_at from access.subject where account = ? and issuer = ?")
                .params(account, provider.issuer())
                .query((row, n) -> new Linked(
                        row.getString("subject"), row.getTimestamp("linked_at").toInstant()))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<UUID> account(String issuer, String subject) {
        return jdbc.sql("select account from access.subject where issuer = ? and subject = ?")
                .params(issuer, subject)
                .query(UUID.class)
                .optional();
    }

    /**
     * Links an account, in place of what it was linked with before.
     *
     * @throws Refusal where the subject is missing, too long, or another account's; where there is no provider
     */
    @Transactional
    public void link(UUID account, String subject) {
        String exact = subject.strip();
        if (!provider.on()) {
            throw Refusal.absent("subject");
        }
        if (exact.isEmpty() || exact.length() > LONGEST) {
            throw new Refusal(Message.of("access.subject.length", LONGEST));
        }
        try {
            jdbc.sql("""
                insert into access.subject (account, issuer, subject, linked_at) values (:account, :issuer, :subject, :now)
                on conflict (account, issuer) do update set subject = excluded.subject, linked_at = excluded.linked_at
                """)
                    .param("account", account)
                    .param("issuer", provider.issuer())
                    .param("subject", exact)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("access.subject.taken"));
        }
    }

    /** @throws Refusal where it is not linked */
    @Transactional
    public void unlink(UUID account) {
        int unlinked = jdbc.sql("delete from access.subject where account = ? and issuer = ?")
                .params(account, provider.issuer())
                .update();
        if (unlinked == 0) {
            throw Refusal.absent("subject");
        }
    }
}
