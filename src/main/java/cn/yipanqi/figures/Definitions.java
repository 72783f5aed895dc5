package cn.yipanqi.figures;

import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.figures.Definition.Wording;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The definitions in force. */
@Component
public class Definitions {

    private final JdbcClient jdbc;
    private volatile @Nullable List<Definition> read;

    Definitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest version of each, in their customary order. Only a migration changes them, so they are read once. */
    @Transactional(readOnly = true)
    public List<Definition> all() {
        List<Definition> known = read;
        if (known == null) {
            known = jdbc.sql("""
                            select * from (
                                select distinct on (code) * from figures.definition order by code, version desc) latest
                            order by position
                            """).query(Definitions::definition).list();
            read = known;
        }
        return known;
    }

    @Transactional(readOnly = true)
    public Definition of(String code) {
        return all().stream()
                .filter(definition -> definition.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("figure"));
    }

    private static Definition definition(ResultSet row, int n) throws SQLException {
        Origin origin = Origin.valueOf(row.getString("source"));
        String homeKind = row.getString("home_kind");
        return new Definition(
                row.getString("code"),
                row.getInt("version"),
                Commons.valueOf(row.getString("commons")),
                origin,
                wording(row, "name"),
                wording(row, "unit"),
                wording(row, "wording"),
                Display.valueOf(row.getString("display")),
                origin == Origin.LEDGER ? question(row) : null,
                homeKind == null ? null : HomeKind.valueOf(homeKind));
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
                null);
    }
}
