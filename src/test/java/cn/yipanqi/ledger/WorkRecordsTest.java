package cn.yipanqi.ledger;

import static cn.yipanqi.ledger.SampleRecords.MODULE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.LedgerWorld.Person;
import cn.yipanqi.ledger.Merging.Union;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A record of a work module has one live entry, corrected at its source, and prevails over workbook rows. */
@YipanqiTest
class WorkRecordsTest {

    private static final LocalDate DAY = LocalDate.of(2023, 3, 8);

    @Autowired
    WorkRecords records;

    @Autowired
    Ledger ledger;

    @Autowired
    Merging merging;

    @Autowired
    Settlements settlements;

    @Autowired
    LedgerWorld world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private long county;
    private final UUID record = UUID.randomUUID();
    private final UUID unit = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void aCountyOfItsOwn() {
        county = TestScopes.freshCounty();
    }

    private <T> T as(Scope scope, Supplier<T> deed) {
        return CurrentScope.call(scope, () -> new TransactionTemplate(transactions).execute(status -> deed.get()));
    }

    private <T> T office(Supplier<T> deed) {
        return as(TestScopes.coordinator(county), deed);
    }

    private UUID post(EntryContent content) {
        return office(() -> records.post(county, MODULE, record, content, "更正"));
    }

    private void withdraw() {
        office(() -> {
            records.withdraw(county, MODULE, record, "取消");
            return true;
        });
    }

    private static EntryContent activity(UUID unit, int people, String given) {
        return SampleEntries.activity(unit, DAY, "义诊", people, given);
    }

    private UUID row(UUID unit, int people, String given) {
        return office(() -> ledger.post(
                        county,
                        List.of(new NewEntry(
                                activity(unit, people, given), Source.workbook(UUID.randomUUID(), "台账.xlsx", "活动", 4))),
                        null)
                .entries()
                .get(0));
    }

    private void merge(UUID... entries) {
        mergeUnder(null, entries);
    }

    private void mergeUnder(@Nullable UUID lead, UUID... entries) {
        office(() -> merging.confirm(
                county,
                List.of(new Union(
                        List.of(entries),
                        lead,
                        lead == null ? LeadBasis.UNKNOWN : LeadBasis.PRESUMED,
                        null,
                        90,
                        true,
                        List.of()))));
    }

    private long posting() {
        return read("select posting from ledger.county_clock where county = :county", Long.class);
    }

    private <T> T read(String sql, Class<T> type) {
        return office(() -> jdbc.sql(sql).param("county", county).query(type).single());
    }

    private Map<String, @Nullable Object> matter() {
        return office(() -> jdbc.sql("select * from ledger.matter_now where county = ?")
                .param(county)
                .query()
                .singleRow());
    }

    private void talliesEqualEntries() {
        assertThat(read("""
                        select count(*) from (
                            (select * from ledger.tallies_due(:county, :county + 1)
                             except select * from ledger.tally where county = :county and n <> 0)
                            union all
                            (select * from ledger.tally where county = :county and n <> 0
                             except select * from ledger.tallies_due(:county, :county + 1))) differing
                        """, Long.class)).isZero();
        assertThat(read("""
                        select count(*) from (
                            (select * from ledger.matter_now where county = :county
                             except select * from ledger.matters_as_of(:county, 1000))
                            union all
                            (select * from ledger.matters_as_of(:county, 1000)
                             except select * from ledger.matter_now where county = :county)) differing
                        """, Long.class)).isZero();
    }

    @Test
    void aRecordIsPostedOnceThenCorrectedAndWhereNothingChangedNothingIsWritten() {
        UUID entry = post(activity(unit, 30, "12.5"));
        assertThat(post(activity(unit, 30, "12.50"))).isEqualTo(entry);
        assertThat(posting()).isEqualTo(1);
        assertThat(post(activity(unit, 31, "12.50"))).isEqualTo(entry);
        assertThat(posting()).isEqualTo(2);
        assertThat(read("select participants from ledger.entry_now where county = :county", Long.class))
                .isEqualTo(31);
        assertThat(office(() -> records.entryOf(county, MODULE, record))).contains(entry);
        talliesEqualEntries();
    }

    @Test
    void aWithdrawnRecordHasNoEntryAndGetsANewOneWhenItIsPostedAgain() {
        withdraw();
        UUID first = post(activity(unit, 30, ""));
        withdraw();
        assertThat(office(() -> records.entryOf(county, MODULE, record))).isEmpty();
        UUID second = post(activity(unit, 30, ""));
        assertThat(second).isNotEqualTo(first);
        assertThat(read("select count(*) from ledger.entry_version where county = :county", Long.class))
                .isEqualTo(3);
        talliesEqualEntries();
    }

    @Test
    void theDatabaseKeepsASecondLiveEntryOfARecordOut() {
        post(activity(unit, 30, ""));
        assertThatThrownBy(() -> office(() -> ledger.post(
                        county, List.of(new NewEntry(activity(unit, 30, ""), Source.record(MODULE, record))), null)))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("entry_now_one_of_record");
        assertThatThrownBy(() -> office(() -> ledger.post(
                        county,
                        List.of(new NewEntry(activity(unit, 30, ""), new Source(MODULE, null, null, null, null))),
                        null)))
                .hasMessageContaining("record_named");
        row(unit, 30, "");
        row(unit, 30, "");
    }

    @Test
    void twoAtOnceMakeOneEntry() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<UUID> posting = () -> post(activity(unit, 30, ""));
            List<UUID> entries = new java.util.ArrayList<>();
            for (Future<UUID> done : two.invokeAll(List.of(posting, posting))) {
                entries.add(done.get());
            }
            assertThat(Set.copyOf(entries)).hasSize(1);
        } finally {
            two.shutdown();
        }
        assertThat(posting()).isEqualTo(1);
    }

    @Test
    void itIsPostedInTheTransactionOfTheRecordOnly() {
        assertThatThrownBy(() -> CurrentScope.call(
                        TestScopes.coordinator(county),
                        () -> records.post(county, MODULE, record, activity(unit, 30, ""), "")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aCadrePostsForTheOwnUnitAndNoOther() {
        Scope own = TestScopes.cadre(county, unit);
        UUID entry = as(own, () -> records.post(county, MODULE, record, activity(unit, 30, ""), ""));
        assertThat(as(own, () -> records.post(county, MODULE, record, activity(unit, 31, ""), "更正")))
                .isEqualTo(entry);
        Scope foreign = TestScopes.cadre(county, other);
        assertThatThrownBy(() -> as(foreign, () -> records.post(county, MODULE, record, activity(other, 32, ""), "更正")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThatThrownBy(() -> as(
                        TestScopes.leader(county),
                        () -> records.post(county, MODULE, UUID.randomUUID(), activity(unit, 1, ""), "")))
                .isInstanceOf(Exception.class);
    }

    @Test
    void whatTheRecordStatesPrevailsWithoutAMarkAndWhatItLeavesOpenIsTheRows() {
        UUID first = row(other, 40, "100");
        UUID second = row(UUID.randomUUID(), 50, "200");
        merge(first, second);
        assertThat(conflicts()).isEqualTo("{participants,given}");
        UUID entry = post(activity(unit, 30, ""));
        merge(first, entry);
        assertThat(matter()).containsEntry("participants", 30L).containsEntry("lead_entry", entry);
        assertThat(conflicts()).isEqualTo("{given}");
        talliesEqualEntries();
        post(activity(unit, 31, "300"));
        assertThat(matter()).containsEntry("participants", 31L).containsEntry("given", new BigDecimal("300.00"));
        assertThat(conflicts()).isEqualTo("{}");
        talliesEqualEntries();
        withdraw();
        assertThat(conflicts()).isEqualTo("{participants,given}");
        talliesEqualEntries();
    }

    private String conflicts() {
        return read("select conflicts::text from ledger.matter_now where county = :county", String.class);
    }

    @Test
    void recordsThatContradictEachOtherWaitForAPerson() {
        UUID one = post(activity(unit, 30, ""));
        UUID two = office(() -> records.post(county, MODULE, UUID.randomUUID(), activity(other, 33, ""), ""));
        merge(one, two, row(other, 90, ""));
        assertThat(conflicts()).isEqualTo("{participants}");
        UUID matter = (UUID) matter().get("matter");
        office(() -> {
            settlements.value(county, matter, Measure.PARTICIPANTS, new BigDecimal(33), "原件");
            return true;
        });
        assertThat(matter()).containsEntry("participants", 33L);
        assertThat(conflicts()).isEqualTo("{}");
        talliesEqualEntries();
    }

    @Test
    void whatWasSettledAmongRowsGivesWayToTheRecordAndWhatItStatesIsNotSettledInTheLedger() {
        UUID first = row(other, 40, "");
        merge(first, row(UUID.randomUUID(), 50, ""));
        UUID matter = (UUID) matter().get("matter");
        Runnable settling = () -> office(() -> {
            settlements.value(county, matter, Measure.PARTICIPANTS, new BigDecimal(50), "原件");
            return true;
        });
        settling.run();
        assertThat(matter()).containsEntry("participants", 50L);
        mergeUnder(other, first, post(activity(unit, 30, "")));
        assertThat(matter()).containsEntry("participants", 30L).containsEntry("lead", other);
        assertThatThrownBy(settling::run)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.elsewhere()).isEqualTo("/sample/records/" + record));
        talliesEqualEntries();
    }

    @Test
    void whatARecordComesToStateMeanwhileIsNotSettledInTheLedgerEither() throws Exception {
        UUID entry = post(activity(unit, 30, ""));
        UUID first = row(other, 40, "100");
        merge(first, row(UUID.randomUUID(), 50, "200"), entry);
        UUID matter = (UUID) matter().get("matter");
        ExecutorService another = Executors.newSingleThreadExecutor();
        try {
            Future<?> settling = office(() -> {
                records.post(county, MODULE, record, activity(unit, 30, "300"), "更正");
                Future<?> begun = another.submit(() -> office(() -> {
                    settlements.value(county, matter, Measure.GIVEN, new BigDecimal(200), "原件");
                    return true;
                }));
                while (!begun.isDone()
                        && !jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                                .query(Boolean.class)
                                .single()) {
                    Thread.onSpinWait();
                }
                return begun;
            });
            assertThatThrownBy(settling::get).hasCauseInstanceOf(Refusal.class);
        } finally {
            another.shutdownNow();
        }
        withdraw();
        assertThat(conflicts()).contains("given");
    }

    @Test
    void theLeadThatTheRecordStatesPrevailsOverAConfirmedOne() {
        UUID first = row(other, 40, "");
        EntryContent plain = activity(unit, 30, "");
        EntryContent stated = new EntryContent(
                plain.kind(),
                DAY,
                DAY,
                plain.title(),
                null,
                unit,
                unit,
                LeadBasis.STATED,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                plain.measures(),
                Set.of(),
                null);
        mergeUnder(other, first, post(stated));
        assertThat(matter()).containsEntry("lead", unit).containsEntry("lead_basis", "STATED");
        talliesEqualEntries();
    }

    @Test
    void theLedgerRefusesToCorrectItAndNamesTheSource() throws Exception {
        county = 513227;
        UUID union = world.unit(county, "总工会");
        UUID entry = post(activity(union, 30, ""));
        Person coordinator = world.coordinator(county);
        String url = "/sample/records/" + record;
        coordinator
                .asks("/entries/" + entry)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"" + url + "\"")))
                .andExpect(content().string(containsString("由会议产生")))
                .andExpect(content().string(not(containsString("/corrections/new"))))
                .andExpect(content().string(not(containsString("/withdrawal/new"))));
        for (String form : List.of("/corrections/new", "/withdrawal/new")) {
            coordinator
                    .asks("/entries/" + entry + form)
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(content().string(containsString("此记录由会议产生，请在原处更正")))
                    .andExpect(content().string(containsString("href=\"" + url + "\"")));
        }
        coordinator
                .posts("/api/v1/entries/" + entry + "/corrections", """
                        {"expectedVersion": 1, "reason": "不对", "measures": {"participants": 1}}
                        """)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value("此记录由会议产生，请在原处更正"))
                .andExpect(jsonPath("$.elsewhere").value(url));
        coordinator
                .posts("/api/v1/entries/" + entry + "/withdrawal", "{\"expectedVersion\": 1, \"reason\": \"不对\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.elsewhere").value(url));
        coordinator
                .fills("/entries/withdrawals", "entry", entry + ".1", "reason", "不对", "county", "" + county)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("此记录由会议产生，请在原处更正")));
        coordinator
                .asks("/api/v1/entries/" + entry)
                .andExpect(jsonPath("$.source.module").value(MODULE))
                .andExpect(jsonPath("$.source.record").value(record.toString()))
                .andExpect(jsonPath("$.version").value(1));
    }

    @Test
    void tagsAreTheLedgersOwnAndOutliveACorrectionAtTheSource() {
        UUID entry = post(activity(unit, 30, ""));
        office(() -> {
            EntryContent now = activity(unit, 30, "").withTags(Set.of("new-economy"));
            return ledger.correct(county, List.of(new Ledger.Correction(entry, 1, now, "标签", null)));
        });
        post(activity(unit, 31, ""));
        assertThat(read("select tags::text from ledger.entry_now where county = :county", String.class))
                .isEqualTo("{new-economy}");
        long before = posting();
        post(activity(unit, 31, ""));
        assertThat(posting()).isEqualTo(before);
    }
}
