package cn.yipanqi.ledger;

import cn.yipanqi.web.StoredMessages;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the journal and brings the present up to date with it: versions and memberships by batch, the rest a statement each. */
@Component
class Journal {

    private static final List<Measure> MEASURES = List.of(Measure.values());
    private static final String COLUMNS =
            """
            entry, no, county, posting, state, reason, kind, first_day, last_day, title, category, unit, lead, lead_basis, lead_reason,
            partners, bodies, region, station, home, place, team, channel, destination, tags, about, note,
            source_module, source_record, source_file, source_sheet, source_row,\s""" + MEASURES.stream().map(Measure::column).collect(Collectors.joining(", "));
    private static final String INSERT = "insert into ledger.entry_version (" + COLUMNS + ") values ("
            + String.join(", ", java.util.Collections.nCopies(32 + MEASURES.size(), "?")) + ")";

    /** A version to be written. */
    record Version(
            UUID entry, int no, EntryState state, @Nullable String reason, EntryContent content, Source source) {}

    record Member(UUID entry, UUID matter) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StoredMessages messages;

    Journal(JdbcClient jdbc, JdbcTemplate batches, StoredMessages messages) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.messages = messages;
    }

    void append(long county, long posting, List<Version> versions) {
        batches.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                int waiting = 0;
                for (Version version : versions) {
                    bind(insert, county, posting, version);
                    insert.addBatch();
                    if (++waiting % 500 == 0) {
                        insert.executeBatch();
                    }
                }
                return insert.executeBatch();
            }
        });
    }

    private void bind(PreparedStatement insert, long county, long posting, Version version) throws SQLException {
        EntryContent content = version.content();
        Connection connection = insert.getConnection();
        int i = 0;
        insert.setObject(++i, version.entry());
        insert.setInt(++i, version.no());
        insert.setLong(++i, county);
        insert.setLong(++i, posting);
        insert.setString(++i, version.state().name());
        insert.setString(++i, version.reason());
        insert.setString(++i, content.kind());
        insert.setObject(++i, content.firstDay());
        insert.setObject(++i, content.lastDay());
        insert.setString(++i, content.title());
        insert.setString(++i, content.category());
        insert.setObject(++i, content.unit(), Types.OTHER);
        insert.setObject(++i, content.lead(), Types.OTHER);
        insert.setString(++i, content.leadBasis().name());
        insert.setString(++i, content.leadReason() == null ? null : messages.write(content.leadReason()));
        insert.setArray(++i, connection.createArrayOf("uuid", content.partners().toArray()));
        insert.setArray(++i, connection.createArrayOf("uuid", content.bodies().toArray()));
        insert.setObject(++i, content.region(), Types.BIGINT);
        insert.setObject(++i, content.station(), Types.OTHER);
        insert.setObject(++i, content.home(), Types.OTHER);
        insert.setString(++i, content.place());
        insert.setString(++i, content.team());
        insert.setString(++i, content.channel());
        insert.setString(++i, content.destination());
        insert.setArray(
                ++i,
                connection.createArrayOf(
                        "text", content.tags().stream().sorted().toArray()));
        insert.setArray(
                ++i,
                connection.createArrayOf(
                        "text",
                        content.about().stream().sorted().map(Measure::column).toArray()));
        insert.setString(++i, content.note());
        Source source = version.source();
        insert.setString(++i, source.module());
        insert.setObject(++i, source.record(), Types.OTHER);
        insert.setString(++i, source.file());
        insert.setString(++i, source.sheet());
        insert.setObject(++i, source.row(), Types.INTEGER);
        for (Measure measure : MEASURES) {
            BigDecimal value = content.measures().get(measure);
            if (measure.isMoney()) {
                insert.setBigDecimal(++i, value);
            } else {
                insert.setObject(++i, value == null ? null : value.longValueExact(), Types.BIGINT);
            }
        }
    }

    void assign(long county, long posting, List<Member> members) {
        List<Object[]> rows = new ArrayList<>(members.size());
        members.forEach(member -> rows.add(new Object[] {member.entry(), posting, county, member.matter()}));
        batches.batchUpdate("insert into ledger.membership (entry, posting, county, matter) values (?, ?, ?, ?)", rows);
    }

    /** Replaces the present state of the given entries by their latest version and membership. */
    void project(long county, Collection<UUID> entries) {
        UUID[] ids = entries.toArray(UUID[]::new);
        jdbc.sql("delete from ledger.entry_now where county = :county and entry = any (:ids)")
                .param("county", county)
                .param("ids", ids)
                .update();
        insertPresent(county, ids);
    }

    /** As {@link #project}, for entries that are new and hence have no present state to take away. */
    void projectNew(long county, Collection<UUID> entries) {
        insertPresent(county, entries.toArray(UUID[]::new));
    }

    private void insertPresent(long county, UUID[] ids) {
        jdbc.sql("insert into ledger.entry_now (" + COLUMNS + ", matter) select " + COLUMNS + """
                        , matter from (
                            select distinct on (v.entry) v.*, m.matter
                            from ledger.entry_version v join ledger.membership m on m.entry = v.entry
                            where v.county = :county and v.entry = any (:ids)
                            order by v.entry, v.no desc, m.posting desc) latest
                        where state = 'LIVE'
                        """)
                .param("county", county)
                .param("ids", ids)
                .update();
    }

    void refresh(long county, Collection<UUID> matters) {
        jdbc.sql("select ledger.refresh_matters(:county, :matters)")
                .param("county", county)
                .param("matters", matters.toArray(UUID[]::new))
                .query((row, n) -> true)
                .list();
    }

    /** The matters to which the entries belong now. */
    Map<UUID, UUID> mattersOf(Collection<UUID> entries) {
        return jdbc
                .sql("""
                        select distinct on (entry) entry, matter from ledger.membership
                        where entry = any (:ids) order by entry, posting desc
                        """)
                .param("ids", entries.toArray(UUID[]::new))
                .query((row, n) -> new Member(row.getObject("entry", UUID.class), row.getObject("matter", UUID.class)))
                .stream()
                .collect(Collectors.toMap(Member::entry, Member::matter));
    }

    /** The matters that were made with the entries. */
    Map<UUID, UUID> firstMattersOf(Collection<UUID> entries) {
        return jdbc
                .sql("""
                        select distinct on (entry) entry, matter from ledger.membership
                        where entry = any (:ids) order by entry, posting
                        """)
                .param("ids", entries.toArray(UUID[]::new))
                .query((row, n) -> new Member(row.getObject("entry", UUID.class), row.getObject("matter", UUID.class)))
                .stream()
                .collect(Collectors.toMap(Member::entry, Member::matter));
    }
}
