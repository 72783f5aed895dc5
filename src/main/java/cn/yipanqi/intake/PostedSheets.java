package cn.yipanqi.intake;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which sheets of an intake are posted already, where not all of them were at once. */
@Component
class PostedSheets {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PostedSheets(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Set<SheetRef> of(Intake intake) {
        if (intake.state() == IntakeState.PREVIEW) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select file, sheet from intake.posted_sheet where intake = ?")
                .param(intake.id())
                .query((row, n) -> new SheetRef(row.getInt("file"), row.getString("sheet")))
                .list());
    }

    void keep(Intake intake, Collection<SheetReading> sheets) {
        batches.batchUpdate(
                "insert into intake.posted_sheet (intake, county, file, sheet) values (?, ?, ?, ?)",
                sheets.stream()
                        .map(sheet -> new Object[] {intake.id(), intake.county(), sheet.file(), sheet.name()})
                        .toList());
    }
}
