package cn.yipanqi.database;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The data source the application sees: it hands out no connection of its own accord, so that nothing is read outside a transaction
 * and hence outside a scope. Within one, Spring finds the transaction's connection under the pool behind this.
 */
class TransactionOnlyDataSource extends DelegatingDataSource implements InfrastructureProxy {

    private final DataSource pool;

    TransactionOnlyDataSource(DataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() {
        throw new IllegalStateException("no transaction: nothing is read or written outside one");
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    @Override
    public Object getWrappedObject() {
        return pool;
    }
}
