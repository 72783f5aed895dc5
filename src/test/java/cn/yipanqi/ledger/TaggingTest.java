package cn.yipanqi.ledger;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.ledger.LedgerWorld.Person;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tags given to many entries in one go, and taken from them: all of them or none, and each that hinders it says why. */
@YipanqiTest
class TaggingTest {

    private static final long COUNTY = 513228;
    private static final String WOMEN = "audience.women";

    @Autowired
    LedgerWorld world;

    private Person coordinator;

    @BeforeEach
    void someoneWhoKeepsTheBoard() {
        coordinator = world.coordinator(COUNTY);
    }

    private String entered(String unit, String day, String kind) throws Exception {
        String answer = coordinator
                .posts("/api/v1/entries?county=" + COUNTY, """
                        {"kind": "%s", "unit": "%s", "day": "%s", "title": "家风讲堂", "measures": {"participants": 9}}
                        """.formatted(kind, unit, day))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private static String body(String one, String other, int version, String more) {
        return """
                {"county": "%d", "entries": [{"id": "%s", "expectedVersion": 1}, {"id": "%s", "expectedVersion": %d}], %s}
                """.formatted(COUNTY, one, other, version, more);
    }

    private void standsAt(String entry, int version) throws Exception {
        coordinator.asks("/api/v1/entries/" + entry).andExpect(jsonPath("$.version", is(version)));
    }

    @Test
    void tagsAreGivenAndTakenAsCorrectionsAndWhatHasThemStaysAsItIs() throws Exception {
        String one = entered("妇联", "2021-03-01", "activity");
        String other = entered("妇联", "2021-03-02", "activity");
        String add = "\"add\": [\"%s\"], \"reason\": \"按方案核对\"".formatted(WOMEN);
        coordinator
                .posts("/api/v1/entries/taggings", body(one, other, 1, add))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.changed", is(2)))
                .andExpect(jsonPath("$.same", is(0)));
        coordinator
                .asks("/api/v1/entries/" + one)
                .andExpect(jsonPath("$.version", is(2)))
                .andExpect(jsonPath("$.tags", containsInAnyOrder(WOMEN)));
        coordinator.asks("/entries/" + one).andExpect(content().string(containsString("按方案核对")));

        coordinator
                .posts(
                        "/api/v1/entries/taggings",
                        body(one, other, 2, add).replace("\"expectedVersion\": 1", "\"expectedVersion\": 2"))
                .andExpect(jsonPath("$.changed", is(0)))
                .andExpect(jsonPath("$.same", is(2)));
        standsAt(other, 2);
    }

    @Test
    void whereSomebodyCameFirstNoneIsChangedAndTheRowSaysSo() throws Exception {
        String one = entered("妇联", "2021-04-01", "activity");
        String other = entered("妇联", "2021-04-02", "activity");
        coordinator
                .posts(
                        "/api/v1/entries/" + other + "/corrections",
                        "{\"expectedVersion\": 1, \"reason\": \"笔误\", \"title\": \"讲堂\"}")
                .andExpect(status().isCreated());

        coordinator
                .posts(
                        "/api/v1/entries/taggings",
                        body(one, other, 1, "\"add\": [\"%s\"], \"reason\": \"核对\"".formatted(WOMEN)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("entry-" + other)))
                .andExpect(content().string(not(containsString("entry-" + one))));
        standsAt(one, 1);

        coordinator
                .fills(
                        "/entries/taggings",
                        "county",
                        "" + COUNTY,
                        "entry",
                        one + ".1",
                        "entry",
                        other + ".1",
                        "tag-" + WOMEN,
                        "add",
                        "reason",
                        "核对")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("已被别人改到第 2 版")))
                .andExpect(content().string(containsString("value=\"" + other + ".2\"")))
                .andExpect(content().string(containsString("value=\"add\" checked")));
        standsAt(one, 1);
    }

    @Test
    void aRowThatIsNotOnesOwnIsShownWithItsReasonAndHindersTheOthersOnlyWhereItIsSent() throws Exception {
        String own = entered("妇联", "2021-05-01", "activity");
        String foreign = entered("总工会", "2021-05-02", "activity");
        Person women = world.cadre(COUNTY, "妇联");
        women.asks("/entries/taggings/new?county=" + COUNTY + "&entry=" + own + ".1&entry=" + foreign + ".1")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("给 2 条记录加减标签")))
                .andExpect(content().string(containsString("不在这次处理之内：不归您管")))
                .andExpect(content().string(containsString("更正 1 条")));
        women.posts(
                        "/api/v1/entries/taggings",
                        body(own, foreign, 1, "\"add\": [\"%s\"], \"reason\": \"核对\"".formatted(WOMEN)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("entry-" + foreign)));
        standsAt(own, 1);
        women.fills(
                        "/entries/taggings",
                        "county",
                        "" + COUNTY,
                        "entry",
                        own + ".1",
                        "tag-" + WOMEN,
                        "add",
                        "reason",
                        "核对")
                .andExpect(status().is3xxRedirection());
        standsAt(own, 2);
        women.asks("/entries/withdrawals/new?county=" + COUNTY + "&entry=" + own + ".2&entry=" + foreign + ".1")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("撤销 1 条")));
        women.posts(
                        "/api/v1/entries/withdrawals",
                        body(own, foreign, 1, "\"reason\": \"重复\"")
                                .replace("\"expectedVersion\": 1}, ", "\"expectedVersion\": 2}, "))
                .andExpect(status().isUnprocessableContent());
        standsAt(own, 2);
    }

    @Test
    void whatIsLeftOutOrContradictsItselfComesBackWithWords() throws Exception {
        String one = entered("妇联", "2021-06-01", "activity");
        String lecture = entered("妇联", "2021-06-02", "lecture");
        coordinator
                .fills("/entries/taggings", "county", "" + COUNTY, "entry", one + ".1")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请至少选一个要加上或去掉的标签")))
                .andExpect(content().string(containsString("请写明原因")));
        coordinator
                .posts(
                        "/api/v1/entries/taggings",
                        body(one, lecture, 1, "\"add\": [\"audience.nobody\"], \"reason\": \"核对\""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("没有这个标签")));
        coordinator
                .posts(
                        "/api/v1/entries/taggings",
                        body(one, lecture, 1, "\"add\": [\"%s\"], \"reason\": \"核对\"".formatted(WOMEN)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("没有标签这一栏")));
        standsAt(one, 1);
        world.leader(COUNTY)
                .posts(
                        "/api/v1/entries/taggings",
                        body(one, lecture, 1, "\"add\": [\"%s\"], \"reason\": \"核对\"".formatted(WOMEN)))
                .andExpect(status().isForbidden());
        world.leader(COUNTY)
                .asks("/entries?year=2021")
                .andExpect(content().string(not(containsString("/entries/taggings/new"))));
    }

    @Test
    void manyAreWithdrawnByProgramInOnePosting() throws Exception {
        String one = entered("妇联", "2021-07-01", "activity");
        String other = entered("妇联", "2021-07-02", "activity");
        coordinator
                .posts("/api/v1/entries/withdrawals", body(one, other, 1, "\"reason\": \"没有办成\""))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.withdrawn", is(2)));
        coordinator
                .posts("/api/v1/entries/withdrawals", body(one, other, 1, "\"reason\": \"没有办成\""))
                .andExpect(status().isConflict());
    }
}
