package cn.yipanqi.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Connections for the scheduler's own table, which is read outside of any county's scope: as the application's role like all others, so
 * that row-level security refuses every county's table where no scope is told. Few, opened when first asked for, and closed before the database.
 */
@Component
public class JobConnections implements AutoCloseable {

    private static final int MOST = 3;

    private final DatabaseAddress address;
    private @Nullable HikariDataSource pool;

    JobConnections(DatabaseAddress address) {
        this.address = address;
    }

    /** Each statement commits by itself. */
    public synchronized DataSource open() {
        HikariDataSource there = pool;
        if (there == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("yipanqi-jobs");
            config.setJdbcUrl(address.url());
            config.setUsername(address.user().name());
            config.setPassword(address.user().password());
            config.setMaximumPoolSize(MOST);
            config.setMinimumIdle(1);
            config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
            config.addDataSourceProperty("ApplicationName", "yipanqi-jobs");
            there = new HikariDataSource(config);
            pool = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
