package cn.yipanqi.report;

import cn.yipanqi.figures.Display;
import cn.yipanqi.figures.FigureRow;
import cn.yipanqi.ledger.MatterShare;
import cn.yipanqi.shared.Commons;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a signed edition keeps of its figures: written when it is signed, gone only where it is drafted anew before it is sent up. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeptFigures {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    KeptFigures(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * @param cards card codes by the codes of the figures that the text names
     * @param rows the rows behind those
     */
    void keep(Edition edition, FigureSheet sheet, Map<String, String> cards, Map<String, LedgerSheet.Rows> rows) {
        int position = 0;
        for (EditionFigure figure : sheet.all()) {
            LedgerSheet.Rows behind = rows.get(figure.code());
            keep(edition, figure, ++position, cards.get(figure.code()), behind);
        }
        rows.forEach((code, behind) -> keepRows(edition, code, behind.items()));
    }

    private void keep(
            Edition edition,
            EditionFigure figure,
            int position,
            @Nullable String card,
            LedgerSheet.@Nullable Rows behind) {
        jdbc.sql("""
                        insert into report.edition_figure (edition, county, code, position, card_code, definition_version, commons,
                            name, unit, style, wording, value, display, display_unit, rows, about, responsible, hidden_rows,
                            hidden_contribution)
                        values (:edition, :county, :code, :position, :card, :version, :commons, :name, :unit, :style, :wording,
                            :value, :display, :displayUnit, :rows, :about, :responsible, :hidden, :hiddenContribution)
                        """)
                .param("edition", edition.id())
                .param("county", edition.county())
                .param("code", figure.code())
                .param("position", position)
                .param("card", card)
                .param("version", figure.definitionVersion())
                .param("commons", figure.commons().name())
                .param("name", figure.name())
                .param("unit", figure.unit())
                .param("style", figure.style().name())
                .param("wording", figure.wording())
                .param("value", figure.value(), Types.NUMERIC)
                .param("display", figure.display())
                .param("displayUnit", figure.displayUnit())
                .param("rows", figure.rows())
                .param("about", figure.about())
                .param("responsible", figure.responsible())
                .param("hidden", behind == null ? 0 : behind.hidden())
                .param("hiddenContribution", behind == null ? BigDecimal.ZERO : behind.hiddenContribution())
                .update();
    }

    private void keepRows(Edition edition, String code, List<FigureRow> rows) {
        batches.batchUpdate("""
                insert into report.edition_row (edition, county, code, position, matter, entry, version, subject, set, day, title,
                    contribution)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int i) throws SQLException {
                FigureRow kept = rows.get(i);
                MatterShare matter = kept.matter();
                LocalDate day = kept.day();
                row.setObject(1, edition.id());
                row.setLong(2, edition.county());
                row.setString(3, code);
                row.setInt(4, i + 1);
                row.setObject(5, matter == null ? null : matter.matter(), Types.OTHER);
                row.setObject(6, matter == null ? null : matter.entry(), Types.OTHER);
                row.setObject(7, matter == null ? null : matter.version(), Types.INTEGER);
                row.setObject(8, kept.subject(), Types.OTHER);
                row.setString(9, kept.set());
                row.setDate(10, day == null ? null : Date.valueOf(day));
                row.setString(11, kept.title());
                row.setBigDecimal(12, kept.contribution());
            }

            @Override
            public int getBatchSize() {
                return rows.size();
            }
        });
    }

    FigureSheet of(Edition edition, long posting) {
        return FigureSheet.of(
                posting,
                jdbc.sql("select * from report.edition_figure where county = ? and edition = ? order by position")
                        .params(edition.county(), edition.id())
                        .query(KeptFigures::figure)
                        .list());
    }

    /** The figures of several frozen editions, by edition, in one statement. */
    Map<UUID, FigureSheet> of(Collection<Edition> editions) {
        if (editions.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<EditionFigure>> figures = new HashMap<>();
        jdbc.sql("select * from report.edition_figure where edition = any (?) order by edition, position")
                .param(editions.stream().map(Edition::id).toArray(UUID[]::new))
                .query((row, n) -> figures.computeIfAbsent(
                                row.getObject("edition", UUID.class), id -> new ArrayList<>())
                        .add(figure(row, n)))
                .list();
        Map<UUID, FigureSheet> sheets = new HashMap<>();
        figures.forEach((id, all) -> sheets.put(id, FigureSheet.of(0, all)));
        return sheets;
    }

    List<KeptRow> rows(Edition edition, String code, int after, int size) {
        return jdbc.sql("""
                        select * from report.edition_row
                        where county = ? and edition = ? and code = ? and position > ? order by position limit ?
                        """)
                .params(edition.county(), edition.id(), code, after, size)
                .query((row, n) -> new KeptRow(
                        row.getInt("position"),
                        row.getObject("matter", UUID.class),
                        row.getObject("entry", UUID.class),
                        row.getObject("version", Integer.class),
                        row.getObject("subject", UUID.class),
                        row.getString("set"),
                        row.getObject("day", LocalDate.class),
                        row.getString("title"),
                        row.getBigDecimal("contribution")))
                .list();
    }

    private static EditionFigure figure(ResultSet row, int n) throws SQLException {
        return new EditionFigure(
                row.getString("code"),
                row.getInt("definition_version"),
                Commons.valueOf(row.getString("commons")),
                row.getString("name"),
                row.getString("unit"),
                Display.valueOf(row.getString("style")),
                row.getString("wording"),
                row.getBigDecimal("value"),
                row.getLong("rows"),
                row.getBoolean("about"),
                row.getString("display"),
                row.getString("display_unit"),
                row.getString("responsible"));
    }
}
