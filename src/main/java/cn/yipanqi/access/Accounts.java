package cn.yipanqi.access;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and their grants. They are no county's rows: any transaction may read them, whatever its scope. */
@Component
public class Accounts {

    private static final String LOGIN = "[a-z0-9][a-z0-9._-]{1,62}";
    private static final int LONGEST_NAME = 60;
    private static final String COLUMNS = """
            select a.id, a.login, a.name, a.password_hash, a.created_at, a.one_time_until, a.last_sign_in_at, a.disabled_at,
                g.role, g.region, g.unit, g.station, g.hidden_kinds
            from access.account a join access.role_grant g on g.account = a.id
            where\s""";

    private static final String MATCHING =
            "g.region like :region and strpos(a.login || ' ' || lower(a.name), :text) > 0";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Ids ids;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder encoder, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An account as those see it who look after accounts.
     *
     * @param oneTimeUntil until when a password made by somebody else may be used to sign in; none once the holder has his own
     */
    public record Listed(
            UUID id,
            String login,
            String name,
            Grant grant,
            Instant createdAt,
            @Nullable Instant oneTimeUntil,
            @Nullable Instant lastSignInAt,
            @Nullable Instant disabledAt) {

        public boolean disabled() {
            return disabledAt != null;
        }
    }

    /**
     * Opens an account with its one grant and a password of its own.
     *
     * @throws Refusal where the login is taken or misshapen, the name is missing or too long, or the password too short
     */
    @Transactional
    public UUID open(String login, String name, String password, Grant grant) {
        if (password.length() < PasswordRule.SHORTEST) {
            throw new Refusal(Message.of("access.password.short", PasswordRule.SHORTEST));
        }
        return insert(login, name, password, null, grant);
    }

    /** As {@link #open}, with a password that only serves to choose one's own. */
    @Transactional
    public Secret openWithOneTimePassword(String login, String name, Grant grant) {
        String password = OneTimePassword.make();
        UUID account = insert(login, name, password, OneTimePassword.goodUntil(clock), grant);
        return new Secret(account, password);
    }

    /**
     * A password or token as it is shown once.
     *
     * @param of the account or token it belongs to
     */
    public record Secret(UUID of, String text) {

        @Override
        public String toString() {
            return "Secret[not shown]";
        }
    }

    private UUID insert(String login, String name, String password, @Nullable Instant oneTimeUntil, Grant grant) {
        String small = login.strip().toLowerCase(Locale.ROOT);
        if (!small.matches(LOGIN)) {
            throw new Refusal(Message.of("access.login.shape"));
        }
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new Refusal(Message.of("access.name.length", LONGEST_NAME));
        }
        UUID account = ids.next();
        try {
            jdbc.sql("""
                            insert into access.account (id, login, name, password_hash, created_at, one_time_until)
                            values (:id, :login, :name, :hash, :at, :until)
                            """)
                    .param("id", account)
                    .param("login", small)
                    .param("name", name.strip())
                    .param("hash", encoder.encode(password))
                    .param("at", Timestamp.from(clock.instant()))
                    .param("until", oneTimeUntil == null ? null : Timestamp.from(oneTimeUntil))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("access.login.taken", small));
        }
        insert(account, grant);
        return account;
    }

    private void insert(UUID account, Grant grant) {
        jdbc.sql("""
                        insert into access.role_grant (id, account, role, region, unit, station, hidden_kinds)
                        values (:id, :account, :role, :region, :unit, :station, :hidden)
                        """)
                .param("id", ids.next())
                .param("account", account)
                .param("role", grant.role().name())
                .param("region", grant.region().digits())
                .param("unit", grant.unit())
                .param("station", grant.station())
                .param("hidden", grant.hiddenKinds().toArray(String[]::new))
                .update();
    }

    /** Closes an account: its next request finds nobody, and its tokens have ended for good. */
    @Transactional
    public void disable(UUID account) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update access.account set disabled_at = ? where id = ? and disabled_at is null")
                .params(now, account)
                .update();
        jdbc.sql("update access.token set revoked_at = ? where account = ? and revoked_at is null")
                .params(now, account)
                .update();
    }

    @Transactional
    public void enable(UUID account) {
        jdbc.sql("update access.account set disabled_at = null where id = ?")
                .param(account)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean exists(String login) {
        return jdbc.sql("select exists (select 1 from access.account where login = ?)")
                .param(login)
                .query(Boolean.class)
                .single();
    }

    /** Whether anybody has an account here. */
    @Transactional(readOnly = true)
    public boolean any() {
        return jdbc.sql("select exists (select 1 from access.account)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Accounts whose grant lies within a division, by login.
     *
     * @param after login after which to begin, empty for the first
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<Listed> within(RegionCode region, String after, int limit) {
        return jdbc.sql(COLUMNS + "g.region like :region and a.login > :after order by a.login limit :limit")
                .param("region", region.digits() + "%")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> listed(row))
                .list();
    }

    /**
     * Accounts whose grant lies within a division and whose login or name holds a text, by login.
     *
     * @param text empty for all
     */
    @Transactional(readOnly = true)
    public List<Listed> matching(RegionCode region, String text, int limit, long offset) {
        return jdbc.sql(COLUMNS + MATCHING + " order by a.login limit :limit offset :offset")
                .param("region", region.digits() + "%")
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> listed(row))
                .list();
    }

    /** How many {@link #matching} finds in all. */
    @Transactional(readOnly = true)
    public long countMatching(RegionCode region, String text) {
        return jdbc.sql("select count(*) from access.account a join access.role_grant g on g.account = a.id where "
                        + MATCHING)
                .param("region", region.digits() + "%")
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Listed> listed(UUID account) {
        return jdbc.sql(COLUMNS + "a.id = ?")
                .param(account)
                .query((row, n) -> listed(row))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<SignedIn> find(UUID account) {
        return jdbc.sql(COLUMNS + "a.disabled_at is null and a.id = ?")
                .param(account)
                .query((row, n) -> signedIn(row))
                .optional();
    }

    /** Who signs in under that name; none where the account is disabled. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> byLogin(String login) {
        return withHash(login).map(WithHash::account);
    }

    @Transactional(readOnly = true)
    Optional<WithHash> withHash(String login) {
        return jdbc.sql(COLUMNS + "a.disabled_at is null and a.login = ?")
                .param(login.strip().toLowerCase(Locale.ROOT))
                .query((row, n) ->
                        new WithHash(signedIn(row), row.getString("password_hash"), instant(row, "one_time_until")))
                .optional();
    }

    static SignedIn signedIn(ResultSet row) throws SQLException {
        return new SignedIn(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                grant(row),
                row.getTimestamp("one_time_until") != null);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                grant(row),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "one_time_until"),
                instant(row, "last_sign_in_at"),
                instant(row, "disabled_at"));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                Role.valueOf(row.getString("role")),
                new RegionCode(row.getString("region")),
                row.getObject("unit", UUID.class),
                row.getObject("station", UUID.class),
                Set.of((String[]) row.getArray("hidden_kinds").getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** @param oneTimeUntil when a one-time password ends, none for one's own */
    record WithHash(SignedIn account, String hash, @Nullable Instant oneTimeUntil) {}
}
