package cn.yipanqi.organisation.point;

import static cn.yipanqi.ledger.SampleEntries.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
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
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.shared.Refusal;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether stations and homes have what they should: what the system knows, what people say, as on any day. */
@YipanqiTest
class SevenTest {

    /** 江油市 */
    private static final long COUNTY = 510781;
    /** 安州区, which changes its list. */
    private static final long OTHER = 510705;
    /** 游仙区, whose workbook goes out and comes back. */
    private static final long ROUND = 510704;
    /** 盐亭县, whose list several change at once. */
    private static final long CROWDED = 510723;
    /** 北川羌族自治县, which ends what it asked for. */
    private static final long ENDED = 510726;

    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    LedgerWorld world;

    @Autowired
    Checklist checklist;

    @Autowired
    Points points;

    @Autowired
    Notes notes;

    @Autowired
    Stations stations;

    @Autowired
    Homes homes;

    @Autowired
    People people;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private static <T> T office(long county, Supplier<T> action) {
        return CurrentScope.call(TestScopes.coordinator(county), action);
    }

    private UUID station(long county, Integer staff, SevenHave... marks) {
        Set<SevenHave> ticked = marks.length == 0 ? Set.of() : EnumSet.copyOf(List.of(marks));
        return office(
                county,
                () -> stations.open(
                        county, new Stations.Facts("站" + NAMES.incrementAndGet(), null, null, staff, ticked, null)));
    }

    private Answer answer(UUID station, String code, LocalDate on) {
        return office(COUNTY, () -> checklist.one(COUNTY, Subject.station(station), on)).answers().stream()
                .filter(answer -> answer.point().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Answer answer(UUID station, String code) {
        return answer(station, code, today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void note(UUID station, String code, Boolean holds, String words, LocalDate day) {
        office(COUNTY, () -> {
            notes.add(COUNTY, Subject.station(station), code, holds, words, day);
            return true;
        });
    }

    @Test
    void ofWhatNobodyKnowsNothingIsSaid() {
        UUID station = station(COUNTY, null);
        for (SevenHave have : List.of(SevenHave.STAFF, SevenHave.PREMISES, SevenHave.SIGN, SevenHave.FUNDS)) {
            assertThat(answer(station, have.name()).holds()).as(have.name()).isNull();
        }
        assertThat(answer(station, "ACTIVITY").holds()).isFalse();
        assertThat(answer(station, "LEDGER").holds()).isFalse();
    }

    @Test
    void peopleInPostAnswerForStaffOnTheDayTheyAreThere() {
        UUID station = station(COUNTY, 0);
        assertThat(answer(station, "STAFF").holds()).isFalse();
        LocalDate first = today().minusDays(10);
        office(COUNTY, () -> {
            UUID person = people.add(COUNTY, "某甲");
            return people.take(
                    COUNTY, person, new People.Facts("站员", Role.STATION, null, station, first, today().minusDays(2)));
        });
        assertThat(answer(station, "STAFF", first).holds()).isTrue();
        assertThat(answer(station, "STAFF", first.minusDays(1)).holds()).isFalse();
        assertThat(answer(station, "STAFF").holds()).as("the post has ended").isFalse();
    }

    @Test
    void theLedgerAnswersForActivityOfTwelveMonthsAndForTheYearsEntriesWithALink() {
        UUID station = station(COUNTY, null);
        LocalDate day = today().minusMonths(13).withDayOfMonth(1);
        post(station, day);
        assertThat(answer(station, "ACTIVITY").holds()).isFalse();
        assertThat(answer(station, "ACTIVITY", day).holds()).isTrue();
        assertThat(answer(station, "LEDGER", day.withDayOfYear(day.lengthOfYear()))
                        .holds())
                .isTrue();
        post(station, today());
        Answer activity = answer(station, "ACTIVITY");
        assertThat(activity.holds()).isTrue();
        assertThat(activity.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.what().args()).containsExactly(1L);
            assertThat(fact.url()).contains("/entries?county=510781").contains("station=" + station);
        });
        assertThat(answer(station, "LEDGER").facts().get(0).what().args()).containsExactly(today().getYear(), 1L);
    }

    private void post(UUID station, LocalDate day) {
        UUID unit = world.unit(COUNTY, "总工会");
        EntryContent plain = activity(unit, day, "走访", 10, "");
        EntryContent there = new EntryContent(
                plain.kind(),
                plain.firstDay(),
                plain.lastDay(),
                plain.title(),
                plain.category(),
                plain.unit(),
                plain.lead(),
                plain.leadBasis(),
                plain.leadReason(),
                plain.partners(),
                plain.bodies(),
                plain.region(),
                station,
                plain.home(),
                plain.place(),
                plain.team(),
                plain.channel(),
                plain.destination(),
                plain.tags(),
                plain.measures(),
                plain.about(),
                plain.note());
        office(COUNTY, () -> ledger.post(COUNTY, List.of(new NewEntry(there, Source.byHand())), null));
    }

    @Test
    void marksAnswerWhereTheSystemKnowsNothingAndGiveWayWhereItDoes() {
        UUID station = station(COUNTY, 0, SevenHave.STAFF, SevenHave.SIGN);
        assertThat(answer(station, "SIGN").by()).isEqualTo(Answer.By.MARK);
        assertThat(answer(station, "SIGN").holds()).isTrue();
        Answer staff = answer(station, "STAFF");
        assertThat(staff.by()).isEqualTo(Answer.By.FACT);
        assertThat(staff.holds()).isFalse();
        assertThat(staff.mark()).as("shown beside").isNotNull();
        office(COUNTY, () -> {
            Station there = directory.of(COUNTY).station(station).orElseThrow();
            stations.change(COUNTY, station, new Stations.Facts(there.name(), null, null, 0, Set.of(), null));
            return true;
        });
        assertThat(answer(station, "SIGN").holds()).isFalse();
        assertThat(office(COUNTY, () -> checklist.history(COUNTY, Subject.station(station))))
                .as("every change of a mark stays")
                .hasSize(4)
                .allSatisfy(mark -> assertThat(mark.source()).isEqualTo(Note.Source.REGISTER));
    }

    @Test
    void aNotePrevailsForItsReasonFromItsDayOnUntilTheNextAndBothAreShown() {
        UUID station = station(COUNTY, 0);
        note(station, "STAFF", true, "乡镇干部兼任，另有公益岗 2 人", today().minusDays(5));
        Answer noted = answer(station, "STAFF");
        assertThat(noted.holds()).isTrue();
        assertThat(noted.overridden()).isTrue();
        assertThat(noted.facts()).as("what the system knows stands beside").hasSize(1);
        assertThat(answer(station, "STAFF", today().minusDays(6)).holds()).isFalse();
        note(station, "STAFF", null, "说明过时，以系统为准", today());
        assertThat(answer(station, "STAFF").by()).isEqualTo(Answer.By.FACT);
        assertThat(answer(station, "STAFF", today().minusDays(1)).holds()).isTrue();
        assertThat(office(COUNTY, () -> checklist.history(COUNTY, Subject.station(station))))
                .extracting(Note::words)
                .containsExactly("说明过时，以系统为准", "乡镇干部兼任，另有公益岗 2 人");
    }

    @Test
    void aNoteSaysWhyHoldsNotFromTomorrowAndIsOfTheList() {
        UUID station = station(COUNTY, null);
        refused(() -> note(station, "FUNDS", true, " ", null));
        refused(() -> note(station, "FUNDS", true, "有", today().plusDays(1)));
        assertThatThrownBy(() -> note(station, "NOTHING", true, "有", null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> note(UUID.randomUUID(), "FUNDS", true, "有", null))
                .isInstanceOf(Refusal.class);
        assertThat(answer(station, "FUNDS").by()).isEqualTo(Answer.By.NOBODY);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
    }

    @Test
    void aStationsPeopleSpeakForTheirOwnAndAUnitsForNoneInTheDatabaseToo() {
        UUID own = station(COUNTY, null);
        UUID other = station(COUNTY, null);
        Scope staff =
                new Scope(null, "站员", COUNTY, COUNTY + 1, COUNTY, COUNTY + 1, Entries.STATION, null, own, Set.of());
        Scope cadre = TestScopes.cadre(COUNTY, world.unit(COUNTY, "妇联"));
        CurrentScope.run(staff, () -> notes.add(COUNTY, Subject.station(own), "FUNDS", true, "有经费", null));
        assertThat(answer(own, "FUNDS").holds()).isTrue();
        for (Scope nobody : List.of(staff, cadre, TestScopes.leader(COUNTY))) {
            assertThatThrownBy(() -> CurrentScope.run(
                            nobody, () -> notes.add(COUNTY, Subject.station(other), "FUNDS", true, "有", null)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
            assertThatThrownBy(() ->
                            CurrentScope.call(nobody, () -> write("""
                            insert into organisation.point_note (id, county, station, code, day, holds, words, source, at, actor_name)
                            values ('%s', %d, '%s', 'FUNDS', current_date, true, 'x', 'NOTE', now(), 'x')
                            """.formatted(UUID.randomUUID(), COUNTY, other))))
                    .hasStackTraceContaining("row-level security");
        }
        for (String deed :
                List.of("update organisation.point_note set holds = true", "delete from organisation.point_note")) {
            assertThatThrownBy(() -> office(COUNTY, () -> write(deed))).hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> office(COUNTY, () -> write("""
                        insert into organisation.point_note (id, county, station, code, day, holds, source, at, actor_name)
                        values ('%s', %d, '%s', 'FUNDS', current_date, true, 'NOTE', now(), 'x')
                        """.formatted(UUID.randomUUID(), COUNTY, other))))
                .hasStackTraceContaining("note_says_why");
    }

    private int write(String sql) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(sql).update());
    }

    @Test
    void aCountyAddsAnEighthEndsOneAndKeepsWhatWasAskedBefore() {
        UUID station = station(OTHER, null);
        assertThat(office(OTHER, () -> points.of(OTHER))).hasSize(7);
        String code = office(OTHER, () -> points.add(OTHER, new Points.Facts("有志愿者队伍", true, false, null)));
        assertThat(asked(OTHER, station, today())).hasSize(8).endsWith(code);
        assertThat(asked(OTHER, station, today().minusDays(1))).hasSize(7);
        refused(() -> office(OTHER, () -> points.add(OTHER, new Points.Facts("有志愿者队伍", true, false, null))));
        refused(() -> office(OTHER, () -> points.add(OTHER, new Points.Facts(" ", true, false, null))));
        refused(() -> office(OTHER, () -> points.add(OTHER, new Points.Facts("无处要", false, false, null))));
        office(OTHER, () -> {
            points.end(OTHER, "FUNDS", today());
            points.change(OTHER, code, new Points.Facts("有志愿队", true, true, 1));
            return true;
        });
        assertThat(asked(OTHER, station, today()))
                .hasSize(7)
                .startsWith(code, "STAFF")
                .doesNotContain("FUNDS");
        assertThat(asked(OTHER, station, today().minusDays(1))).contains("FUNDS");
        refused(() -> office(OTHER, () -> {
            notes.add(OTHER, Subject.station(station), "FUNDS", true, "有", null);
            return true;
        }));
        assertThat(office(COUNTY, () -> points.of(COUNTY)))
                .as("another county's list")
                .hasSize(7);
        assertThatThrownBy(
                        () -> office(
                                OTHER,
                                () -> write(
                                        "insert into organisation.point (county, code, position, stations, homes) values (510705, 'P99', 9, true, true)")))
                .hasStackTraceContaining("point_named");
    }

    @Test
    void ofSeveralWhoAddAtOnceEachAddsHisOwnAndTheLastPlaceIsTheLast() throws Exception {
        CyclicBarrier start = new CyclicBarrier(6);
        List<Callable<String>> attempts = IntStream.range(0, 6)
                .<Callable<String>>mapToObj(n -> () -> {
                    start.await();
                    return office(CROWDED, () -> points.add(CROWDED, new Points.Facts("有第" + n, true, false, 99)));
                })
                .toList();
        ExecutorService six = Executors.newFixedThreadPool(6);
        Set<String> codes = new HashSet<>();
        try {
            for (Future<String> code : six.invokeAll(attempts)) {
                codes.add(code.get());
            }
        } finally {
            six.shutdownNow();
        }
        assertThat(codes).hasSize(6);
        assertThat(office(CROWDED, () -> points.of(CROWDED)))
                .extracting(Point::name)
                .contains("有第0", "有第1", "有第2", "有第3", "有第4", "有第5");
        assertThat(office(CROWDED, () -> points.add(CROWDED, new Points.Facts("排在最后", true, false, null))))
                .isEqualTo("P14");
    }

    @Test
    void aDayNoCalendarHasIsRefusedInWords() throws Exception {
        LedgerWorld.Person office = world.coordinator(COUNTY);
        for (String day : List.of("1000-01-01", "9999-12-31")) {
            office.asks("/api/v1/organisation/checklist?county=" + COUNTY + "&on=" + day)
                    .andExpect(status().isUnprocessableContent());
            office.asks("/organisation/checklist/workbook?county=" + COUNTY + "&on=" + day)
                    .andExpect(status().isUnprocessableContent());
        }
    }

    @Test
    void whatWasSaidOfAnEndedPointKeepsItsName() throws Exception {
        UUID station = station(ENDED, null);
        office(ENDED, () -> {
            String code = points.add(ENDED, new Points.Facts("有图书角", true, false, null));
            notes.add(ENDED, Subject.station(station), code, true, "县图书馆配送", null);
            points.end(ENDED, code, today().plusDays(1));
            return code;
        });
        String page = "/organisation/stations/" + station + "/checklist?county=" + ENDED;
        world.coordinator(ENDED)
                .asks(page + "&on=" + today().plusDays(1))
                .andExpect(content().string(containsString("<li><b>有图书角</b>")));
    }

    private List<String> asked(long county, UUID station, LocalDate on) {
        return office(county, () -> checklist.one(county, Subject.station(station), on)).answers().stream()
                .map(answer -> answer.point().code())
                .toList();
    }

    @Test
    void homesAreAskedTheirOwnPoints() {
        UUID home = office(COUNTY, () -> homes.open(COUNTY, "之家" + NAMES.incrementAndGet(), HomeKind.WORKER));
        Checklist.Row row = office(COUNTY, () -> checklist.one(COUNTY, Subject.home(home), today()));
        assertThat(row.answers())
                .extracting(answer -> answer.point().code())
                .containsExactly("PREMISES", "SIGN", "RULES", "ACTIVITY");
        office(COUNTY, () -> {
            notes.add(COUNTY, Subject.home(home), "SIGN", true, "挂牌", null);
            return true;
        });
        assertThat(office(COUNTY, () -> checklist.of(COUNTY, today())).homes())
                .filteredOn(one -> one.subject().id().equals(home))
                .singleElement()
                .satisfies(one -> assertThat(one.answers().get(1).holds()).isTrue());
    }

    @Test
    void theWorkbookGoesOutInTheCountysLayoutAndComesBackTheSame() throws Exception {
        List<Township> townships = office(ROUND, () -> directory.of(ROUND)).townships();
        for (int i = 0; i < 3; i++) {
            Township township = townships.get(i);
            int staff = 2 + i;
            Set<SevenHave> ticks = i == 0 ? EnumSet.of(SevenHave.SIGN, SevenHave.FUNDS) : EnumSet.of(SevenHave.SIGN);
            office(
                    ROUND,
                    () -> stations.open(
                            ROUND,
                            new Stations.Facts(
                                    township.name() + "群团服务站", township.low(), "乡镇党委副书记（兼）", staff, ticks, null)));
        }
        Desk desk = new Desk(mvc, accounts, tokens, ROUND, Role.COORDINATOR, null);
        byte[] book = desk.send(MockMvcRequestBuilders.get("/organisation/checklist/workbook?county=" + ROUND))
                .getContentAsByteArray();
        List<List<Boolean>> before = marks();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            Sheet sheet = read.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).endsWith("乡镇群团服务站基本情况一览表");
            assertThat(sheet.getRow(1).getCell(5).getStringCellValue()).isEqualTo("“七有”");
            assertThat(sheet.getRow(2).getCell(11).getStringCellValue()).isEqualTo("有台账");
            assertThat(sheet.getRow(3).getCell(7).getStringCellValue()).isEqualTo("√");
        }
        List<Station> registered = office(ROUND, () -> directory.of(ROUND)).allStations();
        var uploaded = desk.uploadByApi(2022, Books.file("一览表.xlsx", book));
        String id = JsonPath.read(uploaded.getContentAsString(), "$.id");
        desk.send(MockMvcRequestBuilders.post("/api/v1/intakes/" + id + "/posting")
                .contentType("application/json")
                .content("{\"rows\":\"valid\"}"));
        List<Station> after = office(ROUND, () -> directory.of(ROUND)).allStations();
        assertThat(after)
                .extracting(Station::id, Station::name, Station::region, Station::headPosition, Station::staff)
                .isEqualTo(registered.stream()
                        .map(one -> org.assertj.core.groups.Tuple.tuple(
                                one.id(), one.name(), one.region(), one.headPosition(), one.staff()))
                        .toList());
        assertThat(after.get(0).sevenHave())
                .as("what the system answers came along")
                .contains(SevenHave.STAFF);
        assertThat(marks()).isEqualTo(before);
        assertThat(office(
                        ROUND,
                        () -> checklist.history(
                                ROUND, Subject.station(after.get(0).id()))))
                .anySatisfy(mark -> assertThat(mark.source()).isEqualTo(Note.Source.WORKBOOK));
    }

    /** Of each station each answer, true or not. */
    private List<List<Boolean>> marks() {
        return office(ROUND, () -> checklist.of(ROUND, today())).stations().stream()
                .map(row -> row.answers().stream()
                        .map(answer -> Boolean.TRUE.equals(answer.holds()))
                        .toList())
                .toList();
    }

    @Test
    void pagesAndProgramsShowTheMatrixOneStationAndTakeNotesByRole() throws Exception {
        UUID station = station(COUNTY, 3);
        String county = "?county=" + COUNTY;
        String one = "/organisation/stations/" + station;
        LedgerWorld.Person office = world.coordinator(COUNTY);
        LedgerWorld.Person staff = world.stationStaff(COUNTY, station);
        LedgerWorld.Person cadre = world.cadre(COUNTY, "妇联");
        LedgerWorld.Person leader = world.leader(COUNTY);
        leader.asks("/organisation/checklist" + county + "&on=2022-05-01")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(one + "/checklist?county=" + COUNTY + "&amp;on=2022-05-01")))
                .andExpect(content().string(not(containsString("/checklist/points"))));
        leader.asks(one + "/checklist" + county)
                .andExpect(content().string(containsString("登记工作人员 3 人")))
                .andExpect(content().string(not(containsString("name=\"words\""))));
        staff.fills(one + "/notes", "county", "" + COUNTY, "code", "FUNDS", "holds", "yes", "words", "")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请写说明")));
        staff.fills(one + "/notes", "county", "" + COUNTY, "code", "FUNDS", "holds", "yes", "words", "<b>文件</b>")
                .andExpect(status().is3xxRedirection());
        leader.asks(one + "/checklist" + county).andExpect(content().string(containsString("&lt;b&gt;文件")));
        cadre.fills(one + "/notes", "county", "" + COUNTY, "code", "FUNDS", "holds", "no", "words", "没有")
                .andExpect(status().isForbidden());
        leader.fills(one + "/notes", "code", "FUNDS", "words", "没有").andExpect(status().isForbidden());
        String api = "/api/v1" + one;
        office.posts(api + "/notes" + county, "{\"code\":\"SIGN\",\"holds\":false,\"words\":\"牌子掉了\"}")
                .andExpect(status().isNoContent());
        office.asks(api + "/checklist" + county)
                .andExpect(jsonPath("$.now.points[?(@.code=='SIGN')].holds").value(hasItem(false)))
                .andExpect(jsonPath("$.now.points[?(@.code=='STAFF')].by").value(hasItem("FACT")))
                .andExpect(jsonPath("$.history.length()").value(2));
        office.asks("/organisation/checklist/points" + county).andExpect(status().isOk());
        for (LedgerWorld.Person other : List.of(staff, cadre, leader)) {
            other.asks("/organisation/checklist/points" + county).andExpect(status().isForbidden());
            other.fills("/organisation/checklist/points", "name", "x").andExpect(status().isForbidden());
        }
        office.fills("/organisation/checklist/points", "county", "" + COUNTY, "name", "")
                .andExpect(status().isUnprocessableContent());
        world.systemAdmin(COUNTY)
                .asks("/organisation/checklist/workbook" + county)
                .andExpect(status().isForbidden());
        world.coordinator(ROUND)
                .asks("/api/v1" + one + "/checklist?county=" + ROUND)
                .andExpect(status().isNotFound());
    }
}
