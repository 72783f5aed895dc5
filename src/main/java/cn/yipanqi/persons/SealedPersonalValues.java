package cn.yipanqi.persons;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.sealing.Place;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.sealing.SealedColumn;
import cn.yipanqi.sealing.UnopenableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Personal columns of all counties, for a change of keys: sealed and marked anew. */
@Component
class SealedPersonalValues implements SealedColumn {

    private final JdbcClient jdbc;
    private final Seal seal;
    private final TransactionTemplate transaction;

    SealedPersonalValues(JdbcClient jdbc, Seal seal, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(long county, UUID person, String kind, byte[] sealed) {

        Place place() {
            return PersonalData.place(Column.valueOf(kind), person);
        }
    }

    @Override
    public String name() {
        return PersonalData.TABLE + ".sealed";
    }

    @Override
    public int resealSome(int limit) {
        return within(status -> {
            List<Row> rows = jdbc.sql("""
                select county, person, kind, sealed from persons.personal_value
                where app.sealing_key(sealed) <> :current or app.marking_key(mark) <> :current
                order by county, person, kind limit :limit for update skip locked
                """)
                    .param("current", seal.currentKey())
                    .param("limit", limit)
                    .query((row, n) -> new Row(
                            row.getLong("county"),
                            row.getObject("person", UUID.class),
                            row.getString("kind"),
                            row.getBytes("sealed")))
                    .list();
            return (int) rows.stream().filter(this::reseal).count();
        });
    }

    private boolean reseal(Row row) {
        Optional<String> number = opened(row);
        number.ifPresent(text -> jdbc.sql("""
            update persons.personal_value set sealed = :sealed, mark = :mark
            where county = :county and person = :person and kind = :kind
            """)
                .param("sealed", seal.seal(text, row.place()))
                .param("mark", seal.mark(text))
                .param("county", row.county())
                .param("person", row.person())
                .param("kind", row.kind())
                .update());
        return number.isPresent();
    }

    private Optional<String> opened(Row row) {
        try {
            return Optional.of(seal.open(row.sealed(), row.place()));
        } catch (UnopenableException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<Integer> keysInUse() {
        return within(status -> Set.copyOf(jdbc.sql("""
            select distinct app.sealing_key(sealed) from persons.personal_value
            union select distinct app.marking_key(mark) from persons.personal_value
            """).query(Integer.class).list()));
    }

    private <T extends @Nullable Object> T within(TransactionCallback<T> action) {
        return CurrentScope.call(EveryCounty.scope("sealing"), () -> transaction.execute(action));
    }
}
