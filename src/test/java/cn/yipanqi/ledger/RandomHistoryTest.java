package cn.yipanqi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.Ledger.Correction;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Ledger.Withdrawal;
import cn.yipanqi.ledger.Merging.Union;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever happens to a ledger, its tallies equal its entries, and any past state can be asked for again. */
@YipanqiTest
class RandomHistoryTest {

    private static final String MATTERS = """
            select string_agg(md5(m::text), ',' order by matter) from %s m
            """;

    @Autowired
    Ledger ledger;

    @Autowired
    Merging merging;

    @Autowired
    WorkRecords records;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private long county;
    private final List<UUID> units =
            IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();
    private final List<UUID> entries = new ArrayList<>();
    private final List<UUID> confirmations = new ArrayList<>();
    private final List<UUID> works =
            IntStream.range(0, 6).mapToObj(i -> UUID.randomUUID()).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void talliesEqualEntriesAndThePastCanBeRepeatedAfterAnyHistory(long seed) {
        county = TestScopes.freshCounty();
        Random random = new Random(seed);
        Map<Long, String> seen = new TreeMap<>();
        CurrentScope.run(TestScopes.coordinator(county), () -> {
            for (int step = 0; step < 60; step++) {
                try {
                    step(random);
                } catch (Refusal refused) {
                    assertThat(refused.kind()).isIn(Refusal.Kind.STALE, Refusal.Kind.ABSENT, Refusal.Kind.INVALID);
                }
                assertThat(differences()).as("tallies after step " + step).isZero();
                long now = read(
                        "select coalesce(max(posting), 0) from ledger.county_clock where county = :county", Long.class);
                String present = matters("(select * from ledger.matter_now where county = :county)");
                seen.put(now, present);
            }
            seen.forEach((posting, state) -> assertThat(matters("ledger.matters_as_of(:county, " + posting + ")"))
                    .as("as of " + posting)
                    .isEqualTo(state));
        });
    }

    private void step(Random random) {
        int dice = entries.size() < 8 ? 0 : random.nextInt(13);
        if (dice > 9) {
            work(dice, works.get(random.nextInt(works.size())), random);
        } else if (dice < 4) {
            List<NewEntry> batch = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(5); i++) {
                batch.add(new NewEntry(content(random), Source.byHand()));
            }
            entries.addAll(ledger.post(county, batch, null).entries());
        } else if (dice < 6) {
            UUID entry = pick(random);
            ledger.correct(county, List.of(new Correction(entry, version(entry), content(random), "wrong", null)));
        } else if (dice < 7) {
            UUID entry = pick(random);
            ledger.withdraw(county, List.of(new Withdrawal(entry, version(entry), "never happened")), Deed.WITHDRAW);
        } else if (dice < 9) {
            UUID one = pick(random);
            UUID other = pick(random);
            UUID lead = units.get(random.nextInt(units.size()));
            merging.confirm(
                            county,
                            List.of(new Union(
                                    one.equals(other) ? List.of(one) : List.of(one, other),
                                    lead,
                                    LeadBasis.PRESUMED,
                                    null,
                                    90,
                                    true,
                                    List.of())))
                    .forEach(confirmed -> confirmations.add(confirmed.id()));
        } else if (!confirmations.isEmpty()) {
            merging.part(confirmations.remove(random.nextInt(confirmations.size())));
        }
    }

    private void work(int dice, UUID record, Random random) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            if (dice == 12) {
                records.withdraw(county, SampleRecords.MODULE, record, "cancelled");
            } else {
                UUID entry = records.post(county, SampleRecords.MODULE, record, content(random), "corrected");
                if (!entries.contains(entry)) {
                    entries.add(entry);
                }
            }
        });
    }

    private EntryContent content(Random random) {
        LocalDate day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(365));
        UUID unit = units.get(random.nextInt(units.size()));
        EntryContent plain = SampleEntries.activity(
                unit, day, "活动" + random.nextInt(9), random.nextInt(200), random.nextBoolean() ? "" : "12.50");
        return random.nextInt(3) > 0
                ? plain
                : SampleEntries.content(
                        "activity",
                        unit,
                        day,
                        plain.title(),
                        units.stream()
                                .filter(other -> !other.equals(unit))
                                .limit(2)
                                .toList(),
                        Map.of(Measure.RECIPIENTS, BigDecimal.valueOf(random.nextInt(50))));
    }

    private UUID pick(Random random) {
        return entries.get(random.nextInt(entries.size()));
    }

    private int version(UUID entry) {
        return read(
                "select max(no) from ledger.entry_version where county = :county and entry = '" + entry + "'",
                Integer.class);
    }

    private long differences() {
        return read("""
                select count(*) from (
                    (select * from ledger.tallies_due(:county, :county + 1)
                     except select * from ledger.tally where county = :county and n <> 0)
                    union all
                    (select * from ledger.tally where county = :county and n <> 0
                     except select * from ledger.tallies_due(:county, :county + 1))) differing
                """, Long.class);
    }

    private String matters(String relation) {
        String state = read(MATTERS.formatted(relation), String.class);
        return state == null ? "" : state;
    }

    private <T> T read(String sql, Class<T> type) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(sql)
                        .param("county", county)
                        .query(type)
                        .optional()
                        .orElse(null));
    }
}
