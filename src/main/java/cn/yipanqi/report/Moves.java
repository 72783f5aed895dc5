package cn.yipanqi.report;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.report.Edition.Trace;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was done with editions as a whole: their moves and their signings. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Moves {

    private final JdbcClient jdbc;

    Moves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a move of an edition that is locked. */
    void add(Edition edition, Move.Deed deed, Trace trace, @Nullable String words) {
        jdbc.sql("""
                        insert into report.move (edition, no, county, deed, revision, at, actor, actor_name, words)
                        select :edition, coalesce(max(no), 0) + 1, :county, :deed, :revision, :at, :actor, :by, :words
                        from report.move where edition = :edition
                        """)
                .param("edition", edition.id())
                .param("county", edition.county())
                .param("deed", deed.name())
                .param("revision", edition.revision())
                .param("at", Timestamp.from(trace.at()))
                .param("actor", CurrentScope.get().actor(), Types.OTHER)
                .param("by", trace.by())
                .param("words", words, Types.VARCHAR)
                .update();
    }

    List<Move> of(Edition edition) {
        return jdbc.sql("""
                        select no, deed, revision, at, actor_name, words from report.move
                        where county = ? and edition = ? order by no
                        """)
                .params(edition.county(), edition.id())
                .query((row, n) -> new Move(
                        row.getInt("no"),
                        Move.Deed.valueOf(row.getString("deed")),
                        row.getInt("revision"),
                        new Trace(row.getTimestamp("at").toInstant(), row.getString("actor_name")),
                        row.getString("words")))
                .list();
    }

    void add(Edition edition, Signing signing, boolean scanOptional) {
        jdbc.sql("""
                        insert into report.signing (id, edition, county, leader, position, day, scan, scan_optional, posting, revision,
                            at, actor, actor_name)
                        values (:id, :edition, :county, :leader, :position, :day, :scan, :optional, :posting, :revision, :at, :actor, :by)
                        """)
                .param("id", signing.id())
                .param("edition", edition.id())
                .param("county", edition.county())
                .param("leader", signing.leader())
                .param("position", signing.position())
                .param("day", signing.day())
                .param("scan", signing.scan(), Types.OTHER)
                .param("optional", scanOptional)
                .param("posting", signing.posting())
                .param("revision", edition.revision())
                .param("at", Timestamp.from(signing.recorded().at()))
                .param("actor", CurrentScope.get().actor(), Types.OTHER)
                .param("by", signing.recorded().by())
                .update();
    }
}
