package cn.yipanqi.intake.out;

import cn.yipanqi.shared.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers layouts by remembering workbooks: the one of a ledger that was posted last shows how its unit keeps it. Nothing is copied, so
 * nothing grows stale; how the sheet is read is what a person said of it.
 */
@Component
class LayoutBook {

    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;

    LayoutBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each ledger of the county, by kind. */
    @Transactional(readOnly = true)
    List<KnownLayout> of(long county) {
        return jdbc.sql("""
                        select distinct on (r.kind, r.unit) r.kind, r.unit, r.intake, r.year, r.file, r.sheet
                        from intake.posted_row r join intake.intake i on i.id = r.intake
                        where r.county = :county and i.county = :county
                        order by r.kind, r.unit, i.at desc, r.intake, r.file, r.sheet
                        """)
                .param("county", county)
                .query((row, n) -> {
                    UUID unit = row.getObject("unit", UUID.class);
                    return new KnownLayout(
                            row.getString("kind"),
                            NOBODY.equals(unit) ? null : unit,
                            row.getObject("intake", UUID.class),
                            row.getInt("year"),
                            row.getString("file"),
                            row.getString("sheet"));
                })
                .list();
    }

    /** @throws Refusal where no workbook of that ledger was ever posted */
    @Transactional(readOnly = true)
    KnownLayout of(long county, String kind, @Nullable UUID unit) {
        return of(county).stream()
                .filter(layout -> layout.kind().equals(kind) && Objects.equals(layout.unit(), unit))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("layout"));
    }
}
