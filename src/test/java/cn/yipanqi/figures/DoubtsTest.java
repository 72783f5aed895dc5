package cn.yipanqi.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.figures.doubt.Doubt;
import cn.yipanqi.figures.doubt.Doubts;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever reads a number may question it; the county's office answers once, and everybody there can read both. */
@YipanqiTest
class DoubtsTest {

    private static final long HERE = 652925;
    private static final long ELSEWHERE = 652926;
    private static final String WHERE = "county=" + HERE + "&year=2022";

    @Autowired
    MockMvc web;

    @Autowired
    Doubts doubts;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private RequestPostProcessor leader;
    private RequestPostProcessor coordinator;
    private RequestPostProcessor neighbour;

    @BeforeEach
    void desks() {
        Desk desk = new Desk(accounts, tokens);
        leader = desk.at(HERE, Role.LEADER);
        coordinator = desk.at(HERE, Role.COORDINATOR);
        neighbour = desk.at(ELSEWHERE, Role.COORDINATOR);
    }

    @Test
    void aLeaderAsksTheOfficeAnswersAndNobodyElseHears() throws Exception {
        web.perform(get("/figures/study.sessions/question?" + WHERE).with(leader))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("周三学习")));
        web.perform(post("/figures/study.sessions/question?" + WHERE)
                        .with(leader)
                        .with(csrf())
                        .param("text", "怎么是零次？"))
                .andExpect(status().isFound());
        Doubt asked = CurrentScope.call(
                TestScopes.leader(HERE), () -> doubts.before(HERE, null, 5).get(0));
        assertThat(asked.shown()).isEqualTo("0 次");
        assertThat(asked.askedBy()).isEqualTo("县领导");
        web.perform(get("/figures/questions?county=" + HERE).with(leader))
                .andExpect(content().string(allOf(containsString("怎么是零次"), not(containsString("name=\"answer\"")))));
        web.perform(get("/figures/questions?county=" + HERE).with(coordinator))
                .andExpect(content().string(containsString("name=\"answer\"")));
        web.perform(post("/figures/questions/" + asked.id() + "/answer?county=" + HERE)
                        .with(leader)
                        .with(csrf())
                        .param("answer", "因为"))
                .andExpect(status().isForbidden());
        web.perform(post("/figures/questions/" + asked.id() + "/answer?county=" + HERE)
                        .with(coordinator)
                        .with(csrf())
                        .param("answer", " "))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请写下答复")));
        web.perform(post("/figures/questions/" + asked.id() + "/answer?county=" + HERE)
                        .with(coordinator)
                        .with(csrf())
                        .param("answer", "台账还没有导入。"))
                .andExpect(status().isFound());
        web.perform(get("/api/v1/figures/questions?county=" + HERE).with(leader))
                .andExpect(jsonPath("$.questions[0].answer").value("台账还没有导入。"))
                .andExpect(jsonPath("$.questions[0].answeredBy").value("协同办"));
        web.perform(get("/api/v1/figures/questions?county=" + ELSEWHERE).with(neighbour))
                .andExpect(jsonPath("$.questions").isEmpty());
        CurrentScope.run(
                TestScopes.coordinator(HERE),
                () -> assertThatThrownBy(() -> doubts.answer(HERE, asked.id(), "再答"))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE)));
        CurrentScope.run(
                TestScopes.coordinator(ELSEWHERE),
                () -> assertThatThrownBy(() -> doubts.answer(HERE, asked.id(), "外人"))
                        .isInstanceOf(Refusal.class));
    }

    @Test
    void aQuestionWithoutWordsComesBack() throws Exception {
        web.perform(post("/figures/study.sessions/question?" + WHERE)
                        .with(leader)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(allOf(containsString("请写下疑问"), containsString("href=\"#text\""))));
    }

    @Test
    void whatWasAskedStaysAsItWas() {
        Doubt asked = CurrentScope.call(
                TestScopes.coordinator(HERE),
                () -> doubts.ask("talk.groups", HERE, Period.year(2022), null, "三个？", Locale.SIMPLIFIED_CHINESE));
        for (String change : new String[] {
            "update figures.question set text = 'x' where id = ?", "delete from figures.question where id = ?"
        }) {
            assertThatThrownBy(() -> CurrentScope.run(
                            TestScopes.coordinator(HERE),
                            () -> new TransactionTemplate(transactions)
                                    .executeWithoutResult(status ->
                                            jdbc.sql(change).param(asked.id()).update())))
                    .hasStackTraceContaining("permission denied");
        }
    }
}
