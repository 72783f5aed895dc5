package cn.yipanqi.access.factor;

import cn.yipanqi.sealing.Place;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.shared.Ids;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Second factors of accounts: their secrets sealed, their recovery codes hashed, no code good twice. */
@Component
public class SecondFactors {

    private static final String TABLE = "access.second_factor";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(JdbcClient jdbc, Seal seal, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the account has shown that its application works. */
    @Transactional(readOnly = true)
    public boolean has(UUID account) {
        return jdbc.sql(
                        "select exists (select 1 from access.second_factor where account = ? and confirmed_at is not null)")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    /** How many recovery codes are left. */
    @Transactional(readOnly = true)
    public int recoveryCodesLeft(UUID account) {
        return jdbc.sql("select count(*) from access.recovery_code where account = ? and used_at is null")
                .param(account)
                .query(Integer.class)
                .single();
    }

    /**
     * The secret that the account is to scan: the one begun with before, else a new one.
     *
     * @throws IllegalStateException where it has one that works
     */
    @Transactional
    public String begin(UUID account) {
        jdbc.sql("""
                        insert into access.second_factor (account, secret, begun_at) values (:account, :secret, :now)
                        on conflict (account) do nothing
                        """)
                .param("account", account)
                .param("secret", seal.seal(Totp.newSecret(random), place(account)))
                .param("now", now())
                .update();
        if (has(account)) {
            throw new IllegalStateException("the account has a second factor: " + account);
        }
        return secret(account).orElseThrow();
    }

    /**
     * Ends enrolling, if the code is right.
     *
     * @return recovery codes, shown this once; none where the code was wrong
     */
    @Transactional
    public Optional<List<String>> confirm(UUID account, String code) {
        Optional<String> secret = secret(account);
        OptionalLong step =
                secret.map(known -> Totp.step(known, code, clock.instant())).orElse(OptionalLong.empty());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        int confirmed = jdbc.sql("""
                        update access.second_factor set confirmed_at = :now, last_step = :step
                        where account = :account and confirmed_at is null
                        """)
                .param("now", now())
                .param("step", step.getAsLong())
                .param("account", account)
                .update();
        return confirmed == 0 ? Optional.empty() : Optional.of(newRecoveryCodes(account));
    }

    /**
     * Enrols an account whose secret is told on the terminal of whoever starts the sample county; nobody else may do so.
     *
     * @return the secret, the same each time
     */
    @Transactional
    public String enrolForTheDemo(UUID account) {
        if (!has(account)) {
            begin(account);
            jdbc.sql("update access.second_factor set confirmed_at = ?, last_step = 0 where account = ?")
                    .params(now(), account)
                    .update();
        }
        return secret(account).orElseThrow();
    }

    /** Replaces all recovery codes. */
    @Transactional
    public List<String> newRecoveryCodes(UUID account) {
        jdbc.sql("delete from access.recovery_code where account = ?")
                .param(account)
                .update();
        List<String> codes = RecoveryCode.make(random);
        codes.forEach(code -> jdbc.sql("insert into access.recovery_code (id, account, code_hash) values (?, ?, ?)")
                .params(ids.next(), account, RecoveryCode.hash(code))
                .update());
        return codes;
    }

    /** Whether the code is right: one of the application's, never one used before or older than one used before; or a recovery code. */
    @Transactional
    public boolean proves(UUID account, String code) {
        if (RecoveryCode.looksLikeOne(code)) {
            return jdbc.sql("""
                            update access.recovery_code set used_at = ? where account = ? and code_hash = ? and used_at is null
                            """).params(now(), account, RecoveryCode.hash(code)).update() == 1;
        }
        OptionalLong step = secret(account)
                .map(known -> Totp.step(known, code, clock.instant()))
                .orElse(OptionalLong.empty());
        // Two requests with the same code at once: the row's lock lets one of them be first.
        return step.isPresent()
                && jdbc.sql("""
                                update access.second_factor set last_step = :step
                                where account = :account and confirmed_at is not null and last_step < :step
                                """)
                                .param("step", step.getAsLong())
                                .param("account", account)
                                .update()
                        == 1;
    }

    /** Takes it away with its recovery codes: by the holder, or by the security administrator where both are lost. */
    @Transactional
    public void remove(UUID account) {
        jdbc.sql("delete from access.recovery_code where account = ?")
                .param(account)
                .update();
        jdbc.sql("delete from access.second_factor where account = ?")
                .param(account)
                .update();
    }

    private Optional<String> secret(UUID account) {
        return jdbc.sql("select secret from access.second_factor where account = ?")
                .param(account)
                .query(byte[].class)
                .optional()
                .map(kept -> seal.open(kept, place(account)));
    }

    static Place place(UUID account) {
        return new Place(TABLE, "secret", account);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
