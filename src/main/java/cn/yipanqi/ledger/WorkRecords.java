package cn.yipanqi.ledger;

import cn.yipanqi.ledger.Ledger.Correction;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Ledger.Withdrawal;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The entries of work modules' records. A record has one live entry at most: posted when the thing happened, corrected when the record is, and
 * withdrawn with it, always in the record's own transaction. In a matter that workbook rows belong to as well, what the record states prevails.
 * Who may write which entries is decided as for any other: a cadre those of the own unit, the office all.
 */
@Component
public class WorkRecords {

    private final Ledger ledger;
    private final PostedEntries posted;
    private final PostingClock clock;
    private final JdbcClient jdbc;

    WorkRecords(Ledger ledger, PostedEntries posted, PostingClock clock, JdbcClient jdbc) {
        this.ledger = ledger;
        this.posted = posted;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /**
     * Sees to it that the record's entry states this. Posts one where the record has none, else corrects it; where it states the very same
     * already nothing is written. Tags that people gave the entry in the ledger stay beside those given here.
     *
     * @param module the record's module as {@link RecordAddress#knows} has it, neither {@code ledger} nor {@code intake}
     * @param reason why it is corrected; of a first posting nothing is kept
     * @return the entry
     * @throws Refusal where the content breaks a rule of entries or is not the asker's to state
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(long county, String module, UUID record, EntryContent content, String reason) {
        Source source = source(module, record);
        clock.await(county);
        Optional<EntryRecord> before = live(county, source);
        if (before.isEmpty()) {
            return ledger.post(county, List.of(new NewEntry(written(content, Set.of()), source)), module)
                    .entries()
                    .get(0);
        }
        EntryRecord now = before.get();
        EntryContent next = written(content, now.content().tags());
        if (!next.equals(written(now.content(), Set.of()))) {
            ledger.correct(county, List.of(new Correction(now.entry(), now.version(), next, reason, null)));
        }
        return now.entry();
    }

    /** Takes the record's entry out of every count; a record that has none is left alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(long county, String module, UUID record, String reason) {
        Source source = source(module, record);
        clock.await(county);
        live(county, source)
                .ifPresent(now -> ledger.withdraw(
                        county, List.of(new Withdrawal(now.entry(), now.version(), reason)), Deed.WITHDRAW));
    }

    /** The record's live entry. */
    @Transactional(readOnly = true)
    public Optional<UUID> entryOf(long county, String module, UUID record) {
        return Optional.ofNullable(entriesOf(county, module, List.of(record)).get(record));
    }

    /** The live entries of several records, by record; those without one are not there. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> entriesOf(long county, String module, Collection<UUID> records) {
        return jdbc
                .sql("""
                        select source_record, entry from ledger.entry_now
                        where county = :county and source_module = :module and source_record = any (:records)
                        """)
                .param("county", county)
                .param("module", module)
                .param("records", records.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<EntryRecord> live(long county, Source source) {
        return entryOf(county, source.module(), Objects.requireNonNull(source.record()))
                .map(entry -> posted.live(county, List.of(entry)).get(entry));
    }

    private static Source source(String module, UUID record) {
        Source source = Source.record(module, record);
        if (!source.ofRecord()) {
            throw new IllegalArgumentException(module + " keeps no records of its own");
        }
        return source;
    }

    /** As the journal will read it back: fen to amounts, no zeros after the point to counts. */
    private static EntryContent written(EntryContent content, Set<String> kept) {
        Map<Measure, BigDecimal> measures = new EnumMap<>(Measure.class);
        content.measures()
                .forEach((measure, value) ->
                        measures.put(measure, value.setScale(measure.isMoney() ? 2 : 0, RoundingMode.UNNECESSARY)));
        Set<String> tags = new TreeSet<>(content.tags());
        tags.addAll(kept);
        return new EntryContent(
                content.kind(),
                content.firstDay(),
                content.lastDay(),
                content.title(),
                content.category(),
                content.unit(),
                content.lead(),
                content.leadBasis(),
                content.leadReason(),
                content.partners(),
                content.bodies(),
                content.region(),
                content.station(),
                content.home(),
                content.place(),
                content.team(),
                content.channel(),
                content.destination(),
                tags,
                measures,
                content.about(),
                content.note());
    }
}
