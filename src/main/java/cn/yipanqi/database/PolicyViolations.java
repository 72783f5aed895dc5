package cn.yipanqi.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Calls a refusal by the database's policies (SQLSTATE 42501) what it is; by its class 42 it would pass for bad grammar. */
@Component
class PolicyViolations implements SQLExceptionTranslator {

    private final SQLExceptionTranslator others;

    PolicyViolations() {
        SQLExceptionSubclassTranslator bySubclass = new SQLExceptionSubclassTranslator();
        bySubclass.setFallbackTranslator(new SQLStateSQLExceptionTranslator());
        this.others = bySubclass;
    }

    @Override
    public @Nullable DataAccessException translate(String task, @Nullable String sql, SQLException e) {
        if ("42501".equals(e.getSQLState())) {
            return new PermissionDeniedDataAccessException("outside the scope: " + task, e);
        }
        return others.translate(task, sql, e);
    }
}
