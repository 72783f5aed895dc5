package cn.yipanqi.access.factor;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.sealing.SealedColumn;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The secrets of second factors, for a change of keys. They are no county's rows. */
@Component
class SealedSecrets implements SealedColumn {

    private final JdbcClient jdbc;
    private final Seal seal;
    private final TransactionTemplate transaction;

    SealedSecrets(JdbcClient jdbc, Seal seal, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(UUID account, byte[] secret) {}

    @Override
    public String name() {
        return "access.second_factor.secret";
    }

    @Override
    public int resealSome(int limit) {
        return within(status -> {
            List<Row> rows = jdbc.sql("""
                            select account, secret from access.second_factor where app.sealing_key(secret) <> :current
                            order by account limit :limit for update skip locked
                            """)
                    .param("current", seal.currentKey())
                    .param("limit", limit)
                    .query((row, n) -> new Row(row.getObject("account", UUID.class), row.getBytes("secret")))
                    .list();
            rows.forEach(row -> jdbc.sql("update access.second_factor set secret = ? where account = ?")
                    .params(
                            seal.seal(
                                    seal.open(row.secret(), SecondFactors.place(row.account())),
                                    SecondFactors.place(row.account())),
                            row.account())
                    .update());
            return rows.size();
        });
    }

    @Override
    public Set<Integer> keysInUse() {
        return within(status -> Set.copyOf(jdbc.sql("select distinct app.sealing_key(secret) from access.second_factor")
                .query(Integer.class)
                .list()));
    }

    private <T extends @Nullable Object> T within(TransactionCallback<T> action) {
        return CurrentScope.call(Scope.nobody("sealing"), () -> transaction.execute(action));
    }
}
