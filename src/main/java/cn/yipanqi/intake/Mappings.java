package cn.yipanqi.intake;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How people want sheets read: for one sheet of one intake, and from then on for the unit's workbooks with the same headers. */
@Component
public class Mappings {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final PostedSheets posted;

    Mappings(JdbcClient jdbc, JsonMapper json, Clock clock, PostedSheets posted) {
        this.posted = posted;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What is known for an intake, read at once. */
    public record Known(Map<String, Mapping> chosen, Map<String, Mapping> remembered) {

        @Nullable
        Mapping chosen(int file, String sheet) {
            return chosen.get(file + "/" + sheet);
        }

        /** A remembered mapping, its columns put where this sheet has them. */
        @Nullable
        Mapping remembered(Mapping recognised) {
            Mapping last = remembered.get(key(recognised));
            return last == null ? null : Layouts.onto(last, recognised);
        }
    }

    private static String key(Mapping mapping) {
        return Objects.requireNonNullElse(mapping.unit(), NOBODY) + "|" + Layouts.headers(mapping);
    }

    @Transactional(readOnly = true)
    Known of(Intake intake) {
        Map<String, Mapping> chosen = new HashMap<>();
        jdbc.sql("select file, sheet, mapping from intake.chosen_mapping where intake = ?")
                .param(intake.id())
                .query((row, n) ->
                        chosen.put(row.getInt("file") + "/" + row.getString("sheet"), read(row.getString("mapping"))))
                .list();
        Map<String, Mapping> remembered = new HashMap<>();
        jdbc.sql("select unit, signature, mapping from intake.remembered_mapping where county = ?")
                .param(intake.county())
                .query((row, n) -> remembered.put(
                        row.getString("unit") + "|" + row.getString("signature"), read(row.getString("mapping"))))
                .list();
        return new Known(chosen, remembered);
    }

    private Mapping read(String kept) {
        return Mapping.of(json.readValue(kept, MAP));
    }

    /** A cadre says how the own unit's ledgers are read, and nobody else's: what is said here is remembered. */
    private static void requireOwn(Mapping mapping) {
        Scope scope = CurrentScope.get();
        boolean own = scope.entries() == Scope.Entries.ALL
                || scope.entries() == Scope.Entries.UNIT
                        && mapping.unit() != null
                        && mapping.unit().equals(scope.unit());
        if (!own) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("intake.sheet.not-yours"));
        }
    }

    /** Reads a sheet of a preview so from now on, and the unit's next workbook with these headers too. */
    @Transactional
    public void choose(Intake intake, int file, String sheet, Mapping mapping) {
        if (!intake.state().waits()) {
            throw Intakes.moved(intake);
        }
        if (posted.of(intake).contains(new SheetRef(file, sheet))) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("intake.sheet.posted-already", sheet));
        }
        requireOwn(mapping);
        String text = json.writeValueAsString(mapping.toMap());
        jdbc.sql("""
                        insert into intake.chosen_mapping (intake, county, file, sheet, mapping)
                        values (:intake, :county, :file, :sheet, :mapping::jsonb)
                        on conflict (intake, file, sheet) do update set mapping = excluded.mapping
                        """)
                .param("intake", intake.id())
                .param("county", intake.county())
                .param("file", file)
                .param("sheet", sheet)
                .param("mapping", text)
                .update();
        jdbc.sql("update intake.intake set revision = revision + 1 where id = ?")
                .param(intake.id())
                .update();
        jdbc.sql("""
                        insert into intake.remembered_mapping (county, unit, signature, mapping, at)
                        values (:county, :unit, :signature, :mapping::jsonb, :at)
                        on conflict (county, unit, signature) do update set mapping = excluded.mapping, at = excluded.at
                        """)
                .param("county", intake.county())
                .param("unit", Objects.requireNonNullElse(mapping.unit(), NOBODY))
                .param("signature", Layouts.headers(mapping))
                .param("mapping", text)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }
}
