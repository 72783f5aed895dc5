package cn.yipanqi.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.shared.RegionCode;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class ScopedTransactionTest {

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    com.zaxxer.hikari.HikariDataSource pool;

    @Test
    void noTransactionBeginsWithoutAScopeAndTheConnectionGoesBackToThePool() {
        for (int i = 0; i < pool.getMaximumPoolSize() + 5; i++) {
            assertThatThrownBy(() -> new TransactionTemplate(transactions).execute(status -> "never"))
                    .hasRootCauseInstanceOf(IllegalTransactionStateException.class);
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void nothingIsReadOutsideATransaction() {
        CurrentScope.run(Scope.nobody("test"), () -> {
            assertThatThrownBy(() -> jdbc.sql("select 1").query(Integer.class).single())
                    .hasRootCauseMessage("no transaction: nothing is read or written outside one");
            assertThatThrownBy(dataSource::getConnection).hasMessageContaining("no transaction");
        });
    }

    @Test
    void aQueryThatReachesTheDatabaseWithoutAScopeRaisesAndDoesNotAnswerEmpty() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select app.read_low()"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no scope");
            connection.rollback();
        }
    }

    @Test
    void theScopeEndsWithItsTransaction() throws SQLException {
        Scope scope = Scope.job("test", new RegionCode("632622"));
        String within = CurrentScope.call(
                scope,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select app.read_low() || ' ' || app.read_high()")
                                .query(String.class)
                                .single()));
        assertThat(within).isEqualTo("632622 632623");
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select current_setting('app.read_low', true)")) {
                row.next();
                assertThat(row.getString(1)).isNullOrEmpty();
                connection.rollback();
            }
        }
    }

    @Test
    void theApplicationsRoleIsBoundByPolicies() {
        CurrentScope.run(Scope.nobody("test"), () -> {
            String role = new TransactionTemplate(transactions)
                    .execute(status -> jdbc.sql(
                                    "select rolname || rolsuper || rolbypassrls from pg_roles where rolname = current_user")
                            .query(String.class)
                            .single());
            assertThat(role).isEqualTo("app_userfalsefalse");
        });
    }
}
