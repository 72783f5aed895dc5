package cn.yipanqi.coordination.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.AtOnce;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.ledger.LedgerWorld.Person;
import cn.yipanqi.organisation.WorkingDays;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A weekly study is planned for a year at once around the public holidays; what is held is recorded once, and stands in the ledger with it. */
@YipanqiTest
class StudyTest {

    private static final long COUNTY = 513228;
    private static final AtomicInteger SERIES = new AtomicInteger();

    @Autowired
    Week week;

    @Autowired
    Clock clock;

    @Autowired
    Plans plans;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    LedgerWorld world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Person office;
    private Person union;
    private String series;

    @BeforeEach
    void aSeriesOfTheUnions() throws Exception {
        office = world.coordinator(COUNTY);
        union = world.cadre(COUNTY, "总工会");
        series = made(office, "/api/v1/coordination/study/series", """
                {"name": "周三学习%d", "unit": "总工会", "weekday": "WEDNESDAY", "startsAt": "15:00", "minutes": "90", "place": "三楼会议室",
                 "onHoliday": "MOVE", "takesShifted": "true"}
                """.formatted(SERIES.incrementAndGet()));
    }

    private static String made(Person person, String url, String json) throws Exception {
        String answer = person.posts(url + "?county=" + COUNTY, json)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private <T> T read(Supplier<T> query) {
        return CurrentScope.call(
                TestScopes.coordinator(COUNTY),
                () -> new TransactionTemplate(transactions).execute(status -> query.get()));
    }

    private void plan(int year) throws Exception {
        office.posts(
                        "/api/v1/coordination/study/series/" + series + "/plans?county=" + COUNTY,
                        "{\"year\": " + year + "}")
                .andExpect(status().isCreated());
    }

    private String session(String weekDay) {
        return read(() -> jdbc.sql(
                        "select id from coordination.study_session where county = ? and series = ?::uuid and week_day = ?::date")
                .params(COUNTY, series, weekDay)
                .query(String.class)
                .single());
    }

    private static String of(String session, String what) {
        return "/api/v1/coordination/study/sessions/" + session + what + "?county=" + COUNTY;
    }

    private static final String HELD = """
            {"day": "2022-03-09", "theme": "工会法", "participants": "%d", "units": ["妇联", "团县委"], "minutes": "80", "revision": %d%s}
            """;

    private Map<LocalDate, Week.Place> laid(int year, OnHoliday rule, boolean shifted) {
        Series of = new Series(
                UUID.randomUUID(),
                COUNTY,
                "周三学习",
                UUID.randomUUID(),
                DayOfWeek.WEDNESDAY,
                LocalTime.of(15, 0),
                90,
                null,
                rule,
                shifted,
                null,
                1);
        return read(() -> week.of(of, year)).stream()
                .collect(Collectors.toMap(Week.Place::weekDay, place -> place, (a, b) -> a, TreeMap::new));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-02-17, 2021-02-18, 2021-02-18",
        "2021-05-05, 2021-05-06, 2021-05-06",
        "2021-10-06, 2021-10-08, 2021-10-08",
        "2022-02-02, 2022-02-07, 2022-02-07",
        "2022-05-04, 2022-05-05, 2022-05-05",
        "2022-10-05, 2022-10-08, 2022-10-10",
        "2023-01-25, 2023-01-28, 2023-01-30",
        "2023-04-05, 2023-04-06, 2023-04-06",
        "2023-10-04, 2023-10-07, 2023-10-09",
        "2024-02-14, 2024-02-18, 2024-02-19",
        "2024-05-01, 2024-05-06, 2024-05-06",
        "2024-10-02, 2024-10-08, 2024-10-08",
        "2025-01-01, 2025-01-02, 2025-01-02",
        "2025-10-08, 2025-10-09, 2025-10-09",
        "2026-02-18, 2026-02-24, 2026-02-24",
        "2026-10-07, 2026-10-08, 2026-10-08",
        "2022-03-09, 2022-03-09, 2022-03-09"
    })
    void aHolidaysSessionMovesToTheNextWorkingDayAWeekendWorkedInReturnOnlyByTheRulesChoice(
            LocalDate weekDay, LocalDate shifted, LocalDate ordinary) {
        assertThat(laid(weekDay.getYear(), OnHoliday.MOVE, true).get(weekDay).day())
                .isEqualTo(shifted);
        assertThat(laid(weekDay.getYear(), OnHoliday.MOVE, false).get(weekDay).day())
                .isEqualTo(ordinary);
        assertThat(laid(weekDay.getYear(), OnHoliday.SKIP, true).get(weekDay).day())
                .isEqualTo(weekDay.equals(shifted) ? weekDay : null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01-29", "2025-10-01"})
    void aSessionThatWouldNotComeBeforeTheNextOneIsLeftOutAndSaysWhy(LocalDate weekDay) {
        Week.Place place = laid(2025, OnHoliday.MOVE, true).get(weekDay);
        assertThat(place.day()).isNull();
        assertThat(place.why()).isNotNull();
        assertThat(place.why().key()).isEqualTo("study.why.overtaken");
    }

    @ParameterizedTest
    @ValueSource(ints = {2021, 2022, 2023, 2024, 2025, 2026})
    void everyWeekOfAYearHasOneSessionOnAWorkingDayOrAReason(int year) {
        for (OnHoliday rule : OnHoliday.values()) {
            for (boolean shifted : new boolean[] {true, false}) {
                Map<LocalDate, Week.Place> places = laid(year, rule, shifted);
                LocalDate first = LocalDate.of(year, 1, 1);
                assertThat(places.keySet())
                        .containsExactlyElementsOf(first.datesUntil(first.plusYears(1))
                                .filter(day -> day.getDayOfWeek() == DayOfWeek.WEDNESDAY)
                                .toList());
                Set<LocalDate> days = new HashSet<>();
                places.values().forEach(place -> {
                    LocalDate day = place.day();
                    assertThat(day == null || days.add(day))
                            .as("once on " + day)
                            .isTrue();
                    assertThat(day == null || read(() -> workingDays.works(day)))
                            .as(day + " is a working day")
                            .isTrue();
                    assertThat(place.weekDay().equals(day)).isEqualTo(place.why() == null);
                });
            }
        }
    }

    @Test
    void thePlanOfAYearIsMadeAtOnceAndSaysWhyASessionIsNotOnItsDay() throws Exception {
        office.fills("/coordination/study/series/" + series + "/plans", "county", "" + COUNTY, "year", "2022")
                .andExpect(status().is3xxRedirection());
        office.asks("/coordination/study?county=" + COUNTY + "&series=" + series + "&year=2022")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2022-10-05 为国庆节假期，顺延至 2022-10-08")))
                .andExpect(content().string(containsString("已过期，未登记")));
        office.asks("/api/v1/coordination/study/series/" + series + "/sessions?year=2022&county=" + COUNTY)
                .andExpect(jsonPath("$.items.length()").value(52))
                .andExpect(jsonPath("$.items[0].missed").value(true));
        office.posts("/api/v1/coordination/study/series/" + series + "/plans?county=" + COUNTY, "{\"year\": 2022}")
                .andExpect(jsonPath("$.added").value(0))
                .andExpect(jsonPath("$.moved").value(0));
    }

    @Test
    void withoutAYearThePageOpensOnThisOneOrElseOnTheLatestThatHasAnything() throws Exception {
        String page = "/coordination/study?county=" + COUNTY + "&series=" + series;
        int now = LocalDate.now(clock).getYear();
        office.asks(page).andExpect(content().string(containsString(now + " 年")));
        plan(2021);
        plan(2022);
        office.asks(page)
                .andExpect(content().string(containsString("2022-10-08")))
                .andExpect(content().string(containsString("year=" + now + "\"")));
        plan(now);
        office.asks(page).andExpect(content().string(not(containsString("2022-10-08"))));
        office.asks(page + "&year=2021").andExpect(content().string(containsString("2021-03-")));
    }

    @Test
    void aPlanMadeAnewMovesWhatNobodyTouchedAndKeepsWhatAPersonChose() throws Exception {
        plan(2022);
        String chosen = session("2022-10-05");
        office.sent(
                        put(of(chosen, ""))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"day\": \"2022-10-11\", \"reason\": \"会议室占用\", \"unit\": \"妇联\", \"theme\": \"条例\", \"revision\": 1}"))
                .andExpect(status().isNoContent());
        office.sent(put("/api/v1/coordination/study/series/" + series + "?county=" + COUNTY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                            {"name": "改%s", "unit": "总工会", "weekday": "WEDNESDAY", "startsAt": "15:00", "minutes": "90", "onHoliday": "SKIP",
                             "revision": 1}
                            """.formatted(SERIES.incrementAndGet())))
                .andExpect(status().isNoContent());
        office.posts("/api/v1/coordination/study/series/" + series + "/plans?county=" + COUNTY, "{\"year\": 2022}")
                .andExpect(jsonPath("$.moved").value(2));
        office.asks(of(chosen, ""))
                .andExpect(jsonPath("$.session.day").value("2022-10-11"))
                .andExpect(jsonPath("$.session.placed").value("BY_HAND"));
        office.asks(of(session("2022-05-04"), ""))
                .andExpect(jsonPath("$.session.state").value("SKIPPED"))
                .andExpect(jsonPath("$.missed").value(false));
    }

    @Test
    void aPlanOfAYearWithoutANoticeSaysThatItMayChange() throws Exception {
        plan(2035);
        office.asks("/coordination/study?county=" + COUNTY + "&series=" + series + "&year=2035")
                .andExpect(content().string(containsString("2035 年放假安排尚未公布")));
    }

    @Test
    void whatWasHeldStandsInTheLedgerInTheSameTransactionAndIsCorrectedHereOnly() throws Exception {
        plan(2022);
        String session = session("2022-03-09");
        union.posts(of(session, "/record"), HELD.formatted(31, 1, "")).andExpect(status().isNoContent());
        String entry = read(() -> jdbc.sql("select entry from ledger.entry_now where source_record = ?::uuid")
                .param(session)
                .query(String.class)
                .single());
        office.asks("/api/v1/entries/" + entry)
                .andExpect(jsonPath("$.kind").value("study"))
                .andExpect(jsonPath("$.day").value("2022-03-09"))
                .andExpect(jsonPath("$.unit").value("总工会"))
                .andExpect(jsonPath("$.leadBasis").value("STATED"))
                .andExpect(jsonPath("$.place").value("三楼会议室"))
                .andExpect(jsonPath("$.partners.length()").value(2))
                .andExpect(jsonPath("$.measures.participants").value(31))
                .andExpect(jsonPath("$.measures.units").value(3))
                .andExpect(jsonPath("$.measures.minutes").value(80));
        office.asks("/entries/" + entry)
                .andExpect(content().string(containsString("/coordination/study/sessions/" + session)))
                .andExpect(content().string(containsString("由周三学习登记产生")));
        office.posts("/api/v1/entries/" + entry + "/withdrawal", "{\"expectedVersion\": 1, \"reason\": \"不对\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.elsewhere").value("/coordination/study/sessions/" + session));
        union.posts(of(session, "/record"), HELD.formatted(32, 2, ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        union.posts(of(session, "/record"), HELD.formatted(32, 2, ", \"reason\": \"数错了\""))
                .andExpect(status().isNoContent());
        office.asks("/api/v1/entries/" + entry)
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.measures.participants").value(32));
        union.posts(of(session, "/withdrawal"), "{\"reason\": \"登错了\", \"revision\": 3}")
                .andExpect(status().isNoContent());
        office.asks("/api/v1/entries/" + entry).andExpect(jsonPath("$.state").value("WITHDRAWN"));
        office.asks(of(session, "")).andExpect(jsonPath("$.session.state").value("PLANNED"));
    }

    @Test
    void theFormComesBackWithEverythingTypedAndNoPersonsNumberIsTaken() throws Exception {
        plan(2022);
        String session = session("2022-03-16");
        union.fills(
                        "/coordination/study/sessions/" + session + "/record",
                        "county",
                        "" + COUNTY,
                        "day",
                        "2099-01-01",
                        "theme",
                        "条例",
                        "participants",
                        "三十",
                        "minutes",
                        "80",
                        "note",
                        "联系电话 13900001111",
                        "revision",
                        "1")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("开展日期不能晚于今天")))
                .andExpect(content().string(containsString("参加人数请填 1 到 100000 之间的整数")))
                .andExpect(content().string(containsString("备注中不要写电话、身份证号等个人号码")))
                .andExpect(content().string(containsString("value=\"三十\"")))
                .andExpect(content().string(containsString("联系电话 13900001111")));
        union.fills(
                        "/coordination/study/sessions/" + session + "/record",
                        "county",
                        "" + COUNTY,
                        "day",
                        "2022-03-16",
                        "theme",
                        "条例",
                        "participants",
                        "30",
                        "units",
                        "妇联",
                        "minutes",
                        "80",
                        "revision",
                        "1")
                .andExpect(status().is3xxRedirection());
        union.asks("/coordination/study/sessions/" + session + "?county=" + COUNTY)
                .andExpect(content().string(containsString("查看台账记录")))
                .andExpect(content().string(containsString("总工会、妇联")));
        union.asks("/coordination/study/sessions/" + session + "/record/new?county=" + COUNTY)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("更正原因")));
    }

    @Test
    void whoComesSecondIsToldWhatStandsNowAndKeepsWhatHeTyped() throws Exception {
        plan(2022);
        String session = session("2022-03-09");
        union.posts(of(session, "/record"), HELD.formatted(31, 1, "")).andExpect(status().isNoContent());
        office.fills(
                        "/coordination/study/sessions/" + session + "/record",
                        "county",
                        "" + COUNTY,
                        "day",
                        "2022-03-09",
                        "theme",
                        "工会法",
                        "participants",
                        "44",
                        "minutes",
                        "80",
                        "reason",
                        "另有登记",
                        "revision",
                        "1")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"44\"")))
                .andExpect(content().string(containsString("<dt>参加人数</dt><dd>31</dd>")));
        office.posts(of(session, "/cancellation"), "{\"reason\": \"不开\", \"revision\": 2}")
                .andExpect(status().isConflict());
    }

    @Test
    void twoAtOnceMakeOneRecord() throws Exception {
        plan(2022);
        String session = session("2022-03-09");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> recording = () -> union.posts(of(session, "/record"), HELD.formatted(31, 1, ""))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            List<Integer> answers = new java.util.ArrayList<>();
            for (var answer : two.invokeAll(List.of(recording, recording))) {
                answers.add(answer.get());
            }
            // The second either saw the first's record and lacks a reason, or came while it was being written.
            assertThat(answers).contains(204).containsAnyOf(409, 422);
        } finally {
            two.shutdown();
        }
        assertThat(read(() -> jdbc.sql("select count(*) from ledger.entry_version where source_record = ?::uuid")
                        .param(session)
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void aCancelledSessionKeepsItsReasonAndMayBeHeldAfterAll() throws Exception {
        plan(2022);
        String session = session("2022-03-09");
        union.posts(of(session, "/cancellation"), "{\"revision\": 1}").andExpect(status().isUnprocessableContent());
        union.posts(of(session, "/cancellation"), "{\"reason\": \"全员下乡\", \"revision\": 1}")
                .andExpect(status().isNoContent());
        office.asks("/coordination/study/sessions/" + session + "?county=" + COUNTY)
                .andExpect(content().string(containsString("已取消：全员下乡")));
        union.posts(of(session, "/record"), HELD.formatted(31, 2, "")).andExpect(status().isNoContent());
        office.asks("/coordination/study/sessions/" + session + "?county=" + COUNTY)
                .andExpect(content().string(not(containsString("全员下乡"))));
    }

    @Test
    void onlyTheOfficePlansOnlyTheOwnUnitRecordsAndEverybodyReads() throws Exception {
        plan(2022);
        String session = session("2022-03-09");
        Person women = world.cadre(COUNTY, "妇联");
        Person station = world.stationStaff(COUNTY, world.station(COUNTY, "学习服务站" + SERIES.incrementAndGet()));
        Person leader = world.leader(COUNTY);
        for (Person other : List.of(women, station, leader)) {
            other.asks("/coordination/study?county=" + COUNTY + "&series=" + series)
                    .andExpect(status().isOk());
            other.asks("/coordination/study/sessions/" + session + "?county=" + COUNTY)
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("/record/new"))));
            other.posts(of(session, "/record"), HELD.formatted(31, 1, "")).andExpect(status().isForbidden());
            other.posts(of(session, "/cancellation"), "{\"reason\": \"不开\", \"revision\": 1}")
                    .andExpect(status().isForbidden());
            other.asks("/coordination/study/sessions/" + session + "/edit?county=" + COUNTY)
                    .andExpect(status().isForbidden());
        }
        for (Person other : List.of(women, union, station, leader)) {
            other.posts("/api/v1/coordination/study/series/" + series + "/plans?county=" + COUNTY, "{\"year\": 2023}")
                    .andExpect(status().isForbidden());
            other.asks("/coordination/study/series/new").andExpect(status().isForbidden());
        }
        world.systemAdmin(COUNTY).asks("/coordination/study").andExpect(status().isForbidden());
        for (String theOffices : List.of("\"unit\": \"妇联\"", "\"day\": \"2022-03-30\"")) {
            union.sent(put(of(session, ""))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"theme\": \"条例\", " + theOffices + ", \"revision\": 1}"))
                    .andExpect(status().isUnprocessableContent());
        }
        union.sent(put(of(session, ""))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"theme\": \"条例\", \"unit\": \"总工会\", \"day\": \"2022-03-09\", \"revision\": 1}"))
                .andExpect(status().isNoContent());
        union.asks(of(session, ""))
                .andExpect(jsonPath("$.session.theme").value("条例"))
                .andExpect(jsonPath("$.session.day").value("2022-03-09"))
                .andExpect(jsonPath("$.session.unit")
                        .value(world.unit(COUNTY, "总工会").toString()));
    }

    @Test
    void aDocumentLiesWithTheSessionAndIsGivenOutAsADownload() throws Exception {
        plan(2022);
        String session = session("2022-03-23");
        MockMultipartFile file = new MockMultipartFile(
                "file", "学习材料.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        union.sent(multipart("/coordination/study/sessions/" + session + "/material")
                        .file(file)
                        .param("county", "" + COUNTY)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        world.leader(COUNTY)
                .asks("/coordination/study/sessions/" + session + "/material?county=" + COUNTY)
                .andExpect(status().isOk())
                .andExpect(result -> assertThat(result.getResponse().getHeader("Content-Disposition"))
                        .startsWith("attachment"));
    }

    @Test
    void theDatabaseKeepsTwoSessionsOffOneDayAndAHeldOneWithoutNumbersOut() throws Exception {
        plan(2022);
        assertThatThrownBy(() -> update("day = '2022-03-16'", "2022-03-09"))
                .hasMessageContaining("study_session_day_once");
        assertThatThrownBy(() -> update("state = 'HELD'", "2022-03-09")).hasMessageContaining("session_held");
        assertThatThrownBy(() -> update("state = 'CANCELLED'", "2022-03-09"))
                .hasMessageContaining("session_away_says_why");
        assertThatThrownBy(() -> update("day = null", "2022-03-09"))
                .hasMessageContaining("session_on_a_day_or_skipped");
        int others = CurrentScope.<Integer>call(
                TestScopes.cadre(COUNTY, world.unit(COUNTY, "妇联")),
                () -> new TransactionTemplate(transactions)
                        .<Integer>execute(
                                status -> jdbc.sql("update coordination.study_session set theme = 'x' where county = ?")
                                        .param(COUNTY)
                                        .update()));
        assertThat(others).as("rows of other units changed").isZero();
    }

    private int update(String set, String weekDay) {
        return read(() -> jdbc.sql("update coordination.study_session set " + set
                        + " where county = ? and series = ?::uuid and week_day = ?::date")
                .params(COUNTY, series, weekDay)
                .update());
    }

    @Test
    void aSeriesThatMeetsOnAnotherWeekdayLeavesOutWhatWasPlannedForTheOldOne() throws Exception {
        int year = LocalDate.now(java.time.Clock.systemDefaultZone()).getYear() + 2;
        plan(year);
        office.sent(put("/api/v1/coordination/study/series/" + series + "?county=" + COUNTY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                            {"name": "改%s", "unit": "总工会", "weekday": "THURSDAY", "startsAt": "15:00", "minutes": "90", "onHoliday": "SKIP",
                             "revision": 1}
                            """.formatted(SERIES.incrementAndGet())))
                .andExpect(status().isNoContent());
        plan(year);
        plan(year);

        assertThat(read(() -> jdbc.sql("""
                            select extract(isodow from week_day)::int as weekday, state from coordination.study_session
                            where county = ? and series = ?::uuid and state = 'PLANNED' group by 1, 2
                            """)
                        .params(COUNTY, series)
                        .query((row, n) -> row.getInt("weekday"))
                        .list()))
                .containsExactly(DayOfWeek.THURSDAY.getValue());
    }

    @Test
    void ofTwoWhoMakeThePlanAtOnceTheSecondFindsWhatTheFirstHasLaid() throws Exception {
        UUID id = UUID.fromString(series);
        var scope = TestScopes.coordinator(COUNTY);

        Throwable second = new AtOnce(jdbc, transactions)
                .second(scope, () -> plans.make(COUNTY, id, 2022), scope, () -> plans.make(COUNTY, id, 2022));

        assertThat(second).isNull();
    }

    @Test
    void theThemeOfWhatWasHeldIsCorrectedWithItsRecordSoThatTheLedgerHasIt() throws Exception {
        plan(2022);
        String session = session("2022-03-09");
        union.posts(of(session, "/record"), HELD.formatted(31, 1, "")).andExpect(status().isNoContent());

        union.sent(put(of(session, ""))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"theme\": \"另一个主题\", \"revision\": 2}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("theme"));
        union.sent(put(of(session, ""))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"theme\": \"工会法\", \"speaker\": \"县总工会主席\", \"revision\": 2}"))
                .andExpect(status().isNoContent());
    }

    @Test
    void aYearNobodyPlansShowsThisOne() throws Exception {
        office.asks("/coordination/study?county=" + COUNTY + "&series=" + series + "&year=2147483647")
                .andExpect(status().isOk());
    }
}
