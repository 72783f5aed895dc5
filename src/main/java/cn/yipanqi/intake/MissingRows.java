package cn.yipanqi.intake;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.Comparisons.LedgerComparison;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.PostedEntries;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Entries whose rows a later workbook no longer has: asked about one by one, and what was decided of each is kept. */
@Component
public class MissingRows {

    private final PostedEntries entries;
    private final Withdrawing withdrawing;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final LedgerWords words;

    MissingRows(
            PostedEntries entries,
            Withdrawing withdrawing,
            JdbcClient jdbc,
            JdbcTemplate batches,
            Clock clock,
            LedgerWords words) {
        this.entries = entries;
        this.withdrawing = withdrawing;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.words = words;
    }

    /**
     * Those of the ledgers that are still in the book and were not decided in this intake before, by day. One that somebody withdrew
     * since is not missed.
     */
    @Transactional(readOnly = true)
    public List<EntryRecord> of(Intake intake, Collection<LedgerComparison> compared) {
        List<UUID> gone =
                compared.stream().flatMap(one -> one.missing().stream()).toList();
        if (gone.isEmpty()) {
            return List.of();
        }
        Set<UUID> decided = decided(intake);
        return entries
                .live(
                        intake.county(),
                        gone.stream().filter(entry -> !decided.contains(entry)).toList())
                .values()
                .stream()
                .sorted(Comparator.comparing(
                                (EntryRecord entry) -> entry.content().firstDay())
                        .thenComparing(entry ->
                                Objects.requireNonNullElse(entry.source().row(), 0))
                        .thenComparing(EntryRecord::entry))
                .toList();
    }

    /** What this intake has kept, or written itself while other sheets of it waited. */
    private Set<UUID> decided(Intake intake) {
        return intake.state() == IntakeState.PREVIEW
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                                select entry from intake.kept_row where intake = :intake
                                union all select entry from intake.deed where intake = :intake
                                """)
                        .param("intake", intake.id())
                        .query(UUID.class)
                        .list());
    }

    /** @throws Refusal where an entry is to go that is not missing */
    void decide(Intake intake, List<EntryRecord> missing, MissingAnswers answers) {
        Set<UUID> known = new HashSet<>(missing.stream().map(EntryRecord::entry).toList());
        answers.answers().forEach((entry, answer) -> {
            if (answer.withdraw() && !known.contains(entry)) {
                throw new Refusal(Message.of("intake.missing.unknown", entry.toString()));
            }
        });
        Map<UUID, String> gone = new LinkedHashMap<>();
        List<Object[]> kept = new ArrayList<>();
        Scope scope = CurrentScope.get();
        Timestamp now = Timestamp.from(clock.instant());
        for (EntryRecord entry : missing) {
            String said = answers.reasonFor(entry.entry());
            if (answers.withdraws(entry.entry())) {
                gone.put(entry.entry(), said == null ? words.say("intake.withdrawal") : said);
            } else {
                String reason = said == null ? words.say("intake.missing.kept") : said;
                kept.add(new Object[] {
                    intake.id(), entry.entry(), intake.county(), reason, now, scope.actor(), scope.actorName()
                });
            }
        }
        withdrawing.missing(intake, gone);
        batches.batchUpdate("""
                insert into intake.kept_row (intake, entry, county, reason, at, actor, actor_name) values (?, ?, ?, ?, ?, ?, ?)
                """, kept);
    }
}
