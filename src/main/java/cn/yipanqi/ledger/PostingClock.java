package cn.yipanqi.ledger;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands out a county's posting numbers, one writer at a time: the county's row stays locked until the transaction ends. */
@Component
class PostingClock {

    private final JdbcClient jdbc;
    private final Clock clock;

    PostingClock(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits for whoever writes to the county's ledger now; what is read afterwards stays as read until this transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void await(long county) {
        jdbc.sql("insert into ledger.county_clock (county) values (?) on conflict (county) do nothing")
                .param(county)
                .update();
        jdbc.sql("select posting from ledger.county_clock where county = ? for update")
                .param(county)
                .query(Long.class)
                .single();
    }

    /** Opens the next posting of the county and waits for whoever writes there now. */
    @Transactional(propagation = Propagation.MANDATORY)
    long next(long county, Deed deed, @Nullable String reference) {
        long no = jdbc.sql("""
                        insert into ledger.county_clock as c (county, posting) values (:county, 1)
                        on conflict (county) do update set posting = c.posting + 1 returning posting
                        """).param("county", county).query(Long.class).single();
        Scope scope = CurrentScope.get();
        jdbc.sql("""
                        insert into ledger.posting (county, no, at, actor, actor_name, deed, reference)
                        values (:county, :no, :at, :actor, :name, :deed, :reference)
                        """)
                .param("county", county)
                .param("no", no)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", scope.actor())
                .param("name", scope.actorName())
                .param("deed", deed.name())
                .param("reference", reference)
                .update();
        return no;
    }

    @Transactional(readOnly = true)
    boolean ever(long county, Deed deed) {
        return jdbc.sql("select exists (select 1 from ledger.posting where county = ? and deed = ?)")
                .params(county, deed.name())
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Instant> at(long county, long posting) {
        return jdbc.sql("select at from ledger.posting where county = ? and no = ?")
                .params(county, posting)
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .optional();
    }
}
