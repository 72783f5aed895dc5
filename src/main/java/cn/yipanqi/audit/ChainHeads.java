package cn.yipanqi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where chains end, and ended day by day. */
@Component
public class ChainHeads {

    private final JdbcClient jdbc;
    private final Clock clock;

    ChainHeads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where the county's chain ends now; none where nothing was ever recorded. */
    @Transactional(readOnly = true)
    public Optional<ChainHead> now(long county) {
        return jdbc.sql("select * from audit.chain_head where county = ?")
                .param(county)
                .query(ChainHeads::head)
                .optional();
    }

    /** Heads of a county's days, the latest first. */
    @Transactional(readOnly = true)
    List<ChainHead> days(long county, int limit, long offset) {
        return jdbc.sql("select * from audit.day_head where county = ? order by day desc limit ? offset ?")
                .params(county, limit, offset)
                .query(ChainHeads::head)
                .list();
    }

    @Transactional(readOnly = true)
    long count(long county) {
        return jdbc.sql("select count(*) from audit.day_head where county = ?")
                .param(county)
                .query(Long.class)
                .single();
    }

    /** How the chains of the counties from {@code low} to before {@code high} stood when a day was over. */
    @Transactional(readOnly = true)
    List<ChainHead> standing(LocalDate day, long low, long high) {
        return jdbc.sql("""
                        select distinct on (county) * from audit.day_head
                        where day <= :day and county >= :low and county < :high order by county, day desc
                        """)
                .param("day", day)
                .param("low", low)
                .param("high", high)
                .query(ChainHeads::head)
                .list();
    }

    /** Keeps the heads of days that are over, where no later record did. */
    @Transactional
    void close() {
        jdbc.sql("select audit.close_days(?)")
                .param(LocalDate.now(clock))
                .query(Long.class)
                .single();
    }

    static ChainHead head(ResultSet row, int n) throws SQLException {
        return new ChainHead(
                row.getLong("county"),
                row.getObject("day", LocalDate.class),
                row.getLong("no"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
