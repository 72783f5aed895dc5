package cn.yipanqi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yipanqi.database.DatabaseAddress.Login;
import cn.yipanqi.shared.Message;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may run the application on a PostgreSQL of somebody else's. */
class RoleCheckTest {

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void makeRoles() throws Exception {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("cluster"))
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            for (String statement : List.of(
                    "create role app_owner login",
                    "create role fit login",
                    "create role mighty login superuser",
                    "create role unbound login bypassrls",
                    "create role member login in role app_owner",
                    "create role proprietor login",
                    "create database letters owner app_owner encoding 'UTF8' locale_provider builtin locale 'C.UTF-8'"
                            + " lc_ctype 'C.UTF-8' template template0",
                    "create database bytes owner app_owner encoding 'UTF8' locale_provider libc locale 'C' template"
                            + " template0")) {
                sql.execute(statement);
            }
        }
        try (Connection connection = server.getDatabase("postgres", "letters").getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create schema proprietor authorization proprietor");
            sql.execute("create table proprietor.thing (id int)");
            sql.execute("alter table proprietor.thing owner to proprietor");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static void check(String user, String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database);
        config.setUsername(user);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(1);
        DatabaseAddress address =
                new DatabaseAddress(config.getJdbcUrl(), new Login(user, ""), new Login("app_owner", ""));
        try (HikariDataSource pool = new HikariDataSource(config)) {
            new RoleCheck(pool, address).afterSingletonsInstantiated();
        }
    }

    private static List<String> faults(String user, String database) {
        Unfit unfit = catchThrowableOfType(Unfit.class, () -> check(user, database));
        assertThat(unfit).as(user).isNotNull();
        return unfit.faults().stream().map(Message::key).toList();
    }

    @Test
    void aPlainRoleMayRun() {
        assertThatCode(() -> check("fit", "letters")).doesNotThrowAnyException();
    }

    @Test
    void aRoleThatRowLevelSecurityDoesNotBindMayNot() {
        assertThat(faults("mighty", "letters")).containsExactly("production.superuser");
        assertThat(faults("unbound", "letters")).containsExactly("production.bypassrls");
        assertThat(faults("member", "letters")).containsExactly("production.owns");
        assertThat(faults("proprietor", "letters")).containsExactly("production.owns");
    }

    @Test
    void aDatabaseThatDoesNotKnowChineseLettersMayNotBeUsed() {
        assertThat(faults("fit", "bytes")).containsExactly("production.letters");
    }
}
