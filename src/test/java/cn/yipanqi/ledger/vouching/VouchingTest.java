package cn.yipanqi.ledger.vouching;

import static cn.yipanqi.ledger.SampleEntries.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.intake.Books;
import cn.yipanqi.intake.Desk;
import cn.yipanqi.ledger.Deed;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.Merging;
import cn.yipanqi.ledger.Merging.Union;
import cn.yipanqi.ledger.Settlements;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.ledger.vouching.Change.Sort;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import com.jayway.jsonpath.JsonPath;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A unit confirms its months; what comes after is marked and opens just those entries. */
@YipanqiTest
class VouchingTest {

    /** 平武县 */
    private static final long COUNTY = 510727;

    private static final AtomicInteger YEAR = new AtomicInteger(1960);

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    LedgerWorld world;

    @Autowired
    Ledger ledger;

    @Autowired
    Merging merging;

    @Autowired
    Settlements settlements;

    @Autowired
    Directory directory;

    @Autowired
    Stations stations;

    @Autowired
    Vouchings vouchings;

    @Autowired
    VouchingReminderJob job;

    @Autowired
    VouchedMonths months;

    @Autowired
    VouchingReader reader;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private UUID union;
    private UUID women;
    private YearMonth may;

    @BeforeEach
    void aYearOfItsOwn() {
        union = world.unit(COUNTY, "总工会");
        women = world.unit(COUNTY, "妇联");
        may = YearMonth.of(YEAR.incrementAndGet(), 5);
    }

    private static <T> T office(Supplier<T> action) {
        return CurrentScope.call(TestScopes.coordinator(COUNTY), action);
    }

    private static <T> T unit(UUID unit, Supplier<T> action) {
        return CurrentScope.call(TestScopes.cadre(COUNTY, unit), action);
    }

    private UUID entry(UUID unit, LocalDate day, String title) {
        return office(() -> ledger.post(
                        COUNTY, List.of(new NewEntry(activity(unit, day, title, 10, "100"), Source.byHand())), null)
                .entries()
                .get(0));
    }

    private void correct(UUID entry, int version, EntryContent content) {
        office(() -> ledger.correct(COUNTY, List.of(new Ledger.Correction(entry, version, content, "登记错了", null))));
    }

    private void withdraw(UUID entry, int version) {
        office(() -> ledger.withdraw(COUNTY, List.of(new Ledger.Withdrawal(entry, version, "重复")), Deed.WITHDRAW));
    }

    private void confirm() {
        unit(union, () -> vouchings.confirm(COUNTY, may, null));
    }

    private MonthState state(UUID unit, YearMonth month) {
        return office(() -> months.states(COUNTY, month.getYear(), null)
                .getOrDefault(Whose.unit(unit), Map.of())
                .getOrDefault(month, new MonthState(month, null, 0)));
    }

    private List<Change> changes() {
        List<Change> changes = office(() -> months.changes(COUNTY, Whose.unit(union), may));
        assertThat(changes).hasSize(state(union, may).changes());
        return changes;
    }

    @Test
    void whatCameAfterTheConfirmationIsMarkedByItsSortAndConfirmingAgainCoversIt() {
        LocalDate day = may.atDay(3);
        UUID corrected = entry(union, day, "更正");
        UUID moved = entry(union, day, "改月");
        UUID handed = entry(union, day, "改单位");
        UUID withdrawn = entry(union, day, "撤销");
        UUID untouched = entry(union, day, "不动");
        UUID othersMonth = entry(union, day.plusMonths(1), "别的月");
        confirm();
        assertThat(state(union, may).settled()).isTrue();

        correct(corrected, 1, activity(union, day, "更正", 12, "100"));
        correct(moved, 1, activity(union, day.plusMonths(2), "改月", 10, "100"));
        correct(handed, 1, activity(women, day, "改单位", 10, "100"));
        withdraw(withdrawn, 1);
        UUID added = entry(union, day, "新增");
        UUID brief = entry(union, day, "新增又撤");
        withdraw(brief, 1);
        correct(othersMonth, 1, activity(union, day.plusMonths(1), "别的月改", 10, "100"));

        assertThat(changes())
                .extracting(Change::entry, Change::sort)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(corrected, Sort.CORRECTED),
                        org.assertj.core.groups.Tuple.tuple(moved, Sort.MOVED),
                        org.assertj.core.groups.Tuple.tuple(handed, Sort.MOVED),
                        org.assertj.core.groups.Tuple.tuple(withdrawn, Sort.WITHDRAWN),
                        org.assertj.core.groups.Tuple.tuple(added, Sort.ADDED));
        assertThat(changes()).extracting(Change::entry).doesNotContain(untouched);
        confirm();
        assertThat(state(union, may).settled()).isTrue();
        assertThat(changes()).isEmpty();
    }

    @Test
    void whatIsMovedIntoAConfirmedMonthIsNewThere() {
        UUID late = entry(union, may.plusMonths(1).atDay(2), "原在六月");
        confirm();
        correct(late, 1, activity(union, may.atDay(30), "原在六月", 10, "100"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.entry()).isEqualTo(late);
            assertThat(change.sort()).isEqualTo(Sort.ADDED);
        });
    }

    @Test
    void aMergeAndASettlementAfterwardsAreMarkedForEachUnitConcerned() {
        UUID ours = entry(union, may.atDay(4), "健步走");
        UUID theirs = entry(women, may.atDay(4), "健步走");
        UUID settled = entry(union, may.atDay(9), "座谈");
        confirm();
        unit(women, () -> vouchings.confirm(COUNTY, may, null));
        office(() -> merging.confirm(
                COUNTY,
                List.of(new Union(List.of(ours, theirs), union, LeadBasis.STATED, null, 100, true, List.of()))));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.entry())
                    .as("its matter was joined by another's entry")
                    .isEqualTo(ours);
            assertThat(change.sort()).isEqualTo(Sort.MERGED);
        });
        assertThat(office(() -> months.changes(COUNTY, Whose.unit(women), may)))
                .singleElement()
                .satisfies(change -> assertThat(change.entry()).isEqualTo(theirs));
        UUID matter = office(() -> matterOf(settled));
        CurrentScope.run(TestScopes.coordinator(COUNTY), () -> settlements.lead(COUNTY, matter, women, "纸面写的是妇联"));
        assertThat(changes()).extracting(Change::sort).containsExactly(Sort.SETTLED, Sort.MERGED);
    }

    @Test
    void aPartingAfterwardsIsMarkedAsOneForWhoeverStaysInTheMatterToo() {
        UUID ours = entry(union, may.atDay(4), "健步走");
        UUID theirs = entry(women, may.atDay(4), "健步走");
        UUID merge = office(() -> merging.confirm(
                        COUNTY,
                        List.of(new Union(List.of(ours, theirs), union, LeadBasis.STATED, null, 100, true, List.of()))))
                .get(0)
                .id();
        confirm();
        unit(women, () -> vouchings.confirm(COUNTY, may, null));
        CurrentScope.run(TestScopes.coordinator(COUNTY), () -> merging.part(merge));
        assertThat(changes()).extracting(Change::entry, Change::sort).containsExactly(tuple(ours, Sort.MERGED));
        assertThat(office(() -> months.changes(COUNTY, Whose.unit(women), may)))
                .extracting(Change::entry, Change::sort)
                .containsExactly(tuple(theirs, Sort.MERGED));
    }

    @Test
    void whoConfirmsWhatAColleagueConfirmedIsToldThatItWasHe() {
        entry(union, may.atDay(3), "看过的");
        Scope colleague =
                new Scope(null, "同事", COUNTY, COUNTY + 1, COUNTY, COUNTY + 1, Entries.UNIT, union, null, Set.of());
        Vouching first = unit(union, () -> vouchings.confirm(COUNTY, may, null));
        assertThat(CurrentScope.call(colleague, () -> vouchings.confirm(COUNTY, may, null)))
                .isEqualTo(first);
    }

    private UUID matterOf(UUID entry) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select matter from ledger.entry_now where entry = ?")
                        .param(entry)
                        .query(UUID.class)
                        .single());
    }

    @Test
    void anUndoneIntakeIsMarkedWithAllItsEntries() throws Exception {
        Desk desk = new Desk(mvc, accounts, tokens, COUNTY, Role.COORDINATOR, null);
        String rows = "平武县总工会%d年活动台账\n序号|日期|活动名称|参加人数\n#1|%d.5.3|走访慰问困难职工|#10\n#2|%d.5.8|职工运动会|#30\n"
                .replace("%d", Integer.toString(may.getYear()));
        var uploaded = desk.uploadByApi(may.getYear(), Books.file("总工会.xlsx", Books.book(may.getYear() + "年", rows)));
        String id = JsonPath.read(uploaded.getContentAsString(), "$.id");
        desk.send(MockMvcRequestBuilders.post("/api/v1/intakes/" + id + "/posting")
                .contentType("application/json")
                .content("{\"rows\":\"valid\"}"));
        assertThat(year(union).get(4).sums().kept()).isEqualTo(2);
        confirm();
        desk.send(MockMvcRequestBuilders.delete("/api/v1/intakes/" + id));
        assertThat(changes()).extracting(Change::sort).containsExactly(Sort.WITHDRAWN, Sort.WITHDRAWN);
        assertThat(year(union).get(4).sums().kept()).isZero();
    }

    private List<VouchingView.Line> year(UUID unit) {
        return office(() -> reader.year(COUNTY, Whose.unit(unit), may.getYear()))
                .lines();
    }

    @Test
    void aMonthTellsWhatWasKeptLedAndJoinedByKind() {
        entry(union, may.atDay(1), "甲");
        entry(union, may.atDay(31), "乙");
        office(() -> ledger.post(
                COUNTY,
                List.of(new NewEntry(
                        cn.yipanqi.ledger.SampleEntries.content(
                                "meeting",
                                women,
                                may.atDay(7),
                                "联席会",
                                List.of(union),
                                Map.of(Measure.PARTICIPANTS, BigDecimal.TEN)),
                        Source.byHand())),
                null));
        MonthSums sums = year(union).get(4).sums();
        assertThat(sums.kept()).isEqualTo(2);
        assertThat(sums.led()).isEqualTo(2);
        assertThat(sums.joined()).isEqualTo(1);
        assertThat(sums.people()).isEqualTo(20);
        assertThat(sums.given()).isEqualByComparingTo("200");
        assertThat(sums.kinds()).extracting(MonthSums.OfKind::kind).containsExactly("meeting", "activity");
        assertThat(year(union).get(5).sums().kinds()).isEmpty();
    }

    @Test
    void aStationConfirmsWhatStatesItAndNothingElse() {
        UUID station = world.station(COUNTY, "服务站" + may.getYear());
        Scope staff =
                new Scope(null, "站员", COUNTY, COUNTY + 1, COUNTY, COUNTY + 1, Entries.STATION, null, station, Set.of());
        UUID elsewhere = entry(union, may.atDay(2), "别处");
        CurrentScope.run(staff, () -> vouchings.confirm(COUNTY, may, null));
        correct(elsewhere, 1, activity(union, may.atDay(2), "别处改", 10, "100"));
        Map<YearMonth, MonthState> states = office(() -> months.states(COUNTY, may.getYear(), Whose.station(station)))
                .get(Whose.station(station));
        assertThat(states.get(may).settled()).isTrue();
        assertThat(state(union, may).vouching()).isNull();
    }

    @Test
    void whatWasPostedBetweenLookingAndConfirmingIsNotCovered() {
        entry(union, may.atDay(3), "看过的");
        long seen = office(() -> reader.year(COUNTY, Whose.unit(union), may.getYear()))
                .posting();
        UUID unseen = entry(union, may.atDay(4), "没看过的");
        unit(union, () -> vouchings.confirm(COUNTY, may, seen));
        assertThat(changes()).extracting(Change::entry).containsExactly(unseen);
        long now = office(() -> reader.year(COUNTY, Whose.unit(union), may.getYear()))
                .posting();
        refused(() -> unit(union, () -> vouchings.confirm(COUNTY, may, now + 1)));
        refused(() -> unit(union, () -> vouchings.confirm(COUNTY, may, -1L)));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
    }

    @Test
    void aMonthToComeIsNotConfirmedTheRunningOneMayBe() {
        YearMonth now = YearMonth.now(clock);
        refused(() -> unit(union, () -> vouchings.confirm(COUNTY, now.plusMonths(1), null)));
        assertThat(unit(union, () -> vouchings.confirm(COUNTY, now, null)).by()).isEqualTo("干部");
    }

    @Test
    void nobodyConfirmsForAnotherNotEvenTheOfficeNotEvenInTheDatabase() {
        refused(() -> office(() -> vouchings.confirm(COUNTY, may, null)));
        assertThatThrownBy(() -> unit(union, () -> insert(women))).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> office(() -> insert(women))).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> CurrentScope.call(TestScopes.leader(COUNTY), () -> insert(women)))
                .hasStackTraceContaining("row-level security");
        assertThat(unit(women, () -> insert(women))).isEqualTo(1);
        assertThatThrownBy(() -> unit(women, () -> write("update ledger.vouching set posting = 0")))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> unit(women, () -> write("delete from ledger.vouching")))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> unit(women, () -> insert(women, may.atDay(2))))
                .hasStackTraceContaining("vouched_for_a_month");
    }

    private int insert(UUID unit) {
        return insert(unit, may.atDay(1));
    }

    private int insert(UUID unit, LocalDate month) {
        return write("""
            insert into ledger.vouching (id, county, unit, month, posting, at, actor_name)
            values ('%s', %d, '%s', '%s', 0, now(), 'x')
            """.formatted(UUID.randomUUID(), COUNTY, unit, month));
    }

    private int write(String sql) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(sql).update());
    }

    @Test
    void twoWhoConfirmAtOnceConfirmOnce() throws Exception {
        entry(union, may.atDay(3), "同时");
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Vouching> attempt = () -> {
            start.await();
            return unit(union, () -> vouchings.confirm(COUNTY, may, null));
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Vouching> outcomes = new ArrayList<>();
            for (Future<Vouching> outcome : two.invokeAll(List.of(attempt, attempt))) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes)
                    .extracting(Vouching::posting)
                    .containsOnly(outcomes.get(0).posting());
        } finally {
            two.shutdownNow();
        }
        List<UUID> kept = office(() -> new TransactionTemplate(transactions)
                .execute(
                        status -> jdbc.sql("select id from ledger.vouching where county = ? and unit = ? and month = ?")
                                .params(COUNTY, union, may.atDay(1))
                                .query(UUID.class)
                                .list()));
        assertThat(kept).hasSize(1);
    }

    @Test
    void whoHasNotConfirmedIsRemindedOnceAndTheConfirmationEndsIt() {
        confirm();
        int waiting = office(() -> vouchings.remindMonth(COUNTY, may));
        assertThat(office(() -> vouchings.remindMonth(COUNTY, may))).isEqualTo(waiting);
        assertThat(waitingFor()).hasSize(waiting).contains(women).doesNotContain(union);
        unit(women, () -> vouchings.confirm(COUNTY, may, null));
        assertThat(waitingFor()).hasSize(waiting - 1).doesNotContain(women);
        refused(() -> office(() -> vouchings.remindMonth(COUNTY, YearMonth.now(clock))));
    }

    @Test
    void theCalendarRemindsOfTheMonthBeforeOnceOnTheFirstDaysOfAMonth() {
        entry(union, may.atDay(3), "有台账");
        job.run(may.plusMonths(1).atDay(6));
        assertThat(waitingFor()).isEmpty();
        job.run(may.plusMonths(1).atDay(1));
        assertThat(waitingFor()).contains(union, women);
        confirm();
        unit(women, () -> vouchings.confirm(COUNTY, may, null));
        job.run(may.plusMonths(1).atDay(2));
        assertThat(waitingFor()).doesNotContain(union, women);
        assertThat(office(() -> vouchings.remindOnce(COUNTY, may))).isFalse();
    }

    private List<UUID> waitingFor() {
        return office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("""
                        select addressee from notify.todo where county = ? and topic = 'ledger.vouching' and due_day = ?
                        """)
                        .params(COUNTY, may.plusMonths(1).atDay(5))
                        .query(UUID.class)
                        .list()));
    }

    @Test
    void aPeriodTellsHowManyMonthsOfUnitsAreConfirmed() {
        long units = world.county(COUNTY).units().count();
        confirm();
        unit(women, () -> vouchings.confirm(COUNTY, may, null));
        Vouchings.Progress half = office(() -> vouchings.progress(COUNTY, Period.half(may.getYear(), 1)));
        assertThat(half.vouched()).isEqualTo(2);
        assertThat(half.outOf()).isEqualTo(units * 6);
        assertThat(office(() -> vouchings.progress(COUNTY, Period.half(may.getYear(), 2)))
                        .vouched())
                .isZero();
        assertThat(office(() -> vouchings.progress(COUNTY, Period.year(2190))).outOf())
                .isZero();
    }

    @Test
    void onThePageAUnitConfirmsWithOneClickAndEverybodySeesTheMatrix() throws Exception {
        LedgerWorld.Person cadre = world.cadre(COUNTY, "总工会");
        LedgerWorld.Person leader = world.leader(COUNTY);
        UUID entry = entry(union, may.atDay(3), "<i>标题");
        String year = "year=" + may.getYear();
        cadre.asks("/vouchings?" + year)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("核对确认<span")))
                .andExpect(content().string(containsString("name=\"posting\"")));
        cadre.fills("/vouchings", "month", may.toString()).andExpect(redirectedUrlPattern("/vouchings?*"));
        cadre.fills("/vouchings", "month", "五月").andExpect(status().isUnprocessableContent());
        correct(entry, 1, activity(union, may.atDay(3), "<i>标题改", 10, "100"));
        String changes = "/vouchings/units/" + union + "/changes?county=" + COUNTY + "&month=" + may;
        leader.asks("/vouchings?" + year)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(changes.replace("&", "&amp;"))))
                .andExpect(content().string(not(containsString("/vouchings/reminders"))));
        leader.asks(changes)
                .andExpect(content().string(containsString("&lt;i&gt;标题改")))
                .andExpect(content().string(containsString("登记错了")));
        leader.asks("/vouchings/units/" + union + "?" + year)
                .andExpect(content().string(not(containsString("再次确认"))));
        cadre.asks("/vouchings/units/" + women + "?" + year)
                .andExpect(content().string(not(containsString("name=\"posting\""))));
        leader.asks("/vouchings/units/" + UUID.randomUUID()).andExpect(status().isNotFound());
        world.coordinator(COUNTY)
                .fills("/vouchings/reminders", "county", Long.toString(COUNTY), "month", may.toString())
                .andExpect(redirectedUrlPattern("/vouchings/county?*"));
    }

    @Test
    void programsAndRolesAreAnsweredAsThePagesAre() throws Exception {
        String at = "/api/v1/vouchings";
        String county = "?county=" + COUNTY;
        String body = "{\"month\":\"" + may + "\"}";
        LedgerWorld.Person cadre = world.cadre(COUNTY, "总工会");
        cadre.posts(at + county, body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.posting").isNumber());
        cadre.asks(at + county + "&year=" + may.getYear())
                .andExpect(jsonPath("$.items[?(@.id=='" + union + "')].months[0].month")
                        .value(may.toString()));
        cadre.asks(at + "/units/" + union + county + "&year=" + may.getYear())
                .andExpect(jsonPath("$.items.length()").value(12));
        cadre.asks(at + "/units/" + union + "/changes" + county + "&month=" + may)
                .andExpect(jsonPath("$.items.length()").value(0));
        cadre.posts(at + "/reminders" + county, body).andExpect(status().isForbidden());
        world.leader(COUNTY).posts(at + county, body).andExpect(status().isForbidden());
        world.leader(COUNTY).fills("/vouchings", "month", may.toString()).andExpect(status().isForbidden());
        world.systemAdmin(COUNTY).asks("/vouchings").andExpect(status().isForbidden());
        world.coordinator(COUNTY).posts(at + county, body).andExpect(status().isUnprocessableContent());
        LedgerWorld.Person neighbour = world.coordinator(510723);
        neighbour.asks(at + "/units/" + union + "?county=510723").andExpect(status().isNotFound());
        neighbour.asks(at + county).andExpect(status().isNotFound());
    }
}
