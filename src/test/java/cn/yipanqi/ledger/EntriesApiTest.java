package cn.yipanqi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.ledger.LedgerWorld.Person;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@YipanqiTest
class EntriesApiTest {

    private static final long COUNTY = 513221;
    private static final long NEIGHBOUR = 513222;
    private static final String URL = "/api/v1/entries";

    @Autowired
    LedgerWorld world;

    private Person coordinator;

    @BeforeEach
    void someoneWhoKeepsTheBoard() {
        coordinator = world.coordinator(COUNTY);
    }

    private static String activity(String unit, String day, String title, String more) {
        return """
                {"kind": "activity", "unit": "%s", "day": "%s", "title": "%s"%s}
                """.formatted(unit, day, title, more.isEmpty() ? "" : ", " + more);
    }

    private String entered(Person who, String body) throws Exception {
        String answer = who.posts(URL + "?county=" + COUNTY, body)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    @Test
    void anEntryIsEnteredByNamesAndReadBackTheSame() throws Exception {
        String id = entered(coordinator, activity("总工会", "2021-05-12", "环卫工人健康体检", """
                "to": "2021-05-13", "partners": ["妇联", "县红十字会", "县人民医院"], "place": "县体育馆", "lead": "总工会",
                "measures": {"participants": 86, "given_cash": "1.5万", "given_goods": 480.5, "recipients": "约80"},
                "tags": ["audience.outdoor"], "note": "登记册另附"
                """));

        coordinator
                .asks(URL + "/" + id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.day").value("2021-05-12"))
                .andExpect(jsonPath("$.to").value("2021-05-13"))
                .andExpect(jsonPath("$.unit").value("总工会"))
                .andExpect(jsonPath("$.lead").value("总工会"))
                .andExpect(jsonPath("$.leadBasis").value("STATED"))
                .andExpect(jsonPath("$.partners").value(contains("妇联", "红十字会", "县人民医院")))
                .andExpect(jsonPath("$.measures.participants").value(86))
                .andExpect(jsonPath("$.measures.given_cash").value(15000))
                .andExpect(jsonPath("$.measures.given_goods").value(480.5))
                .andExpect(jsonPath("$.about").value(contains("recipients")))
                .andExpect(jsonPath("$.tags").value(contains("audience.outdoor")))
                .andExpect(jsonPath("$.source.module").value("ledger"))
                .andExpect(jsonPath("$.matterDetails.joined").value(containsInAnyOrder("妇联", "红十字会")))
                .andExpect(jsonPath("$.matterDetails.entries").value(contains(id)))
                .andExpect(jsonPath("$.history", hasSize(1)));
    }

    @Test
    void theCountyMayStandInTheBodyToo() throws Exception {
        coordinator
                .posts(URL, activity("妇联", "2021-06-01", "六一慰问", "\"county\": \"" + COUNTY + "\""))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", org.hamcrest.Matchers.startsWith(URL)))
                .andExpect(jsonPath("$.county").value(Long.toString(COUNTY)));
        coordinator.posts(URL, activity("妇联", "2021-06-01", "六一慰问", "")).andExpect(status().isBadRequest());
    }

    @Test
    void everyFieldThatIsWrongIsNamedAtOnceAndNothingIsEntered() throws Exception {
        coordinator
                .posts(URL + "?county=" + COUNTY, """
                        {"kind": "activity", "day": "2021-02-30", "unit": "不存在的单位", "title": " ", "township": "远方乡",
                         "measures": {"participants": "一百多", "given": -5, "views": 3}, "tags": ["职工"]}
                        """)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field")
                        .value(containsInAnyOrder(
                                "title",
                                "day",
                                "unit",
                                "township",
                                "measures.participants",
                                "measures.given",
                                "measures.views",
                                "tags")))
                .andExpect(jsonPath("$.errors[?(@.field == 'measures.participants')].message")
                        .value("参加人次要填整数，如 105；估数写“约105”"));
        coordinator
                .posts(URL + "?county=" + COUNTY, "{\"kind\": \"holiday\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("kind"));
        coordinator.posts(URL + "?county=" + COUNTY, "[1]").andExpect(status().is4xxClientError());
    }

    @Test
    void textThatCannotBeKeptIsTheSendersFaultAndNotOurs() throws Exception {
        coordinator
                .posts(URL + "?county=" + COUNTY, activity("总工会", "2021-03-04", "慰\\u0000问", ""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("failure.text.unkeepable"));
    }

    @Test
    void textIsFoundDownToOneCharacterInEitherWidthAndWildcardsAreOnlyCharacters() throws Exception {
        entered(coordinator, activity("科协", "2020-03-01", "流动科技馆巡展", "\"place\": \"Ｍ镇100%广场\""));
        entered(coordinator, activity("残联", "2020-03-02", "爱耳日宣传", ""));

        found("q=馆", "流动科技馆巡展");
        found("q=流动 广场", "流动科技馆巡展");
        found("q=m镇", "流动科技馆巡展");
        found("q=0%", "流动科技馆巡展");
        found("q=%", "流动科技馆巡展");
        found("q=_");
        found("q=馆 耳");
    }

    private void found(String query, String... titles) throws Exception {
        coordinator
                .asks(URL + "?county=" + COUNTY + "&year=2020&" + query)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].title", org.hamcrest.Matchers.equalTo(List.of(titles))));
    }

    @Test
    void aListIsReadPageByPageWithoutMissingOrRepeatingARow() throws Exception {
        for (int i = 0; i < 5; i++) {
            entered(coordinator, activity("妇联", "2019-01-0" + (1 + i / 2), "第" + i + "场", ""));
        }
        List<String> titles = new ArrayList<>();
        String cursor = "";
        do {
            String answer = coordinator
                    .asks(URL + "?county=" + COUNTY + "&from=2019-01-01&to=2019-01-31&size=2" + cursor)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            titles.addAll(JsonPath.read(answer, "$.items[*].title"));
            String next = JsonPath.read(answer, "$.next");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        assertThat(titles).containsExactly("第0场", "第1场", "第2场", "第3场", "第4场");
        coordinator
                .asks(URL + "?county=" + COUNTY + "&year=2019&cursor=%22x")
                .andExpect(status().isUnprocessableContent());
        coordinator.asks(URL + "?county=" + COUNTY).andExpect(status().isBadRequest());
    }

    @Test
    void aUnitFindsWhatItRecordedLedOrJoined() throws Exception {
        entered(coordinator, activity("总工会", "2018-01-05", "甲", "\"partners\": [\"科协\"]"));
        entered(coordinator, activity("科协", "2018-01-06", "乙", "\"lead\": \"妇联\""));

        String list = URL + "?county=" + COUNTY + "&year=2018&unit=科协";
        coordinator.asks(list).andExpect(jsonPath("$.items[*].title", contains("乙")));
        coordinator.asks(list + "&role=joined").andExpect(jsonPath("$.items[*].title", contains("甲", "乙")));
        coordinator.asks(list + "&role=led").andExpect(jsonPath("$.items", hasSize(0)));
        coordinator.asks(list + "&role=any").andExpect(jsonPath("$.items", hasSize(2)));
        coordinator
                .asks(URL + "?county=" + COUNTY + "&year=2018&unit=妇联&role=led")
                .andExpect(jsonPath("$.items[*].title", contains("乙")));
    }

    @Test
    void aCorrectionChangesWhatItNamesAndKeepsWhatWasThere() throws Exception {
        String id = entered(coordinator, activity("团县委", "2021-04-01", "植树", """
                "measures": {"participants": 68, "cost": 200}, "note": "旧"
                """));

        coordinator
                .posts(URL + "/" + id + "/corrections", """
                        {"expectedVersion": 1, "reason": "按登记册改正", "measures": {"participants": 86}, "note": null}
                        """)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.measures.participants").value(86))
                .andExpect(jsonPath("$.measures.cost").value(200))
                .andExpect(jsonPath("$.note").value(nullValue()))
                .andExpect(jsonPath("$.leadBasis").value("PRESUMED"))
                .andExpect(jsonPath("$.history[0].reason").value("按登记册改正"))
                .andExpect(jsonPath("$.history[0].changes[?(@.field == 'participants')].before")
                        .value(68));

        String first =
                coordinator.asks(URL + "/" + id).andReturn().getResponse().getContentAsString();
        int posting = JsonPath.read(first, "$.posting");
        coordinator
                .asks(URL + "/" + id + "?asOf=" + (posting - 1))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.measures.participants").value(68))
                .andExpect(jsonPath("$.matterDetails.measures.participants").value(68));
        coordinator.asks(URL + "/" + id + "?asOf=0").andExpect(status().isNotFound());
    }

    @Test
    void whoLedCanBeLeftOpenAndSaidLater() throws Exception {
        String id = entered(coordinator, activity("团县委", "2021-04-04", "植树", "\"lead\": \"总工会\""));
        coordinator
                .posts(URL + "/" + id + "/corrections", """
                        {"expectedVersion": 1, "reason": "没有定", "leadBasis": "UNKNOWN"}
                        """)
                .andExpect(jsonPath("$.lead").value(nullValue()))
                .andExpect(jsonPath("$.leadBasis").value("UNKNOWN"));
        coordinator
                .posts(URL + "/" + id + "/corrections", """
                        {"expectedVersion": 2, "reason": "定了", "lead": "妇联"}
                        """)
                .andExpect(jsonPath("$.lead").value("妇联"))
                .andExpect(jsonPath("$.leadBasis").value("STATED"));
    }

    @Test
    void aCorrectionOfAnOlderVersionIsRefusedAndSoIsOneWithoutAReason() throws Exception {
        String id = entered(coordinator, activity("团县委", "2021-04-02", "植树", ""));
        String change = "{\"expectedVersion\": 1, \"reason\": \"改名\", \"title\": \"植树造林\"}";
        coordinator.posts(URL + "/" + id + "/corrections", change).andExpect(status().isCreated());

        coordinator
                .posts(URL + "/" + id + "/corrections", change.replace("造林", "活动"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ledger.entry.stale"));
        coordinator
                .posts(URL + "/" + id + "/withdrawal", "{\"expectedVersion\": 1, \"reason\": \"没有办\"}")
                .andExpect(status().isConflict());
        coordinator
                .posts(URL + "/" + id + "/corrections", "{\"expectedVersion\": 2, \"title\": \"植树\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("reason"));
        coordinator
                .posts(URL + "/" + id + "/corrections", "{\"expectedVersion\": 2, \"reason\": \"改\"}")
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void ofTwoWhoCorrectOneVersionAtOnceOneIsTold() throws Exception {
        String id = entered(coordinator, activity("团县委", "2021-04-03", "植树", ""));
        Person other = world.coordinator(COUNTY);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (Person who : List.of(coordinator, other)) {
                Callable<Integer> correction = () -> {
                    together.await();
                    return who.posts(URL + "/" + id + "/corrections", """
                                    {"expectedVersion": 1, "reason": "同时", "title": "%s"}
                                    """.formatted(UUID.randomUUID()))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                };
                answers.add(two.submit(correction));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409);
        } finally {
            two.shutdown();
        }
    }

    @Test
    void aWithdrawnEntryIsListedNoMoreAndTellsWhy() throws Exception {
        String id = entered(coordinator, activity("工商联", "2017-04-03", "走访", ""));
        coordinator
                .posts(URL + "/" + id + "/withdrawal", "{\"expectedVersion\": 1, \"reason\": \"没有办\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("WITHDRAWN"));

        coordinator.asks(URL + "?county=" + COUNTY + "&year=2017").andExpect(jsonPath("$.items", hasSize(0)));
        coordinator
                .asks(URL + "/" + id)
                .andExpect(jsonPath("$.matter").value(nullValue()))
                .andExpect(jsonPath("$.history[0].reason").value("没有办"));
        coordinator
                .posts(URL + "/" + id + "/corrections", "{\"expectedVersion\": 2, \"reason\": \"改\", \"title\": \"x\"}")
                .andExpect(status().isConflict());
    }

    @Test
    void aCadreKeepsTheLedgerOfOneUnitOnly() throws Exception {
        Person women = world.cadre(COUNTY, "妇联");
        String own = entered(women, """
                {"kind": "activity", "day": "2021-03-08", "title": "三八节表彰"}
                """);
        coordinator.asks(URL + "/" + own).andExpect(jsonPath("$.unit").value("妇联"));

        women.posts(URL + "?county=" + COUNTY, activity("总工会", "2021-03-08", "冒名", ""))
                .andExpect(status().isForbidden());
        String foreign = entered(coordinator, activity("总工会", "2021-03-09", "职工运动会", ""));
        String change = "{\"expectedVersion\": 1, \"reason\": \"改\", \"title\": \"别人的\", \"unit\": \"妇联\"}";
        women.posts(URL + "/" + foreign + "/corrections", change).andExpect(status().isForbidden());
        women.posts(URL + "/" + foreign + "/withdrawal", "{\"expectedVersion\": 1, \"reason\": \"改\"}")
                .andExpect(status().isForbidden());
        women.asks(URL + "/" + foreign)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("职工运动会"))
                .andExpect(jsonPath("$.version").value(1));
    }

    @Test
    void aStationsStaffKeepTheirStationsEntriesOnly() throws Exception {
        UUID station = world.station(COUNTY, "甲服务站");
        UUID other = world.station(COUNTY, "乙服务站");
        Person staff = world.stationStaff(COUNTY, station);

        String id = entered(staff, """
                {"kind": "volunteer", "day": "2021-03-05", "title": "学雷锋", "category": "环境保护", "measures": {"participants": 12}}
                """);
        staff.asks(URL + "/" + id).andExpect(jsonPath("$.station").value("甲服务站"));
        staff.posts(URL + "?county=" + COUNTY, """
                        {"kind": "volunteer", "day": "2021-03-05", "title": "学雷锋", "station": "%s"}
                        """.formatted(other)).andExpect(status().isForbidden());
        staff.posts(URL + "/" + id + "/corrections", """
                        {"expectedVersion": 1, "reason": "改数", "measures": {"participants": 13}}
                        """).andExpect(status().isCreated());
    }

    @Test
    void aLeaderReadsAndWritesNothingAndASystemAdministratorDoesNotEvenRead() throws Exception {
        String id = entered(coordinator, activity("总工会", "2021-07-01", "七一慰问", ""));
        Person leader = world.leader(COUNTY);
        leader.asks(URL + "/" + id).andExpect(status().isOk());
        leader.posts(URL + "?county=" + COUNTY, activity("总工会", "2021-07-01", "x", ""))
                .andExpect(status().isForbidden());

        Person admin = world.systemAdmin(COUNTY);
        admin.asks(URL + "/" + id).andExpect(status().isForbidden());
        admin.asks(URL + "?county=" + COUNTY + "&year=2021").andExpect(status().isForbidden());
    }

    @Test
    void anotherCountySeesNothing() throws Exception {
        String id = entered(coordinator, activity("总工会", "2021-08-01", "八一慰问", ""));
        Person stranger = world.coordinator(NEIGHBOUR);

        stranger.asks(URL + "/" + id).andExpect(status().isNotFound());
        stranger.asks(URL + "?county=" + COUNTY + "&year=2021").andExpect(status().isNotFound());
        stranger.asks(URL + "?county=" + NEIGHBOUR + "&year=2021&q=八")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(0)));
        stranger.posts(URL + "?county=" + COUNTY, activity("总工会", "2021-08-01", "x", ""))
                .andExpect(status().isNotFound());
        stranger.posts(URL + "/" + id + "/corrections", "{\"expectedVersion\": 1, \"reason\": \"改\", \"title\": \"x\"}")
                .andExpect(status().isNotFound());
    }

    @Test
    void entriesOfAHiddenKindDoNotShow() throws Exception {
        String id = entered(coordinator, """
                {"kind": "meeting", "unit": "总工会", "day": "2016-07-01", "title": "专题会", "category": "专题会议"}
                """);
        Person without = world.coordinatorWithout(COUNTY, "meeting");

        without.asks(URL + "/" + id).andExpect(status().isNotFound());
        without.asks(URL + "?county=" + COUNTY + "&year=2016")
                .andExpect(jsonPath("$.items[*].title", not(hasItem("专题会"))));
    }
}
