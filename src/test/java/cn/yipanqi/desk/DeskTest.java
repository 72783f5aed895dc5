package cn.yipanqi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.ledger.LedgerWorld.Person;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.organisation.Holidays;
import cn.yipanqi.shared.Message;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everybody finds on the desk what waits for him, his unit, station or office, and nothing of others'. */
@YipanqiTest
class DeskTest {

    private static final long COUNTY = 513231;
    private static final long NEIGHBOUR = 513232;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    LedgerWorld world;

    @Autowired
    Todos todos;

    @Autowired
    Holidays holidays;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    private Person office;
    private Person women;
    private String mark;

    @BeforeEach
    void aCountyAtWork() {
        office = world.coordinator(COUNTY);
        women = world.cadre(COUNTY, "妇联");
        mark = "第" + NAMES.incrementAndGet() + "件";
    }

    private <T> T in(long county, Supplier<T> deed) {
        return CurrentScope.call(
                TestScopes.coordinator(county),
                () -> new TransactionTemplate(transactions).execute(status -> deed.get()));
    }

    private void waits(long county, Addressee to, String what, @Nullable LocalDate due) {
        in(county, () -> {
            todos.open(
                    county,
                    new Todo(
                            "test.desk",
                            UUID.randomUUID(),
                            to,
                            null,
                            Message.of("study.entry", mark, what),
                            "/entries",
                            due));
            return true;
        });
    }

    private String made(String url, String json) throws Exception {
        String answer = office.posts("/api/v1/coordination/" + url + "?county=" + COUNTY, json)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private static String text(Person person, String url) throws Exception {
        return person.asks(url)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void eachSeesWhatWaitsForTheOwnUnitStationOrOfficeAndNothingOfOthers() throws Exception {
        UUID station = world.station(COUNTY, "工作台服务站" + NAMES.get());
        waits(COUNTY, Addressee.unit(world.unit(COUNTY, "妇联")), "妇联的", null);
        waits(COUNTY, Addressee.unit(world.unit(COUNTY, "总工会")), "工会的", null);
        waits(COUNTY, Addressee.office(), "协同办的", null);
        waits(COUNTY, Addressee.station(station), "服务站的", null);
        waits(NEIGHBOUR, Addressee.unit(world.unit(NEIGHBOUR, "妇联")), "邻县的", null);
        waits(NEIGHBOUR, Addressee.office(), "邻县协同办的", null);
        assertThat(text(women, "/desk"))
                .contains(mark + "：妇联的", "本单位")
                .doesNotContain(mark + "：工会的", mark + "：协同办的", mark + "：服务站的", mark + "：邻县");
        assertThat(text(office, "/desk"))
                .contains(mark + "：协同办的")
                .doesNotContain(mark + "：妇联的", mark + "：工会的", mark + "：服务站的", mark + "：邻县");
        assertThat(text(world.stationStaff(COUNTY, station), "/desk"))
                .contains(mark + "：服务站的", "本站")
                .doesNotContain(mark + "：妇联的", mark + "：协同办的");
        assertThat(text(world.leader(COUNTY), "/desk")).doesNotContain(mark);
        assertThat(text(world.coordinator(NEIGHBOUR), "/desk"))
                .contains(mark + "：邻县协同办的")
                .doesNotContain(mark + "：妇联的", mark + "：协同办的");
        women.asks("/desk?county=" + NEIGHBOUR).andExpect(content().string(not(containsString(mark + "：邻县的"))));
        world.systemAdmin(COUNTY).asks("/desk").andExpect(status().isForbidden());
        world.systemAdmin(COUNTY).asks("/api/v1/desk?county=" + COUNTY).andExpect(status().isForbidden());
    }

    @Test
    void whatIsLateOrNearSaysSoInWordsTheNearestFirst() throws Exception {
        Addressee unit = Addressee.unit(world.unit(COUNTY, "妇联"));
        LocalDate today = LocalDate.now(clock);
        waits(COUNTY, unit, "不急", today.plusDays(90));
        waits(COUNTY, unit, "今天", today);
        waits(COUNTY, unit, "过期", today.minusDays(1));
        String page = text(women, "/desk");
        assertThat(page).contains("已过时限", "今天到期");
        assertThat(page.indexOf(mark + "：过期")).isLessThan(page.indexOf(mark + "：今天"));
        assertThat(page.indexOf(mark + "：今天")).isLessThan(page.indexOf(mark + "：不急"));
        women.asks("/api/v1/desk?county=" + COUNTY)
                .andExpect(jsonPath("$.waiting[?(@.what=='" + mark + "：过期')].urgency")
                        .value(hasItem("OVERDUE")))
                .andExpect(jsonPath("$.waiting[?(@.what=='" + mark + "：过期')].whose")
                        .value(hasItem("UNIT")));
    }

    @Test
    void theMonthShowsHolidaysShiftedDaysAndWhatStandsOnItsDays() throws Exception {
        String series = made("study/series", """
                {"name": "学习%s", "unit": "总工会", "weekday": "WEDNESDAY", "startsAt": "15:00", "minutes": "90", "onHoliday": "MOVE",
                 "takesShifted": "true"}
                """.formatted(mark));
        office.posts("/api/v1/coordination/study/series/" + series + "/plans?county=" + COUNTY, "{\"year\": 2022}")
                .andExpect(status().isCreated());
        String township = "region:" + world.county(COUNTY).townships().get(0).low();
        String point = made("contacts", """
                {"unit": "妇联", "leader": "主席", "target": "%s", "place": "%s村", "from": "2022-01-01", "visitsAYear": "4"}
                """.formatted(township, mark));
        String visit = made("contacts/" + point + "/visits", """
                {"day": "2022-10-11", "participants": "5", "seen": "正常", "problems": "%s缺水"}
                """.formatted(mark));
        String page = text(women, "/desk?month=2022-10");
        assertThat(page)
                .contains("2022 年 10 月", "休 国庆节", "班 调休上班", "15:00 学习：学习" + mark, mark + "村")
                .contains("month=2022-09#month", "month=2022-11#month")
                .contains("href=\"/coordination/contacts/visits/" + visit + "\"")
                .contains("走访联点：");
        assertThat(text(office, "/desk?month=2022-10")).contains(mark + "村", "联点反映的问题：" + mark + "缺水");
        String other = text(world.cadre(COUNTY, "总工会"), "/desk?month=2022-10");
        assertThat(other).contains("学习" + mark).doesNotContain(mark + "村");
        assertThat(text(world.coordinator(NEIGHBOUR), "/desk?month=2022-10")).doesNotContain(mark);
        women.asks("/api/v1/desk?month=2022-10&county=" + COUNTY)
                .andExpect(jsonPath("$.days.length()").value(42))
                .andExpect(jsonPath("$.days[?(@.day=='2022-10-08')].shifted").value(true))
                .andExpect(jsonPath("$.days[?(@.day=='2022-10-08')].occasions[?(@.title=='学习" + mark + "')].kind")
                        .value("STUDY"));
    }

    @Test
    void aMeetingStandsOnItsDayForWhoIsInvitedAndItsNoticeWaitsForThem() throws Exception {
        LocalDate day = LocalDate.now(clock).plusMonths(2).withDayOfMonth(15);
        YearMonth month = YearMonth.from(day);
        String meeting = made("meetings", """
                {"kind": "JOINT", "title": "联席会议%s", "day": "%s", "from": "09:30", "lead": "%s", "units": ["%s", "%s"]}
                """.formatted(
                        mark, day, world.unit(COUNTY, "总工会"), world.unit(COUNTY, "总工会"), world.unit(COUNTY, "妇联")));
        String url = "/coordination/meetings/" + meeting;
        assertThat(text(women, "/desk?month=" + month)).contains("09:30", "联席会议" + mark, "href=\"" + url + "\"");
        assertThat(text(women, "/desk")).as("no notice was sent yet").doesNotContain("联席会议" + mark + "”");
        office.posts("/api/v1/coordination/meetings/" + meeting + "/notice?county=" + COUNTY, "{}")
                .andExpect(status().isNoContent());
        women.asks("/api/v1/desk?month=" + month + "&county=" + COUNTY)
                .andExpect(jsonPath("$.days[?(@.day=='" + day + "')].occasions[?(@.title=='联席会议" + mark + "')].kind")
                        .value("MEETING"))
                .andExpect(jsonPath("$.waiting[?(@.url=='" + url + "')].whose").value(hasItem("UNIT")));
        Person strangers = world.cadre(COUNTY, "残联");
        assertThat(text(strangers, "/desk?month=" + month)).doesNotContain("联席会议" + mark);
        assertThat(text(office, "/desk?month=" + month)).contains("联席会议" + mark);
        assertThat(text(world.coordinator(NEIGHBOUR), "/desk?month=" + month)).doesNotContain("联席会议" + mark);

        office.posts(
                        "/api/v1/coordination/meetings/" + meeting + "/cancellation?county=" + COUNTY,
                        "{\"reason\": \"改期\"}")
                .andExpect(status().isNoContent());
        assertThat(text(women, "/desk?month=" + month)).doesNotContain("联席会议" + mark);
        women.asks("/api/v1/desk?month=" + month + "&county=" + COUNTY)
                .andExpect(jsonPath("$.waiting[?(@.url=='" + url + "')]").isEmpty());
    }

    @Test
    void aTaskStandsOnItsLastDayForWhoLeadsIt() throws Exception {
        String point = made("contacts", """
                {"unit": "妇联", "leader": "主席", "target": "%s", "place": "%s村", "from": "2022-01-01", "visitsAYear": "1"}
                """.formatted(
                        "region:" + world.county(COUNTY).townships().get(0).low(), mark));
        String visit = made("contacts/" + point + "/visits", """
                {"day": "2022-03-11", "participants": "5", "seen": "正常", "problems": "%s修桥"}
                """.formatted(mark));
        String problem = JsonPath.read(
                text(office, "/api/v1/coordination/contacts/visits/" + visit + "?county=" + COUNTY),
                "$.problems[0].id");
        made("contacts/problems/" + problem + "/task", "{\"lead\": \"总工会\", \"due\": \"2022-06-15\"}");
        assertThat(text(world.cadre(COUNTY, "总工会"), "/desk?month=2022-06")).contains("任务到期：" + mark + "修桥");
        assertThat(text(women, "/desk?month=2022-06")).doesNotContain("任务到期：" + mark + "修桥");
        assertThat(text(office, "/desk?month=2022-06"))
                .contains("任务到期：" + mark + "修桥")
                .doesNotContain("联点反映的问题：" + mark + "修桥");
    }

    @Test
    void whoWorksHereLandsOnTheDeskAndLeadersOnTheBoard() throws Exception {
        UUID station = world.station(COUNTY, "落脚服务站" + NAMES.get());
        for (Person working : List.of(office, women, world.stationStaff(COUNTY, station))) {
            working.asks("/").andExpect(redirectedUrl("/desk"));
        }
        world.leader(COUNTY).asks("/").andExpect(redirectedUrl("/board"));
        assertThat(text(world.leader(COUNTY), "/board")).contains("href=\"/desk\"");
    }

    @ParameterizedTest
    @CsvSource({"2022-10, 6", "2021-02, 4", "2026-02, 5", "2024-12, 6"})
    void aMonthsSheetIsWholeWeeks(YearMonth month, int weeks) {
        Month sheet = in(COUNTY, () -> Month.of(month, LocalDate.of(2022, 10, 8), List.of(), holidays));
        assertThat(sheet.weeks())
                .hasSize(weeks)
                .allSatisfy(week -> assertThat(week).hasSize(7));
        assertThat(sheet.weeks().stream().flatMap(List::stream).filter(Month.Day::inside))
                .hasSize(month.lengthOfMonth());
    }

    @Test
    void whatIsNoMonthIsThisOne() throws Exception {
        String now =
                YearMonth.now(clock).getYear() + " 年 " + YearMonth.now(clock).getMonthValue() + " 月";
        for (String month : List.of("2022-13", "x", "1999-01", "")) {
            assertThat(text(office, "/desk?month=" + month)).contains(now);
        }
        assertThat(Pattern.compile("<script(?![^>]*src=)")
                        .matcher(text(office, "/desk"))
                        .find())
                .isFalse();
    }
}
