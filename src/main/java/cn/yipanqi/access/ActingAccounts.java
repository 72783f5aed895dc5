package cn.yipanqi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as they act: under one grant that holds today. */
@Component
class ActingAccounts {

    /** An account with one grant that holds today. */
    static final String ACTING = acting("");

    /** @param more further columns, each after a comma */
    static String acting(String more) {
        return """
            select a.id as account, a.login, a.name, a.password_hash, a.one_time_until, g.id as held, g.role, g.region, g.unit,
                g.station, g.hidden_kinds, count(*) over () > 1 as several,
                exists (select 1 from access.second_factor f where f.account = a.id and f.confirmed_at is not null) as second_factor,
                exists (select 1 from access.passkey k where k.account = a.id) as passkey%s
            from access.account a join access.role_grant g on g.account = a.id
            where a.disabled_at is null and g.from_day <= :today and (g.ended_on is null or g.ended_on > :today)
              and\s""".formatted(more);
    }

    /** One's own posts before those one stands in for, the oldest first. */
    private static final String USUAL = " order by g.stand_in_for is not null, g.from_day, g.id limit 1";

    private final JdbcClient jdbc;
    private final Grants grants;

    ActingAccounts(JdbcClient jdbc, Grants grants) {
        this.jdbc = jdbc;
        this.grants = grants;
    }

    /**
     * The account as it acts today.
     *
     * @param chosen the grant it would act under; where that does not hold, or none is chosen, the first that does
     */
    @Transactional(readOnly = true)
    Optional<SignedIn> acting(UUID account, @Nullable UUID chosen) {
        return jdbc.sql(ACTING + """
            a.id = :account
            order by coalesce(g.id = :chosen::uuid, false) desc, g.stand_in_for is not null, g.from_day, g.id limit 1
            """)
                .param("today", grants.today())
                .param("account", account)
                .param("chosen", chosen)
                .query((row, n) -> signedIn(row))
                .optional();
    }

    /** Who signs in under that name; none where the account is disabled or may do nothing today. */
    @Transactional(readOnly = true)
    Optional<SignedIn> byLogin(String login) {
        return withHash(login).map(WithHash::account);
    }

    @Transactional(readOnly = true)
    Optional<WithHash> withHash(String login) {
        return jdbc.sql(ACTING + "a.login = :login" + USUAL)
                .param("today", grants.today())
                .param("login", login.strip().toLowerCase(Locale.ROOT))
                .query((row, n) -> new WithHash(
                        signedIn(row), row.getString("password_hash"), Accounts.instant(row, "one_time_until")))
                .optional();
    }

    static SignedIn signedIn(ResultSet row) throws SQLException {
        return new SignedIn(
                row.getObject("account", UUID.class),
                row.getString("login"),
                row.getString("name"),
                row.getObject("held", UUID.class),
                Held.grant(row),
                row.getBoolean("several"),
                row.getTimestamp("one_time_until") != null,
                row.getBoolean("second_factor"),
                row.getBoolean("passkey"),
                SignedIn.By.SESSION,
                Owed.NOTHING);
    }

    /** @param oneTimeUntil when a one-time password ends, none for one's own */
    record WithHash(SignedIn account, String hash, @Nullable Instant oneTimeUntil) {}
}
