package cn.yipanqi.coordination.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.ledger.LedgerWorld.Person;
import cn.yipanqi.organisation.WorkingDays;
import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where units go and see is set by the office; a visit is recorded once by the visiting unit and stands in the ledger with it. */
@YipanqiTest
class ContactTest {

    private static final long COUNTY = 513230;
    private static final AtomicInteger POINTS = new AtomicInteger();

    @Autowired
    LedgerWorld world;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Person office;
    private Person women;
    private String region;
    private String village;
    private String point;

    @BeforeEach
    void aVillageOfTheWomensFederation() throws Exception {
        office = world.coordinator(COUNTY);
        women = world.cadre(COUNTY, "妇联");
        region = "region:" + world.county(COUNTY).townships().get(0).low();
        village = "格日则村" + POINTS.incrementAndGet();
        point = point(region, village);
    }

    private String point(String target, String place) throws Exception {
        return made(office, "", """
                {"unit": "妇联", "leader": "县妇联主席", "target": "%s", "place": "%s", "from": "2022-01-01", "visitsAYear": "4"}
                """.formatted(target, place));
    }

    private static String api(String what) {
        return "/api/v1/coordination/contacts" + what + "?county=" + COUNTY;
    }

    private static String page(String what) {
        return "/coordination/contacts" + what + "?county=" + COUNTY;
    }

    private static String made(Person person, String what, String json) throws Exception {
        String answer = person.posts(api(what), json)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private static MockHttpServletRequestBuilder puts(String what, String json) {
        return put(api(what)).contentType(MediaType.APPLICATION_JSON).content(json);
    }

    private <T> T read(Supplier<T> query) {
        return CurrentScope.call(
                TestScopes.coordinator(COUNTY),
                () -> new TransactionTemplate(transactions).execute(status -> query.get()));
    }

    private static final String VISIT = """
            {"day": "%s", "participants": "%d", "recipients": "3", "seen": "村道未硬化", "promised": "与交通局衔接",
             "problems": "村道泥泞\\n图书室无人管", "revision": %d%s}
            """;

    private String visit(String day, int people) throws Exception {
        return made(women, "/" + point + "/visits", VISIT.formatted(day, people, 0, ""));
    }

    private String entryOf(String record) {
        return read(() -> jdbc.sql("select entry from ledger.entry_version where source_record = ?::uuid and no = 1")
                .param(record)
                .query(String.class)
                .single());
    }

    @Test
    void aVisitStandsInTheLedgerInTheSameTransactionAndIsCorrectedHereOnly() throws Exception {
        String visit = visit("2022-03-10", 12);
        String entry = entryOf(visit);
        office.asks("/api/v1/entries/" + entry)
                .andExpect(jsonPath("$.kind").value("visit"))
                .andExpect(jsonPath("$.unit").value("妇联"))
                .andExpect(jsonPath("$.title").value(containsString(village)))
                .andExpect(jsonPath("$.township")
                        .value(world.county(COUNTY).townships().get(0).name()))
                .andExpect(jsonPath("$.measures.participants").value(12))
                .andExpect(jsonPath("$.measures.recipients").value(3));
        office.asks("/entries/" + entry)
                .andExpect(content().string(containsString("/coordination/contacts/visits/" + visit)));
        office.posts(
                        "/api/v1/entries/" + entry + "/corrections",
                        "{\"expectedVersion\": 1, \"reason\": \"不对\", \"measures\": {\"participants\": 1}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value("此记录由联点走访登记产生，请在原处更正"));
        women.sent(puts("/visits/" + visit, VISIT.formatted("2022-03-11", 14, 1, "")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        women.sent(puts("/visits/" + visit, VISIT.formatted("2022-03-11", 14, 1, ", \"reason\": \"记错\"")))
                .andExpect(status().isNoContent());
        office.asks("/api/v1/entries/" + entry)
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.day").value("2022-03-11"))
                .andExpect(jsonPath("$.measures.participants").value(14));
        women.posts(api("/visits/" + visit + "/withdrawal"), "{\"reason\": \"没有去\", \"revision\": 2}")
                .andExpect(status().isNoContent());
        office.asks("/api/v1/entries/" + entry).andExpect(jsonPath("$.state").value("WITHDRAWN"));
        women.asks(page("/visits/" + visit))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("已撤回")))
                .andExpect(content().string(not(containsString("/edit"))));
        women.sent(puts("/visits/" + visit, VISIT.formatted("2022-03-11", 14, 3, ", \"reason\": \"记错\"")))
                .andExpect(status().isConflict());
    }

    @Test
    void theFormComesBackWithEverythingTyped() throws Exception {
        women.fills(
                        "/coordination/contacts/" + point + "/visits",
                        "county",
                        "" + COUNTY,
                        "day",
                        "2021-12-31",
                        "participants",
                        "2",
                        "recipients",
                        "5",
                        "seen",
                        "户主身份证 632626199001011234",
                        "problems",
                        "道路")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("走访日期不在本联点的起止日期内")))
                .andExpect(content().string(containsString("其中服务对象不能多于座谈走访人次")))
                .andExpect(content().string(containsString("看到的情况中不要写电话、身份证号等个人号码")))
                .andExpect(content().string(containsString("道路</textarea>")));
        women.fills(
                        "/coordination/contacts/" + point + "/visits",
                        "county",
                        "" + COUNTY,
                        "day",
                        "2022-05-05",
                        "participants",
                        "20",
                        "seen",
                        "一切正常")
                .andExpect(status().is3xxRedirection());
        women.asks(page("/" + point))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("一切正常")))
                .andExpect(content().string(containsString("县妇联主席")));
    }

    @Test
    void whoComesSecondIsToldWhatStandsNow() throws Exception {
        String visit = visit("2022-03-10", 12);
        women.sent(puts("/visits/" + visit, VISIT.formatted("2022-03-10", 14, 1, ", \"reason\": \"记错\"")))
                .andExpect(status().isNoContent());
        office.fills(
                        "/coordination/contacts/visits/" + visit,
                        "county",
                        "" + COUNTY,
                        "day",
                        "2022-03-10",
                        "participants",
                        "77",
                        "recipients",
                        "3",
                        "seen",
                        "村道未硬化",
                        "promised",
                        "与交通局衔接",
                        "reason",
                        "核对",
                        "revision",
                        "1")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"77\"")))
                .andExpect(content().string(containsString("<dt>座谈走访人次</dt><dd>14</dd>")));
    }

    @Test
    void twoCorrectionsAtOnceMakeOne() throws Exception {
        String visit = visit("2022-03-10", 12);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> correcting = () -> women.sent(
                            puts("/visits/" + visit, VISIT.formatted("2022-03-10", 14, 1, ", \"reason\": \"记错\"")))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            List<Integer> answers = new ArrayList<>();
            for (var answer : two.invokeAll(List.of(correcting, correcting))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(204, 409);
        } finally {
            two.shutdown();
        }
    }

    @Test
    void aProblemIsAnsweredOrBecomesATaskAndNeitherTwice() throws Exception {
        String visit = visit("2022-03-10", 12);
        String json =
                women.asks(api("/visits/" + visit)).andReturn().getResponse().getContentAsString();
        String first = JsonPath.read(json, "$.problems[0].id");
        String second = JsonPath.read(json, "$.problems[1].id");
        String task = made(office, "/problems/" + first + "/task", "{\"lead\": \"总工会\", \"due\": \"2022-06-30\"}");
        read(() -> tasks.find(UUID.fromString(task))).ifPresent(made -> {
            assertThat(made.title()).isEqualTo("村道泥泞");
            assertThat(made.origin()).isEqualTo(TaskOrigin.CONTACT);
            assertThat(made.originId()).isEqualTo(UUID.fromString(first));
        });
        office.posts(api("/problems/" + first + "/task"), "{\"lead\": \"总工会\", \"due\": \"2022-06-30\"}")
                .andExpect(status().isConflict());
        women.posts(api("/problems/" + second + "/task"), "{\"lead\": \"妇联\", \"due\": \"2022-06-30\"}")
                .andExpect(status().isForbidden());
        women.posts(api("/problems/" + second + "/answer"), "{\"answer\": \"\"}")
                .andExpect(status().isUnprocessableContent());
        world.cadre(COUNTY, "总工会")
                .posts(api("/problems/" + second + "/answer"), "{\"answer\": \"已落实\"}")
                .andExpect(status().isForbidden());
        women.fills("/coordination/contacts/problems/" + second + "/answer", "county", "" + COUNTY, "answer", "已由村委会派人")
                .andExpect(status().is3xxRedirection());
        women.posts(api("/problems/" + second + "/answer"), "{\"answer\": \"再答\"}")
                .andExpect(status().isConflict());
        women.asks(page("/problems/" + second)).andExpect(content().string(containsString("已由村委会派人")));
        women.sent(puts(
                        "/visits/" + visit,
                        VISIT.formatted("2022-03-10", 12, 1, ", \"reason\": \"补充\"")
                                .replace("村道泥泞\\n图书室无人管", "路灯不亮")))
                .andExpect(status().isNoContent());
        women.asks(api("/visits/" + visit))
                .andExpect(jsonPath("$.problems.length()").value(3))
                .andExpect(jsonPath("$.problems[0].task").value(task))
                .andExpect(jsonPath("$.problems[2].text").value("路灯不亮"));
    }

    @Test
    void aStationSeesItsOwnPointsAndNobodyWritesAnotherUnits() throws Exception {
        UUID station = world.station(COUNTY, "联点服务站" + POINTS.incrementAndGet());
        String atStation = made(office, "", """
                {"unit": "妇联", "leader": "县妇联主席", "target": "station:%s", "from": "2022-01-01", "visitsAYear": "4"}
                """.formatted(station));
        Person staff = world.stationStaff(COUNTY, station);
        staff.asks(api("") + "&year=2022")
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].point.id").value(atStation));
        staff.asks(page("/" + atStation)).andExpect(status().isOk());
        staff.asks(page("/" + point)).andExpect(status().isNotFound());
        String visit = visit("2022-03-10", 12);
        staff.asks(page("/visits/" + visit)).andExpect(status().isNotFound());
        Person union = world.cadre(COUNTY, "总工会");
        Person leader = world.leader(COUNTY);
        for (Person other : List.of(union, staff, leader)) {
            String own = other == staff ? atStation : point;
            other.asks(page("")).andExpect(status().isOk());
            other.posts(api("/" + own + "/visits"), VISIT.formatted("2022-03-10", 5, 0, ""))
                    .andExpect(status().isForbidden());
            other.asks(page("/" + own + "/visits/new")).andExpect(status().isForbidden());
            other.posts(api(""), "{}").andExpect(status().isForbidden());
            other.sent(puts("/" + own, "{}")).andExpect(status().isForbidden());
        }
        union.posts(api("/visits/" + visit + "/withdrawal"), "{\"reason\": \"没有去\", \"revision\": 1}")
                .andExpect(status().isForbidden());
        women.posts(api(""), "{}").andExpect(status().isForbidden());
        world.systemAdmin(COUNTY).asks(page("")).andExpect(status().isForbidden());
    }

    @Test
    void thePointKeepsItsUnitAndPlaceAndChangesByWhoSawIt() throws Exception {
        office.sent(puts("/" + point, """
                        {"leader": "县妇联副主席", "from": "2022-01-01", "to": "2023-12-31", "visitsAYear": "12", "revision": 1}
                        """)).andExpect(status().isNoContent());
        office.asks(api("/" + point))
                .andExpect(jsonPath("$.visitsAYear").value(12))
                .andExpect(jsonPath("$.place").value(village));
        office.fills(
                        "/coordination/contacts/" + point,
                        "county",
                        "" + COUNTY,
                        "leader",
                        "县妇联主席",
                        "from",
                        "2022-01-01",
                        "visitsAYear",
                        "6",
                        "revision",
                        "1")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("<dt>每年走访次数</dt><dd>12</dd>")));
        for (String another :
                List.of("\"unit\": \"总工会\"", "\"target\": \"station:" + world.station(COUNTY, village) + "\"")) {
            office.sent(puts("/" + point, """
                            {"leader": "县妇联主席", "from": "2022-01-01", "visitsAYear": "6", "revision": 2, %s}
                            """.formatted(another))).andExpect(status().isUnprocessableContent());
        }
        office.sent(puts("/" + point, """
                        {"unit": "妇联", "target": "%s", "leader": "县妇联主席", "from": "2022-01-01", "visitsAYear": "6", "revision": 2}
                        """.formatted(region))).andExpect(status().isNoContent());
    }

    @Test
    void theSamePlaceIsNotLinkedTwiceToAUnitAtATime() throws Exception {
        office.posts(api(""), """
                        {"unit": "妇联", "leader": "县妇联主席", "target": "%s", "place": "%s", "from": "2022-06-01", "visitsAYear": "4"}
                        """.formatted(region, village))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].message").value("该单位在此期间已联系同一联点"));
        office.posts(api(""), """
                        {"unit": "妇联", "leader": "县妇联主席", "target": "body:%s", "place": "村", "from": "2022-06-01", "to": "2022-01-01",
                         "visitsAYear": "0"}
                        """.formatted(UUID.randomUUID()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors.length()").value(4));
        assertThatThrownBy(() -> read(() -> jdbc.sql("""
                        insert into coordination.contact_point (id, county, unit, leader, region, place, from_day, visits_a_year)
                        select gen_random_uuid(), county, unit, leader, region, place, from_day + 5, 1 from coordination.contact_point
                        where id = ?::uuid
                        """).param(point).update()))
                .hasMessageContaining("point_once");
    }

    private static ContactPoint linked(@Nullable LocalDate from, @Nullable LocalDate to, int visits) {
        return new ContactPoint(
                UUID.randomUUID(),
                COUNTY,
                UUID.randomUUID(),
                "主席",
                null,
                null,
                1L,
                null,
                from == null ? LocalDate.of(2020, 1, 1) : from,
                to,
                visits,
                1);
    }

    /** Quarters of 2022: the third ends on a Friday, the day before the National Day holiday; the first Thursday; the fourth Saturday. */
    @ParameterizedTest
    @CsvSource({
        "2022-03-31, 0, 2022-03-31, 0",
        "2022-04-01, 0, 2022-03-31, 1",
        "2022-04-06, 0, 2022-03-31, 3",
        "2022-04-06, 1, 2022-06-30, 0",
        "2022-10-08, 2, 2022-09-30, 1",
        "2022-10-10, 2, 2022-09-30, 3",
        "2022-12-31, 3, 2023-01-03, 0",
        "2022-12-31, 4, , 0"
    })
    void overdueIsCountedInWorkingDaysWithHolidaysAndShiftedDaysKnown(
            LocalDate today, int made, @Nullable LocalDate due, int late) {
        Standing standing = read(() -> Standing.of(linked(null, null, 4), 2022, made, today, workingDays));
        assertThat(standing.due()).isEqualTo(due);
        assertThat(standing.late()).isEqualTo(late);
        assertThat(standing.planned()).isEqualTo(4);
    }

    @Test
    void aPointThatBeginsOrEndsWithinTheYearOwesOnlyItsPart() {
        LocalDate today = LocalDate.of(2022, 12, 30);
        assertThat(read(() -> Standing.of(linked(LocalDate.of(2022, 8, 1), null, 4), 2022, 0, today, workingDays)))
                .isEqualTo(new Standing(
                        2,
                        0,
                        LocalDate.of(2022, 9, 30),
                        read(() -> workingDays.between(LocalDate.of(2022, 9, 30), today))));
        assertThat(read(() -> Standing.of(linked(null, LocalDate.of(2022, 2, 10), 4), 2022, 0, today, workingDays))
                        .due())
                .isEqualTo(LocalDate.of(2022, 2, 10));
        assertThat(read(() -> Standing.of(linked(LocalDate.of(2023, 1, 1), null, 4), 2022, 0, today, workingDays)))
                .isEqualTo(new Standing(0, 0, null, 0));
    }

    @Test
    void theListShowsWhatIsDueAndWhatIsLate() throws Exception {
        visit("2022-03-10", 12);
        office.asks(page("") + "&year=2022")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(village)))
                .andExpect(content().string(containsString("1 / 4 次")))
                .andExpect(content().string(containsString("应于 2022-06-30 前，已超")));
        office.asks(api("") + "&year=2022&unit=" + world.unit(COUNTY, "总工会"))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    private List<String> problems(String visit) {
        return read(() -> jdbc.sql(
                        "select id::text from coordination.contact_problem where visit = ?::uuid order by position")
                .param(visit)
                .query(String.class)
                .list());
    }

    @Test
    void aProblemSaidAgainInTheSameWordsStaysTheSame() throws Exception {
        String visit = visit("2022-03-10", 12);
        List<String> before = problems(visit);

        women.sent(puts("/visits/" + visit, VISIT.formatted("2022-03-10", 13, 1, ", \"reason\": \"数错了\"")))
                .andExpect(status().isNoContent());

        assertThat(problems(visit)).isEqualTo(before);
    }

    @Test
    void aProblemOfAVisitThatDidNotTakePlaceBecomesNoTaskAndTheVisitStaysToBeRead() throws Exception {
        String visit = visit("2022-03-10", 12);
        String problem = problems(visit).get(0);
        women.posts(api("/visits/" + visit + "/withdrawal"), "{\"reason\": \"没有去成\", \"revision\": 1}")
                .andExpect(status().isNoContent());

        office.posts(api("/problems/" + problem + "/task"), "{\"lead\": \"总工会\", \"due\": \"2022-06-30\"}")
                .andExpect(status().isConflict());
        assertThat(read(() -> jdbc.sql("delete from coordination.contact_problem where visit = ?::uuid")
                                .param(visit)
                                .update()
                        + jdbc.sql("delete from coordination.contact_visit where id = ?::uuid")
                                .param(visit)
                                .update()))
                .as("problems, and not the visit")
                .isEqualTo(2);
    }
}
