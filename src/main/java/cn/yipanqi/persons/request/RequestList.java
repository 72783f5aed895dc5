package cn.yipanqi.persons.request;

import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.Own.Self;
import cn.yipanqi.persons.request.DataRequest.Kind;
import cn.yipanqi.persons.request.DataRequest.State;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.sealing.UnopenableException;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests as they stand, as far as the scope may know of them. */
@Component
public class RequestList {

    private static final String COLUMNS = "select * from persons.request where county = :county ";

    private final JdbcClient jdbc;
    private final Seal seal;

    RequestList(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Transactional(readOnly = true)
    public DataRequest find(long county, UUID id) {
        return jdbc.sql(COLUMNS + "and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> request(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("data-request"));
    }

    /** A county's, those that wait first and the oldest of them first; then the closed, the newest first. */
    @Transactional(readOnly = true)
    public List<DataRequest> of(long county, int limit, long offset) {
        return jdbc.sql(COLUMNS + """
            order by state <> 'ASKED', case when state = 'ASKED' then at end, at desc, id
            limit :limit offset :offset
            """)
                .param("county", county)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> request(row))
                .list();
    }

    @Transactional(readOnly = true)
    public long count(long county) {
        return jdbc.sql("select count(*) from persons.request where county = ?")
                .param(county)
                .query(Long.class)
                .single();
    }

    /** One's own, the newest first. */
    @Transactional(readOnly = true)
    public List<DataRequest> of(Self self) {
        return jdbc.sql(COLUMNS + "and account = :account order by at desc, id desc")
                .param("county", self.county())
                .param("account", self.account())
                .query((row, n) -> request(row))
                .list();
    }

    /** The number that was asked for, in full, for entering it. */
    @Nullable
    String proposed(long county, UUID id) {
        return jdbc
                .sql("select proposed from persons.request where county = ? and id = ? and proposed is not null")
                .params(county, id)
                .query(byte[].class)
                .list()
                .stream()
                .map(kept -> seal.open(kept, SealedProposals.place(id)))
                .findFirst()
                .orElse(null);
    }

    private DataRequest request(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String about = row.getString("about");
        Column column = about == null || about.equals("OTHER") ? null : Column.valueOf(about);
        Timestamp closed = row.getTimestamp("closed_at");
        return new DataRequest(
                id,
                row.getLong("county"),
                row.getObject("person", UUID.class),
                row.getObject("account", UUID.class),
                Kind.valueOf(row.getString("kind")),
                column,
                mask(id, column, row.getBytes("proposed")),
                row.getString("words"),
                row.getTimestamp("at").toInstant(),
                State.valueOf(row.getString("state")),
                closed == null ? null : closed.toInstant(),
                row.getString("closed_by_name"),
                row.getString("answer"));
    }

    private @Nullable String mask(UUID id, @Nullable Column column, byte @Nullable [] kept) {
        if (column == null || kept == null) {
            return null;
        }
        try {
            return column.mask(seal.open(kept, SealedProposals.place(id)));
        } catch (UnopenableException e) {
            return null;
        }
    }
}
