package cn.yipanqi.database;

import cn.yipanqi.database.DatabaseAddress.Login;
import cn.yipanqi.shared.Ids;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Embedded only where no address is given. */
    @Bean(destroyMethod = "close")
    @Conditional(NoAddressGiven.class)
    EmbeddedDatabase embeddedDatabase(Environment environment) {
        return new EmbeddedDatabase(Path.of(environment.getProperty("yipanqi.data", "data")));
    }

    @Bean
    DatabaseAddress databaseAddress(Environment environment, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase own = embedded.getIfAvailable();
        if (own != null) {
            return own.address();
        }
        return new DatabaseAddress(
                environment.getRequiredProperty("spring.datasource.url"),
                new Login(
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password")),
                new Login(
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password")));
    }

    /** The pool of the application's role. Only the transaction manager, and sessions through theirs, take connections from it. */
    @Bean(destroyMethod = "close")
    @SpringSessionDataSource
    HikariDataSource pool(DatabaseAddress address, Environment environment) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("yipanqi");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user().name());
        config.setPassword(address.user().password());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(environment.getProperty("yipanqi.pool-size", Integer.class, 20));
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "yipanqi");
        return new HikariDataSource(config);
    }

    @Bean
    @Primary
    DataSource dataSource(HikariDataSource pool) {
        return new TransactionOnlyDataSource(pool);
    }

    @Bean
    @FlywayDataSource
    DataSource ownerDataSource(DatabaseAddress address) {
        return new DriverManagerDataSource(
                address.url(), address.owner().name(), address.owner().password());
    }

    @Bean
    FlywayConfigurationCustomizer roleNames(DatabaseAddress address) {
        return (FluentConfiguration flyway) -> flyway.placeholders(Map.of(
                "app_user", address.user().name(), "app_owner", address.owner().name()));
    }

    @Bean
    JdbcTransactionManager transactionManager(
            HikariDataSource pool, ObjectProvider<TransactionExecutionListener> listeners) {
        ScopedTransactionManager manager = new ScopedTransactionManager(pool);
        manager.setTransactionExecutionListeners(listeners.orderedStream().toList());
        return manager;
    }

    /** Sessions are nobody's county's rows: they are read before it is known who asks. */
    @Bean
    TransactionOperations springSessionTransactionOperations(JdbcTransactionManager transactionManager) {
        TransactionTemplate template = new TransactionTemplate(transactionManager);
        template.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        Scope scope = Scope.nobody("session");
        return new TransactionOperations() {
            @Override
            public <T extends @org.jspecify.annotations.Nullable Object> T execute(
                    org.springframework.transaction.support.TransactionCallback<T> action) {
                return CurrentScope.call(scope, () -> template.execute(action));
            }
        };
    }

    /** Two requests of one session may each put the same thing into it for the first time: the later one wins, neither fails. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer laterAttributeWins() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    Ids ids() {
        return new TimeOrderedIds(Clock.systemUTC(), new java.security.SecureRandom());
    }

    @Bean
    Clock clock() {
        return Clock.system(java.time.ZoneId.of("Asia/Shanghai"));
    }
}
