package cn.yipanqi.persons.request;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.persons.EveryCounty;
import cn.yipanqi.sealing.Place;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.sealing.SealedColumn;
import cn.yipanqi.sealing.UnopenableException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers that wait in requests, for a change of keys. */
@Component
class SealedProposals implements SealedColumn {

    private static final String TABLE = "persons.request";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final TransactionTemplate transaction;

    SealedProposals(JdbcClient jdbc, Seal seal, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(UUID id, byte[] proposed) {}

    static Place place(UUID request) {
        return new Place(TABLE, "proposed", request);
    }

    @Override
    public String name() {
        return TABLE + ".proposed";
    }

    @Override
    public int resealSome(int limit) {
        return within(status -> {
            List<Row> rows = jdbc.sql("""
                select id, proposed from persons.request
                where proposed is not null and app.sealing_key(proposed) <> :current
                order by id limit :limit for update skip locked
                """)
                    .param("current", seal.currentKey())
                    .param("limit", limit)
                    .query((row, n) -> new Row(row.getObject("id", UUID.class), row.getBytes("proposed")))
                    .list();
            return (int) rows.stream().filter(this::reseal).count();
        });
    }

    private boolean reseal(Row row) {
        try {
            String number = seal.open(row.proposed(), place(row.id()));
            jdbc.sql("update persons.request set proposed = ? where id = ?")
                    .params(seal.seal(number, place(row.id())), row.id())
                    .update();
            return true;
        } catch (UnopenableException e) {
            return false;
        }
    }

    @Override
    public Set<Integer> keysInUse() {
        return within(status -> Set.copyOf(
                jdbc.sql("select distinct app.sealing_key(proposed) from persons.request where proposed is not null")
                        .query(Integer.class)
                        .list()));
    }

    private <T extends @Nullable Object> T within(TransactionCallback<T> action) {
        return CurrentScope.call(EveryCounty.scope("sealing"), () -> transaction.execute(action));
    }
}
