package cn.yipanqi.figures;

import cn.yipanqi.database.ReadOnce;
import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.figures.Definition.Since;
import cn.yipanqi.figures.Definition.Wording;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The definitions in force, read afresh each time: a county's coordinator may change its own at any moment and on any node, and one short
 * statement is cheaper than telling every node.
 */
@Component
public class Definitions {

    /** A county's own latest version of a code prevails over the country's, unless it was retired. */
    private static final String IN_FORCE = """
            with latest as (
                select distinct on (code, county) * from figures.definition
                where county is null or county = :county order by code, county, version desc),
            prevailing as (
                select distinct on (code) * from latest where not retired order by code, county nulls last)
            select * from prevailing order by position, code
            """;

    private final JdbcClient jdbc;

    Definitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds in a county, in the customary order. */
    @Transactional(readOnly = true)
    public List<Definition> all(long county) {
        return ReadOnce.of(
                Definitions.class,
                county,
                () -> jdbc.sql(IN_FORCE)
                        .param("county", county)
                        .query(Definitions::definition)
                        .list());
    }

    @Transactional(readOnly = true)
    public Definition of(long county, String code) {
        List<Definition> versions = versions(county, code);
        return Stream.of(
                        versions.stream().filter(version -> version.county() != null),
                        versions.stream().filter(version -> version.county() == null))
                .flatMap(latestFirst -> latestFirst.limit(1))
                .filter(version -> !version.retired())
                .findFirst()
                .orElseThrow(() -> Refusal.absent("figure"));
    }

    /** Every version there ever was of a code in a county, the country's among them, newest first. */
    @Transactional(readOnly = true)
    public List<Definition> versions(long county, String code) {
        return ReadOnce.of(
                Definitions.class,
                List.of(county, code),
                () -> jdbc.sql("""
                        select * from figures.definition where code = :code and (county is null or county = :county)
                        order by version desc, county nulls last
                        """)
                        .param("county", county)
                        .param("code", code)
                        .query(Definitions::definition)
                        .list());
    }

    private static Definition definition(ResultSet row, int n) throws SQLException {
        Origin origin = Origin.valueOf(row.getString("source"));
        String homeKind = row.getString("home_kind");
        Timestamp at = row.getTimestamp("at");
        return new Definition(
                row.getObject("county", Long.class),
                row.getString("code"),
                row.getInt("version"),
                row.getBoolean("retired"),
                row.getInt("position"),
                Commons.valueOf(row.getString("commons")),
                origin,
                wording(row, "name"),
                wording(row, "unit"),
                wording(row, "wording"),
                Display.valueOf(row.getString("display")),
                origin == Origin.LEDGER ? question(row) : null,
                homeKind == null ? null : HomeKind.valueOf(homeKind),
                at == null ? null : new Since(at.toInstant(), row.getString("actor_name")));
    }

    private static Wording wording(ResultSet row, String column) throws SQLException {
        return new Wording(row.getString(column + "_zh"), row.getString(column + "_en"));
    }

    private static MatterQuestion question(ResultSet row) throws SQLException {
        return new MatterQuestion(
                Set.of((String[]) row.getArray("kinds").getArray()),
                Aggregate.valueOf(row.getString("aggregate")),
                Arrays.stream((String[]) row.getArray("measures").getArray())
                        .map(name -> Measure.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList(),
                row.getString("category"),
                row.getString("tag"),
                row.getObject("partnered", Boolean.class),
                row.getString("team"),
                row.getObject("home", UUID.class));
    }
}
