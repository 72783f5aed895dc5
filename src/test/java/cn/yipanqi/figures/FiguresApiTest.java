package cn.yipanqi.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.figures.FigureWorld.Place;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures as programs and readers get them. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresApiTest {

    private static final long HERE = 652927;
    private static final String YEAR = "county=" + HERE + "&year=2022";
    private static final int LECTURES = 4;

    @Autowired
    MockMvc web;

    @Autowired
    JsonMapper json;

    @Autowired
    Ledger ledger;

    @Autowired
    Figures figures;

    @Autowired
    Directory directory;

    @Autowired
    Homes homes;

    @Autowired
    Stations stations;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Catalogue catalogue;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource owner;

    private RequestPostProcessor coordinator;
    private RequestPostProcessor restricted;

    @BeforeAll
    void aCountyWithAYearOfEntries() {
        CurrentScope.run(TestScopes.coordinator(HERE), () -> {
            FigureWorld world = new FigureWorld(ledger, directory, homes, stations);
            Place here = world.furnish(HERE);
            Random random = new Random(3);
            for (int i = 0; i < 60; i++) {
                String kind = List.of("activity", "volunteer", "talk", "venue_use", "video")
                        .get(i % 5);
                world.post(here, FigureWorld.of(here, kind, random));
            }
            for (int i = 0; i < LECTURES; i++) {
                world.post(here, FigureWorld.of(here, "lecture", random));
            }
        });
        Desk desk = new Desk(accounts, tokens);
        coordinator = desk.at(HERE, Role.COORDINATOR);
        restricted = desk.at(HERE, Role.LEADER, "activity", "lecture");
    }

    private JsonNode read(String url, RequestPostProcessor who) throws Exception {
        return json.readTree(web.perform(get(url).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void everyFigureOpensRowsThatAddUpToItForEverybody() throws Exception {
        for (RequestPostProcessor who : List.of(coordinator, restricted)) {
            JsonNode all = read("/api/v1/figures?" + YEAR, who);
            assertThat(all.path("asOf").asLong()).isEqualTo(64);
            assertThat(all.path("figures").size()).isEqualTo(22);
            for (JsonNode figure : all.path("figures")) {
                List<JsonNode> items = new ArrayList<>();
                JsonNode page;
                String cursor = "";
                do {
                    page = read(
                            "/api/v1/figures/" + figure.path("code").asString() + "/rows?" + YEAR + "&size=9" + cursor,
                            who);
                    page.path("items").forEach(items::add);
                    assertThat(page.path("value")).isEqualTo(figure.path("value"));
                    cursor = "&cursor=" + page.path("next").asString("");
                } while (!page.path("next").isNull());
                if (figure.path("definition").asString().startsWith("开放日使用率")) {
                    BigDecimal open = sum(items, "open");
                    assertThat(figure.path("value").decimalValue())
                            .isBetween(BigDecimal.ZERO, BigDecimal.ONE)
                            .isEqualByComparingTo(sum(items, "used").divide(open, java.math.MathContext.DECIMAL64));
                } else {
                    assertThat(sum(items, null)
                                    .add(page.path("hidden")
                                            .path("contribution")
                                            .decimalValue()))
                            .as(figure.path("code").asString())
                            .isEqualByComparingTo(figure.path("value").decimalValue());
                }
                assertThat(items.size() + page.path("hidden").path("rows").asInt())
                        .isEqualTo(figure.path("rows").asInt());
            }
        }
    }

    private static BigDecimal sum(List<JsonNode> items, String set) {
        return items.stream()
                .filter(item -> set == null || item.path("set").asString("").equals(set))
                .map(item -> item.path("contribution").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void whatOneMayNotOpenIsCountedAndSaid() throws Exception {
        JsonNode lectures = read("/api/v1/figures/lecture.sessions/rows?" + YEAR, restricted);
        assertThat(lectures.path("value").asInt()).isEqualTo(LECTURES);
        assertThat(lectures.path("items").size()).isZero();
        assertThat(lectures.path("hidden").path("rows").asInt()).isEqualTo(LECTURES);
        web.perform(get("/figures/lecture.sessions?" + YEAR).with(restricted))
                .andExpect(content().string(containsString("另有 " + LECTURES + " 条，合计 " + LECTURES + "，您无权查看明细（已计入）")));
    }

    @Test
    void ofASensitiveKindFewHiddenRowsAreNotEvenCounted() throws Exception {
        sensitive("lecture", true);
        try {
            JsonNode lectures = read("/api/v1/figures/lecture.sessions/rows?" + YEAR, restricted);
            assertThat(lectures.path("hidden").isNull()).isTrue();
            web.perform(get("/figures/lecture.sessions?" + YEAR).with(restricted))
                    .andExpect(content().string(allOf(containsString("不显示条数和合计"), not(containsString("按牵头单位计")))));
            assertThat(read("/api/v1/figures/lecture.sessions/rows?" + YEAR, coordinator)
                            .path("items")
                            .size())
                    .as("whoever may open them does")
                    .isEqualTo(LECTURES);
            sensitive("activity", true);
            assertThat(read("/api/v1/figures/activity.sessions/rows?" + YEAR, restricted)
                            .path("hidden")
                            .path("rows")
                            .asInt())
                    .as("enough not to point at anybody")
                    .isEqualTo(12);
        } finally {
            sensitive("lecture", false);
            sensitive("activity", false);
        }
    }

    private void sensitive(String kind, boolean sensitive) throws Exception {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update ledger.kind set sensitive = " + sensitive + " where code = '" + kind + "'");
        }
        ReflectionTestUtils.setField(catalogue, "read", null);
    }

    @Test
    void anEarlierPostingAnswersAsItDidThen() throws Exception {
        JsonNode then = read("/api/v1/figures?" + YEAR + "&asOf=30", coordinator);
        assertThat(then.path("asOf").asLong()).isEqualTo(30);
        assertThat(value(then, "activity.sessions")).isEqualTo(6);
        assertThat(value(then, "lecture.sessions")).isZero();
        assertThat(read("/api/v1/figures/activity.sessions/rows?" + YEAR + "&asOf=30", coordinator)
                        .path("items")
                        .size())
                .isEqualTo(6);
        web.perform(get("/api/v1/figures?" + YEAR + "&asOf=65").with(coordinator))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("figures.as-of"));
    }

    private static int value(JsonNode all, String code) {
        for (JsonNode figure : all.path("figures")) {
            if (figure.path("code").asString().equals(code)) {
                return figure.path("value").asInt();
            }
        }
        throw new AssertionError(code);
    }

    @Test
    void namesAndWordingsComeInTheAskersLanguage() throws Exception {
        web.perform(get("/api/v1/figures?" + YEAR).with(coordinator).header("Accept-Language", "en"))
                .andExpect(
                        jsonPath("$.figures[?(@.code=='activity.amount')].unit").value("yuan"))
                .andExpect(jsonPath("$.figures[?(@.code=='talk.groups')].name").value("Lecture teams"));
        web.perform(get("/api/v1/figures?" + YEAR).with(coordinator))
                .andExpect(
                        jsonPath("$.figures[?(@.code=='activity.amount')].unit").value("元"))
                .andExpect(jsonPath("$.figures[?(@.code=='activity.amount')].displayUnit")
                        .value("万元"));
    }

    @Test
    void aRateThatCannotBeToldSaysWhy() throws Exception {
        web.perform(get("/api/v1/figures?county=" + HERE + "&from=2019-01-01&to=2019-01-31")
                        .with(coordinator))
                .andExpect(jsonPath("$.figures[?(@.code=='home.worker.usage')].value")
                        .value((Object) null))
                .andExpect(jsonPath("$.figures[?(@.code=='home.worker.usage')].why")
                        .isNotEmpty())
                .andExpect(jsonPath("$.figures[?(@.code=='activity.sessions')].why")
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=zzz", "cursor=%00", "asOf=-1"})
    void whatCannotBeReadIsRefusedInWords(String wrong) throws Exception {
        web.perform(get("/api/v1/figures/activity.sessions/rows?" + YEAR + "&" + wrong)
                        .with(coordinator))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aCodeNobodyDefinedIsAbsentAndAnotherCountyToo() throws Exception {
        web.perform(get("/api/v1/figures/no.such/rows?" + YEAR).with(coordinator))
                .andExpect(status().isNotFound());
        web.perform(get("/api/v1/figures?county=652928&year=2022").with(coordinator))
                .andExpect(status().isNotFound());
        web.perform(get("/api/v1/figures?county=" + HERE).with(coordinator)).andExpect(status().isBadRequest());
    }

    @Test
    void theCardIsAPageByItselfAndADrawerBesideAnother() throws Exception {
        web.perform(get("/figures/activity.amount/card?" + YEAR)
                        .with(coordinator)
                        .header("HX-Request", "true"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                not(containsString("<html")),
                                containsString("数字来源卡"),
                                containsString("按牵头单位计"),
                                containsString("已逐行加总"),
                                containsString("/board?county=" + HERE))));
        web.perform(get("/figures/activity.amount/card?" + YEAR).with(coordinator))
                .andExpect(content().string(containsString("<html")));
        web.perform(get("/figures/talk.groups?" + YEAR + "&asOf=40&mark=S9").with(coordinator))
                .andExpect(content().string(allOf(containsString("记账号 40 当时的数"), containsString("S9"))));
        web.perform(get("/figures/home.youth.usage?" + YEAR).with(coordinator))
                .andExpect(content().string(containsString("开放日有使用")));
    }

    @Test
    void aPageOfRowsLeadsToTheNext() throws Exception {
        String page = web.perform(get("/figures/video.views/card?" + YEAR)
                        .with(coordinator)
                        .header("HX-Request", "true"))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        String next = page.replaceAll("(?s).*<a href=\"([^\"]+)\"[^>]*rel=\"next\".*", "$1")
                .replace("&amp;", "&");
        assertThat(next).startsWith("/figures/video.views?").contains("cursor=", "first=8");
        web.perform(get(next).with(coordinator)).andExpect(status().isOk());
    }

    @Test
    void theListShowsEveryFigureOfAnyDays() throws Exception {
        Period days = new Period(java.time.LocalDate.of(2022, 3, 4), java.time.LocalDate.of(2022, 8, 9));
        Figure talks =
                CurrentScope.call(TestScopes.coordinator(HERE), () -> figures.one("talk.sessions", HERE, days, null));
        web.perform(get("/figures?county=" + HERE + "&from=2022-03-04&to=2022-08-09")
                        .with(restricted))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(
                                        "talk.sessions?county=" + HERE + "&amp;from=2022-03-04&amp;to=2022-08-09"),
                                containsString(">" + talks.display(java.util.Locale.CHINA) + "</a>"))));
    }
}
