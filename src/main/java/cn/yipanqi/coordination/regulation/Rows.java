package cn.yipanqi.coordination.regulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Reads rows into records. */
final class Rows {

    private Rows() {}

    static Regulation regulation(ResultSet row, int n) throws SQLException {
        return new Regulation(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getString("title"),
                RegulationKind.valueOf(row.getString("kind")),
                IssuerLevel.valueOf(row.getString("issuer_level")),
                row.getString("issuer"));
    }

    static RegulationVersion version(ResultSet row, int n) throws SQLException {
        return new RegulationVersion(
                row.getObject("id", UUID.class),
                row.getObject("regulation", UUID.class),
                row.getInt("number"),
                row.getString("document_number"),
                VersionState.valueOf(row.getString("state")),
                row.getString("text"),
                row.getInt("revision"),
                row.getObject("opinions_until", LocalDate.class),
                row.getObject("adopted_on", LocalDate.class),
                row.getObject("meeting", UUID.class),
                row.getString("meeting_words"),
                row.getObject("in_force_from", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("repeal_reason"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
