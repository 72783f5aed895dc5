package cn.yipanqi.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
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
import cn.yipanqi.figures.FigureWorld.Place;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.Period;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A county may add figures and word others in its own way; nobody else notices, and no version is ever lost. */
@YipanqiTest
class DefinitionsTest {

    private static final long HERE = 652901;
    private static final long ELSEWHERE = 652924;
    private static final Period YEAR = Period.year(2022);

    @Autowired
    MockMvc web;

    @Autowired
    Definitions definitions;

    @Autowired
    Figures figures;

    @Autowired
    Ledger ledger;

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
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private RequestPostProcessor coordinator;
    private RequestPostProcessor neighbour;

    @BeforeEach
    void desks() {
        Desk desk = new Desk(accounts, tokens);
        coordinator = desk.at(HERE, Role.COORDINATOR);
        neighbour = desk.at(ELSEWHERE, Role.COORDINATOR);
    }

    private static MockHttpServletRequestBuilder form(String code) {
        return post("/figures")
                .with(csrf())
                .param("county", Long.toString(HERE))
                .param("code", code)
                .param("commons", "ACTIVITY")
                .param("nameZh", "发放现金")
                .param("unitZh", "元")
                .param("kinds", "activity")
                .param("aggregate", "SUM")
                .param("measures", "given_cash")
                .param("display", "EXACT")
                .param("wordingZh", "活动事项发放的现金之和。");
    }

    @Test
    void aCountysOwnFigureIsEvaluatedLikeAnyOtherAndNobodyElseSeesIt() throws Exception {
        Place place = CurrentScope.call(TestScopes.coordinator(HERE), () -> {
            Place here = new FigureWorld(ledger, directory, homes, stations).furnish(HERE);
            Random random = new Random(5);
            for (int i = 0; i < 20; i++) {
                new FigureWorld(ledger, directory, homes, stations)
                        .post(here, FigureWorld.of(here, "activity", random));
            }
            return here;
        });
        web.perform(form("cash.paid").with(coordinator))
                .andExpect(status().isFound())
                .andExpect(redirectedUrlPattern("/figures/own.cash.paid?*"));

        CurrentScope.run(TestScopes.coordinator(HERE), () -> {
            Figure figure = figures.one("own.cash.paid", place.county(), YEAR, null);
            assertThat(figure.value()).isEqualByComparingTo(total("given_cash"));
            assertThat(figure.rows()).isPositive();
            assertThat(figures.values(List.of("own.cash.paid"), place.county(), YEAR)
                            .get(0)
                            .value())
                    .isEqualByComparingTo(figure.value());
            assertThat(figure.definition().name().en()).as("Chinese stands in").isEqualTo("发放现金");
        });
        CurrentScope.run(
                TestScopes.coordinator(ELSEWHERE),
                () -> assertThat(definitions.all(ELSEWHERE))
                        .noneMatch(definition -> definition.code().startsWith(Definition.OWN)));
        web.perform(get("/figures?county=" + HERE + "&year=2022").with(coordinator))
                .andExpect(content().string(allOf(containsString("own.cash.paid"), containsString("本县自设"))));
        web.perform(get("/api/v1/definitions?county=" + ELSEWHERE).with(neighbour))
                .andExpect(content().string(not(containsString("own.cash.paid"))));
        web.perform(get("/api/v1/definitions?county=" + HERE).with(neighbour)).andExpect(status().isNotFound());
    }

    private java.math.BigDecimal total(String column) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select sum(" + column + ") from ledger.matter_now where county = ?")
                        .param(HERE)
                        .query(java.math.BigDecimal.class)
                        .single());
    }

    @Test
    void wordsChangeByVersionsAndCanBeGivenUp() throws Exception {
        web.perform(post("/figures/talk.sessions/wording")
                        .with(csrf())
                        .with(coordinator)
                        .param("county", Long.toString(HERE))
                        .param("nameZh", "理论宣讲")
                        .param("unitZh", "场")
                        .param("display", "EXACT")
                        .param("wordingZh", "本县各宣讲组的宣讲。"))
                .andExpect(status().isFound());
        CurrentScope.run(TestScopes.leader(HERE), () -> {
            Definition worded = definitions.of(HERE, "talk.sessions");
            assertThat(worded.version()).isEqualTo(2);
            assertThat(worded.name().zh()).isEqualTo("理论宣讲");
            assertThat(worded.question())
                    .isEqualTo(
                            definitions.versions(HERE, "talk.sessions").get(1).question());
        });
        CurrentScope.run(
                TestScopes.leader(ELSEWHERE),
                () -> assertThat(definitions.of(ELSEWHERE, "talk.sessions").version())
                        .isEqualTo(1));
        web.perform(delete("/api/v1/definitions/talk.sessions?county=" + HERE).with(coordinator))
                .andExpect(status().isNoContent());
        CurrentScope.run(TestScopes.leader(HERE), () -> {
            assertThat(definitions.of(HERE, "talk.sessions").version()).isEqualTo(1);
            assertThat(definitions.versions(HERE, "talk.sessions")).hasSize(3);
        });
        web.perform(delete("/api/v1/definitions/talk.sessions?county=" + HERE).with(coordinator))
                .andExpect(status().isUnprocessableContent());
    }

    @ParameterizedTest
    @CsvSource({
        "nameZh, '', 请填名称",
        "code, Bad Code!, 代码只用小写字母",
        "measures, views, 所选的台账没有这一项可加",
        "display, PERCENT, 这里的指标不是比率",
        "tag, drop table, 应从列表里选",
        "home, 00000000-0000-0000-0000-000000000001, 没有这个阵地",
        "aggregate, NONSENSE, 请选择怎么算",
        "kinds, nonsense, 请至少选一种台账"
    })
    void aFormThatBreaksARuleComesBackWithTheRulesWords(String field, String value, String words) throws Exception {
        String[] kept = {
            "county", "code", "commons", "nameZh", "unitZh", "kinds", "aggregate", "measures", "display", "wordingZh"
        };
        MockHttpServletRequestBuilder sent = post("/figures").with(csrf()).with(coordinator);
        String[] values = {
            Long.toString(HERE), "rule.broken", "ACTIVITY", "名称", "元", "activity", "SUM", "given_cash", "EXACT", "口径"
        };
        for (int i = 0; i < kept.length; i++) {
            sent.param(kept[i], kept[i].equals(field) ? value : values[i]);
        }
        if (!List.of(kept).contains(field)) {
            sent.param(field, value);
        }
        web.perform(sent)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString(words), containsString("href=\"#" + field + "\""))));
    }

    @Test
    void theApiNamesEveryFieldThatIsWrong() throws Exception {
        web.perform(
                        post("/api/v1/definitions?county=" + HERE)
                                .with(coordinator)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"code\":\"x y\",\"kinds\":[\"activity\"],\"aggregate\":\"COUNT\",\"display\":\"WAN\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field")
                        .value(org.hamcrest.Matchers.hasItems("nameZh", "code", "display")));
    }

    @Test
    void aLeaderReadsDefinitionsAndChangesNone() throws Exception {
        RequestPostProcessor leader = new Desk(accounts, tokens).at(HERE, Role.LEADER);
        web.perform(get("/api/v1/definitions?county=" + HERE).with(leader)).andExpect(status().isOk());
        web.perform(get("/figures/new?county=" + HERE).with(leader)).andExpect(status().isForbidden());
        web.perform(form("leaders.own").with(leader)).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update figures.definition set wording_zh = 'x' where county = 652901",
                "delete from figures.definition where county = 652901",
                "insert into figures.definition select (jsonb_populate_record(d, '{\"county\":652924,\"version\":9,\"actor_name\":\"x\",\"at\":\"2022-01-01T00:00:00Z\"}')).* from figures.definition d where code = 'talk.sessions' and county is null",
                "insert into figures.definition select (jsonb_populate_record(d, '{\"version\":9}')).* from figures.definition d where code = 'talk.sessions' and county is null"
            })
    void theDatabaseItselfRefuses(String statement) {
        Scope office = TestScopes.coordinator(HERE);
        assertThatThrownBy(() -> CurrentScope.run(
                        office,
                        () -> new TransactionTemplate(transactions)
                                .executeWithoutResult(
                                        status -> jdbc.sql(statement).update())))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void definitionsComePageByPage() throws Exception {
        String first = web.perform(get("/api/v1/definitions?size=5").with(coordinator))
                .andExpect(jsonPath("$.definitions.length()").value(5))
                .andExpect(jsonPath("$.definitions[0].code").value("meeting.special.sessions"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String cursor = first.substring(first.lastIndexOf("\"next\":\"") + 8, first.lastIndexOf('"'));
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        web.perform(get("/api/v1/definitions?size=500&cursor=" + cursor)
                        .with(coordinator)
                        .header("Accept-Language", "en"))
                .andExpect(jsonPath("$.definitions.length()").value(17))
                .andExpect(jsonPath("$.definitions[0].name").value("Usage of the women's and children's home"))
                .andExpect(jsonPath("$.next").isEmpty());
    }
}
