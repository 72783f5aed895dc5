package cn.yipanqi.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.web.Paging;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class FeedbackTest {

    private static final Paging FIRST = new Paging(1000, 1, 1000);

    @Autowired
    MockMvc web;

    @Autowired
    Feedback feedback;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aStrangerMayComplainAndIsToldANumber() throws Exception {
        web.perform(get("/feedback?from=/sign-in"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("name=\"from\" value=\"/sign-in\"")));
        web.perform(post("/feedback").with(csrf()).param("text", "太慢").param("from", "/sign-in"))
                .andExpect(status().isFound())
                .andExpect(redirectedUrlPattern("/feedback?sent=*"));
    }

    @Test
    void aFormWithoutWordsComesBackWithWhatWasTyped() throws Exception {
        web.perform(post("/feedback").with(csrf()).param("text", " ").param("contact", "13900000000"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("有 1 处要改"),
                                Matchers.containsString("href=\"#text\""),
                                Matchers.containsString("id=\"text-error\""),
                                Matchers.containsString("value=\"13900000000\""),
                                Matchers.containsString("有错误："))));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        web.perform(post("/feedback").param("text", "太慢")).andExpect(status().isForbidden());
    }

    @Test
    void theListIsNotForEverybody() throws Exception {
        web.perform(get("/feedback/list")).andExpect(status().isFound());
    }

    @Test
    void aCountyReadsItsOwnAndNobodyElses() {
        long ours = CurrentScope.call(county(632622), () -> feedback.add(form("班玛的话")));
        long theirs = CurrentScope.call(county(632623), () -> feedback.add(form("甘德的话")));

        assertThat(numbers(county(632622))).contains(ours).doesNotContain(theirs);
        assertThat(numbers(county(632623))).contains(theirs).doesNotContain(ours);
    }

    @Test
    void whatIsNoCountysIsReadByThoseWhoLookAfterSeveral() {
        long stranger = CurrentScope.call(Scope.nobody("stranger"), () -> feedback.add(form("登录不了")));

        assertThat(numbers(scope(632600, 632700))).contains(stranger);
        assertThat(numbers(county(632622))).doesNotContain(stranger);
        assertThat(numbers(Scope.nobody("stranger"))).isEmpty();
    }

    @Test
    void nobodyChangesOrRemovesWhatWasSaid() {
        long said = CurrentScope.call(county(632622), () -> feedback.add(form("说过的话")));

        for (String change :
                List.of("update web.feedback set text = 'x' where no = ?", "delete from web.feedback where no = ?")) {
            assertThatThrownBy(() -> CurrentScope.run(
                            county(632622),
                            () -> new TransactionTemplate(transactions)
                                    .executeWithoutResult(status ->
                                            jdbc.sql(change).param(said).update())))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void thePageComplainedAboutIsAlwaysOneOfOurs() {
        assertThat(List.of("https://evil.example/", "//evil.example/", "/\\evil.example", "x", "/" + "x".repeat(300)))
                .allSatisfy(from ->
                        assertThat(new FeedbackForm(from, "x", null).page()).isEqualTo("/"));
        assertThat(new FeedbackForm("/entries?kind=activity", "x", null).page()).isEqualTo("/entries?kind=activity");
    }

    private List<Long> numbers(Scope scope) {
        return CurrentScope.call(
                scope,
                () -> feedback.list(FIRST).stream().map(Feedback.Sent::number).toList());
    }

    private static FeedbackForm form(String text) {
        return new FeedbackForm("/", text, null);
    }

    private static Scope county(long code) {
        return scope(code, code + 1);
    }

    private static Scope scope(long low, long high) {
        return new Scope(UUID.randomUUID(), "somebody", low, high, low, high, Scope.Entries.ALL, null, null, Set.of());
    }
}
