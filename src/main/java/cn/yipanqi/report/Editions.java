package cn.yipanqi.report;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.Edition.Freezing;
import cn.yipanqi.report.Edition.Review;
import cn.yipanqi.report.Edition.Trace;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps editions. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Editions {

    private static final String SELECT = """
        select e.*, s.leader, s.position as leader_position, s.day as signed_day, s.scan, s.posting as signed_posting, s.at as signed_at,
            s.actor_name as signed_by
        from report.edition e left join report.signing s on s.id = e.signing
        """;

    private final JdbcClient jdbc;

    Editions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Edition edition) {
        jdbc.sql("""
                        insert into report.edition (id, county, county_name, from_day, to_day, title, text, state, revision,
                            created_at, created_by, changed_at, changed_by)
                        values (:id, :county, :countyName, :from, :to, :title, :text, :state, :revision,
                            :createdAt, :createdBy, :changedAt, :changedBy)
                        """)
                .param("id", edition.id())
                .param("county", edition.county())
                .param("countyName", edition.countyName())
                .param("from", edition.period().from())
                .param("to", edition.period().to())
                .param("title", edition.title())
                .param("text", edition.text())
                .param("state", edition.state().name())
                .param("revision", edition.revision())
                .param("createdAt", Timestamp.from(edition.created().at()))
                .param("createdBy", edition.created().by())
                .param("changedAt", Timestamp.from(edition.changed().at()))
                .param("changedBy", edition.changed().by())
                .update();
    }

    /** @throws Refusal where there is none the asker may see */
    Edition find(UUID id) {
        return read(SELECT + "where e.id = ?", id);
    }

    /** The edition as it is now, which nobody else changes until this transaction ends. */
    Edition lock(UUID id) {
        return read(SELECT + "where e.id = ? for update of e", id);
    }

    private Edition read(String query, UUID id) {
        return jdbc.sql(query)
                .param(id)
                .query(Editions::edition)
                .optional()
                .orElseThrow(() -> Refusal.absent("report"));
    }

    /** Writes what editing and moving change. */
    void save(Edition edition) {
        Freezing freezing = edition.freezing();
        ChainHead chain = freezing == null ? null : freezing.chain();
        Signing signing = edition.signing();
        jdbc.sql("""
                        update report.edition set title = :title, text = :text, state = :state, revision = :revision,
                            changed_at = :changedAt, changed_by = :changedBy, sender = :sender, reviewer = :reviewer, waived = :waived,
                            signing = :signing, posting = :posting, frozen_at = :frozenAt,
                            frozen_by = :frozenBy, document = :document, chain_no = :chainNo, chain_day = :chainDay, chain_hash = :chainHash
                        where id = :id and county = :county
                        """)
                .param("id", edition.id())
                .param("county", edition.county())
                .param("title", edition.title())
                .param("text", edition.text())
                .param("state", edition.state().name())
                .param("revision", edition.revision())
                .param("changedAt", Timestamp.from(edition.changed().at()))
                .param("changedBy", edition.changed().by())
                .param("sender", edition.review().sender())
                .param("reviewer", edition.review().reviewer())
                .param("waived", edition.review().waived())
                .param("signing", signing == null ? null : signing.id())
                .param("posting", freezing == null ? null : freezing.posting())
                .param("frozenAt", freezing == null ? null : Timestamp.from(freezing.at()))
                .param("frozenBy", freezing == null ? null : freezing.by())
                .param("document", freezing == null ? null : freezing.document())
                .param("chainNo", chain == null ? null : chain.no())
                .param("chainDay", chain == null ? null : chain.day())
                .param("chainHash", chain == null ? null : chain.hash())
                .update();
    }

    /** A county's editions, the latest first. */
    List<Edition> of(long county, @Nullable UUID before, int size) {
        return jdbc.sql(SELECT + """
                        where e.county = :county and (cast(:before as uuid) is null or e.id < :before)
                        order by e.id desc limit :size
                        """)
                .param("county", county)
                .param("before", before)
                .param("size", size)
                .query(Editions::edition)
                .list();
    }

    /** A county's frozen editions, the latest freezing first, without one. */
    List<Edition> frozen(long county, UUID without, int size) {
        return jdbc.sql(SELECT + """
                        where e.county = :county and e.state = 'FROZEN' and e.id <> :without
                        order by e.frozen_at desc limit :size
                        """)
                .param("county", county)
                .param("without", without)
                .param("size", size)
                .query(Editions::edition)
                .list();
    }

    private static Edition edition(ResultSet row, int n) throws SQLException {
        UUID document = row.getObject("document", UUID.class);
        return new Edition(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getString("county_name"),
                new Period(row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
                row.getString("title"),
                row.getString("text"),
                EditionState.valueOf(row.getString("state")),
                row.getInt("revision"),
                new Trace(at(row, "created_at"), row.getString("created_by")),
                new Trace(at(row, "changed_at"), row.getString("changed_by")),
                new Review(
                        row.getObject("sender", UUID.class),
                        row.getObject("reviewer", UUID.class),
                        row.getBoolean("waived")),
                signing(row),
                document == null
                        ? null
                        : new Freezing(
                                row.getLong("posting"),
                                at(row, "frozen_at"),
                                row.getString("frozen_by"),
                                document,
                                chain(row)));
    }

    private static @Nullable Signing signing(ResultSet row) throws SQLException {
        UUID id = row.getObject("signing", UUID.class);
        return id == null
                ? null
                : new Signing(
                        id,
                        row.getString("leader"),
                        row.getString("leader_position"),
                        row.getObject("signed_day", LocalDate.class),
                        row.getObject("scan", UUID.class),
                        row.getLong("signed_posting"),
                        new Trace(at(row, "signed_at"), row.getString("signed_by")));
    }

    private static @Nullable ChainHead chain(ResultSet row) throws SQLException {
        LocalDate day = row.getObject("chain_day", LocalDate.class);
        return day == null
                ? null
                : new ChainHead(row.getLong("county"), day, row.getLong("chain_no"), row.getString("chain_hash"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
