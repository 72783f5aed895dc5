package cn.yipanqi.notify.mail;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.sealing.SealedColumn;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The addresses of mail, for a change of keys. They are no county's rows. */
@Component
class SealedAddresses implements SealedColumn {

    private final JdbcClient jdbc;
    private final Seal seal;
    private final TransactionTemplate transaction;

    SealedAddresses(JdbcClient jdbc, Seal seal, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(UUID account, byte[] address) {}

    @Override
    public String name() {
        return "notify.preference.address";
    }

    @Override
    public int resealSome(int limit) {
        return within(status -> {
            List<Row> rows = jdbc.sql("""
                select account, address from notify.preference where address is not null and app.sealing_key(address) <> :current
                order by account limit :limit for update skip locked
                """)
                    .param("current", seal.currentKey())
                    .param("limit", limit)
                    .query((row, n) -> new Row(row.getObject("account", UUID.class), row.getBytes("address")))
                    .list();
            rows.forEach(row -> jdbc.sql("update notify.preference set address = ? where account = ?")
                    .params(
                            seal.seal(
                                    seal.open(row.address(), Addresses.place(row.account())),
                                    Addresses.place(row.account())),
                            row.account())
                    .update());
            return rows.size();
        });
    }

    @Override
    public Set<Integer> keysInUse() {
        return within(status -> Set.copyOf(
                jdbc.sql("select distinct app.sealing_key(address) from notify.preference where address is not null")
                        .query(Integer.class)
                        .list()));
    }

    private <T> T within(TransactionCallback<T> action) {
        return CurrentScope.call(Scope.nobody("sealing"), () -> Objects.requireNonNull(transaction.execute(action)));
    }
}
