package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Stops a production server whose database user row-level security would not bind, before it serves anybody. */
@Component
@Profile(ProductionCheck.PRODUCTION)
class RoleCheck implements SmartInitializingSingleton {

    private static final int OLDEST = 18;

    private static final String QUESTION = """
            select r.rolsuper, r.rolbypassrls,
                pg_has_role(current_user, ?, 'MEMBER')
                    or exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where pg_get_userbyid(c.relowner) = current_user and c.relkind in ('r', 'p', 'v', 'm')
                        and n.nspname !~ '^(pg_|information_schema)') as owns,
                current_setting('server_version_num')::int / 10000 as version,
                getdatabaseencoding() = 'UTF8' and '一盘棋' ~ '[[:alpha:]]{3}' as letters
            from pg_roles r where r.rolname = current_user
            """;

    private final DataSource pool;
    private final DatabaseAddress address;

    RoleCheck(com.zaxxer.hikari.HikariDataSource pool, DatabaseAddress address) {
        this.pool = pool;
        this.address = address;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Message> faults = new ArrayList<>();
        String user = address.user().name();
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(QUESTION)) {
            question.setString(1, address.owner().name());
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                if (answer.getBoolean("rolsuper")) {
                    faults.add(Message.of("production.superuser", user));
                } else {
                    // A superuser is a member of everything: saying so too would hide the one thing to mend.
                    if (answer.getBoolean("rolbypassrls")) {
                        faults.add(Message.of("production.bypassrls", user));
                    }
                    if (answer.getBoolean("owns")) {
                        faults.add(Message.of("production.owns", user));
                    }
                }
                if (answer.getInt("version") < OLDEST) {
                    faults.add(Message.of("production.version", answer.getInt("version"), OLDEST));
                }
                if (!answer.getBoolean("letters")) {
                    faults.add(Message.of("production.letters"));
                }
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked about its users", e);
        }
        if (!faults.isEmpty()) {
            throw new Unfit(faults);
        }
    }
}
