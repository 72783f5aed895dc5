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
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts. They are no county's rows: any transaction may read them, whatever its scope. What they may do is {@link Grants}' to say. */
@Component
public class Accounts {

    private static final String LOGIN = "[a-z0-9][a-z0-9._-]{1,62}";
    private static final int LONGEST_NAME = 60;
    private static final String LISTED = """
            select a.id, a.login, a.name, a.region, a.person, a.created_at, a.invited_until, a.last_sign_in_at, a.disabled_at
            from access.account a
            where\s""";

    private static final String MATCHING =
            "a.region like :region and strpos(a.login || ' ' || lower(a.name), :text) > 0";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Grants grants;
    private final ActingAccounts acting;
    private final Ids ids;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder encoder, Grants grants, ActingAccounts acting, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.grants = grants;
        this.acting = acting;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An account as those see it who look after accounts.
     *
     * @param region division whose administrators look after it
     * @param person whose it is, where it is a person's and not an office's
     * @param invitedUntil until when the holder may choose a password by his invitation; none where no invitation is open
     */
    public record Listed(
            UUID id,
            String login,
            String name,
            RegionCode region,
            @Nullable UUID person,
            Instant createdAt,
            @Nullable Instant invitedUntil,
            @Nullable Instant lastSignInAt,
            @Nullable Instant disabledAt) {

        public boolean disabled() {
            return disabledAt != null;
        }
    }

    /**
     * Opens an account with a password of its own and a grant from today on.
     *
     * @throws Refusal where the login is taken or misshapen, the name is missing or too long, or the password too short
     */
    @Transactional
    public UUID open(String login, String name, String password, Grant grant) {
        if (password.length() < PasswordRule.SHORTEST) {
            throw new Refusal(Message.of("access.password.short", PasswordRule.SHORTEST));
        }
        UUID account = insert(login, name, password, null, grant.region());
        grants.give(account, grant, new Grants.Days(grants.today(), null), null);
        return account;
    }

    /** As {@link #open}, with a password that only serves to choose one's own: for the console, where nobody can send an invitation. */
    @Transactional
    public Secret openWithOneTimePassword(String login, String name, Grant grant) {
        String password = OneTimePassword.make();
        UUID account = insert(login, name, password, OneTimePassword.goodUntil(clock), grant.region());
        grants.give(account, grant, new Grants.Days(grants.today(), null), null);
        return new Secret(account, password);
    }

    /** Opens an account without a password and without a grant: an invitation and a post or role are to follow. */
    @Transactional
    public UUID open(String login, String name, RegionCode region) {
        return insert(login, name, RandomSecret.make(), null, region);
    }

    /**
     * Says whose account it is.
     *
     * @throws Refusal where the person has another
     */
    @Transactional
    public void belongsTo(UUID account, UUID person) {
        try {
            jdbc.sql("update access.account set person = ? where id = ?")
                    .params(person, account)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("access.person.taken"));
        }
    }

    @Transactional(readOnly = true)
    public Optional<Listed> named(String login) {
        return jdbc.sql(LISTED + "a.login = ?")
                .param(login.strip().toLowerCase(Locale.ROOT))
                .query((row, n) -> listed(row))
                .optional();
    }

    /** Who holds that very grant on a day, by login; disabled accounts left out. */
    @Transactional(readOnly = true)
    public List<Listed> holding(Grant grant, LocalDate day) {
        return jdbc.sql(LISTED + """
            a.disabled_at is null and exists (select 1 from access.role_grant g
                where g.account = a.id and g.role = :role and g.region = :region
                  and g.unit is not distinct from :unit::uuid and g.station is not distinct from :station::uuid
                  and g.from_day <= :day and (g.ended_on is null or g.ended_on > :day))
            order by a.login
            """)
                .param("role", grant.role().name())
                .param("region", grant.region().digits())
                .param("unit", grant.unit())
                .param("station", grant.station())
                .param("day", day)
                .query((row, n) -> listed(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Listed> ofPerson(UUID person) {
        return jdbc.sql(LISTED + "a.person = ?")
                .param(person)
                .query((row, n) -> listed(row))
                .optional();
    }

    /**
     * A password, link or token as it is shown once.
     *
     * @param of the account it belongs to
     */
    public record Secret(UUID of, String text) {

        @Override
        public String toString() {
            return "Secret[not shown]";
        }
    }

    private UUID insert(String login, String name, String password, @Nullable Instant oneTimeUntil, RegionCode region) {
        String small = login.strip().toLowerCase(Locale.ROOT);
        if (!isLogin(small)) {
            throw new Refusal(Message.of("access.login.shape"));
        }
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new Refusal(Message.of("access.name.length", LONGEST_NAME));
        }
        UUID account = ids.next();
        try {
            jdbc.sql("""
                insert into access.account (id, login, name, region, password_hash, created_at, one_time_until)
                values (:id, :login, :name, :region, :hash, :at, :until)
                """)
                    .param("id", account)
                    .param("login", small)
                    .param("name", name.strip())
                    .param("region", region.digits())
                    .param("hash", encoder.encode(password))
                    .param("at", Timestamp.from(clock.instant()))
                    .param("until", oneTimeUntil == null ? null : Timestamp.from(oneTimeUntil))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("access.login.taken", small));
        }
        return account;
    }

    /** Whether an account may go by that name, in small letters. */
    public static boolean isLogin(String login) {
        return login.matches(LOGIN);
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
     * Accounts that a division's administrators look after, by login.
     *
     * @param after login after which to begin, empty for the first
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<Listed> within(RegionCode region, String after, int limit) {
        return jdbc.sql(LISTED + "a.region like :region and a.login > :after order by a.login limit :limit")
                .param("region", region.digits() + "%")
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> listed(row))
                .list();
    }

    /**
     * Those of them whose login or name holds a text, by login.
     *
     * @param text empty for all
     */
    @Transactional(readOnly = true)
    public List<Listed> matching(RegionCode region, String text, int limit, long offset) {
        return jdbc.sql(LISTED + MATCHING + " order by a.login limit :limit offset :offset")
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
        return jdbc.sql("select count(*) from access.account a where " + MATCHING)
                .param("region", region.digits() + "%")
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Listed> listed(UUID account) {
        return jdbc.sql(LISTED + "a.id = ?")
                .param(account)
                .query((row, n) -> listed(row))
                .optional();
    }

    /** Who signs in under that name; none where the account is disabled or may do nothing today. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> byLogin(String login) {
        return acting.byLogin(login);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                new RegionCode(row.getString("region")),
                row.getObject("person", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "invited_until"),
                instant(row, "last_sign_in_at"),
                instant(row, "disabled_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
