package cn.yipanqi.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins a transaction only within a {@link Scope}, and tells the database that scope for the transaction's length. Row-level
 * security reads it there; the refusal here is the first wall, because a policy is evaluated only where a row is tested.
 */
class ScopedTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private static final String TELL = """
            select set_config('app.read_low', ?, true), set_config('app.read_high', ?, true),
                   set_config('app.write_low', ?, true), set_config('app.write_high', ?, true),
                   set_config('app.entries', ?, true), set_config('app.unit', ?, true),
                   set_config('app.station', ?, true), set_config('app.hidden_kinds', ?, true),
                   set_config('app.actor', ?, true)
            """;

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Scope scope = CurrentScope.find()
                .orElseThrow(() -> new IllegalTransactionStateException("no scope: the transaction does not begin"));
        try (PreparedStatement tell = connection.prepareStatement(TELL)) {
            tell.setString(1, Long.toString(scope.readLow()));
            tell.setString(2, Long.toString(scope.readHigh()));
            tell.setString(3, Long.toString(scope.writeLow()));
            tell.setString(4, Long.toString(scope.writeHigh()));
            tell.setString(5, scope.entries().name());
            tell.setString(6, Objects.toString(scope.unit(), ""));
            tell.setString(7, Objects.toString(scope.station(), ""));
            tell.setString(8, String.join(",", scope.hiddenKinds()));
            tell.setString(9, Objects.toString(scope.actor(), ""));
            tell.execute();
        }
    }
}
