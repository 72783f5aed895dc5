package cn.yipanqi.database;

import java.sql.Connection;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the database answers: a connection from the pool is tried, nothing is read. */
@Component("databaseHealthIndicator")
class DatabaseHealth extends AbstractHealthIndicator {

    private static final int SECONDS = 3;

    private final com.zaxxer.hikari.HikariDataSource pool;

    DatabaseHealth(com.zaxxer.hikari.HikariDataSource pool) {
        super("the database does not answer");
        this.pool = pool;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        try (Connection connection = pool.getConnection()) {
            builder.status(connection.isValid(SECONDS) ? "UP" : "DOWN");
        }
    }
}
