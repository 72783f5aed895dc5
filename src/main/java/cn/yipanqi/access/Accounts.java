package cn.yipanqi.access;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and their grants. They are no county's rows: any transaction may read them, whatever its scope. */
@Component
public class Accounts {

    private static final int SHORTEST_PASSWORD = 10;
    private static final String SELECT = """
            select a.id, a.login, a.name, a.password_hash, g.role, g.region, g.unit, g.station, g.hidden_kinds
            from access.account a join access.role_grant g on g.account = a.id
            where a.disabled_at is null and\s""";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Ids ids;
    private final Clock clock;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens an account with its one grant. */
    @Transactional
    public UUID open(String login, String name, String password, Grant grant) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new Refusal(Message.of("access.password.short", SHORTEST_PASSWORD));
        }
        UUID account = ids.next();
        jdbc.sql("""
                        insert into access.account (id, login, name, password_hash, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        account,
                        login.toLowerCase(Locale.ROOT),
                        name,
                        passwords.encode(password),
                        Timestamp.from(clock.instant()))
                .update();
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
        return account;
    }

    @Transactional
    public void disable(UUID account) {
        jdbc.sql("update access.account set disabled_at = ? where id = ? and disabled_at is null")
                .params(Timestamp.from(clock.instant()), account)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean exists(String login) {
        return jdbc.sql("select exists (select 1 from access.account where login = ?)")
                .param(login)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<SignedIn> find(UUID account) {
        return jdbc.sql(SELECT + "a.id = ?")
                .param(account)
                .query((row, n) -> signedIn(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<SignedIn> byLogin(String login) {
        return withHash(login).map(WithHash::account);
    }

    @Transactional(readOnly = true)
    Optional<WithHash> withHash(String login) {
        return jdbc.sql(SELECT + "a.login = ?")
                .param(login.strip().toLowerCase(Locale.ROOT))
                .query((row, n) -> new WithHash(signedIn(row), row.getString("password_hash")))
                .optional();
    }

    @Transactional
    void rehash(UUID account, String password) {
        jdbc.sql("update access.account set password_hash = ? where id = ?")
                .params(passwords.encode(password), account)
                .update();
    }

    static SignedIn signedIn(ResultSet row) throws SQLException {
        return new SignedIn(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("name"),
                new Grant(
                        Role.valueOf(row.getString("role")),
                        new RegionCode(row.getString("region")),
                        row.getObject("unit", UUID.class),
                        row.getObject("station", UUID.class),
                        Set.of((String[]) row.getArray("hidden_kinds").getArray())));
    }

    record WithHash(SignedIn account, String hash) {}
}
