package cn.yipanqi.report;

import static cn.yipanqi.report.ReportCounty.CODE;
import static cn.yipanqi.report.ReportCounty.freshYear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.report.Move.Deed;
import cn.yipanqi.report.Signings.Paper;
import cn.yipanqi.report.Signings.Signature;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.InvalidInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 拟稿 > 核稿 > 签发 > 报送: which step follows which, who may take it, and what a signature pins. */
@YipanqiTest
class EditionStatesTest {

    /** 梓潼县, where nobody else has an account. */
    private static final long LONELY = 510725;

    private static final String PREFECTURE = "5107";

    private static final Map<EditionState, Set<Deed>> ALLOWED = Map.of(
            EditionState.DRAFT, Set.of(Deed.SEND),
            EditionState.REVIEW, Set.of(Deed.APPROVE, Deed.RETURN),
            EditionState.REVIEWED, Set.of(Deed.SIGN, Deed.RETURN),
            EditionState.SIGNED, Set.of(Deed.FREEZE, Deed.RETURN),
            EditionState.FROZEN, Set.of());

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    Reports reports;

    @Autowired
    ReportReader reader;

    @Autowired
    Steps steps;

    @Autowired
    Signings signings;

    @Autowired
    SigningRules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private ReportCounty county;
    private LedEdition led;

    @BeforeEach
    void county() {
        county = new ReportCounty(ledger, directory);
        led = new LedEdition(steps, signings, CODE);
    }

    private UUID draft(Period period) {
        return led.drafter(() -> reports.draft(CODE, period).edition().id());
    }

    private UUID in(EditionState state) {
        UUID id = draft(freshYear());
        switch (state) {
            case REVIEW -> led.sent(id);
            case REVIEWED -> led.reviewed(id);
            case SIGNED -> led.signed(id);
            case FROZEN -> led.frozen(id);
            default -> {}
        }
        return id;
    }

    private EditionState state(UUID id) {
        return led.drafter(() -> reader.find(id)).state();
    }

    private static void refused(Refusal.Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private final Map<Deed, Consumer<UUID>> deeds = Map.of(
            Deed.SEND, id -> led.drafter(() -> steps.send(id, null, null)),
            Deed.APPROVE, id -> led.reviewer(() -> steps.approve(id, null, null)),
            Deed.RETURN, id -> led.reviewer(() -> steps.redraft(id, null, "改一处")),
            Deed.SIGN, id -> led.sign(id),
            Deed.FREEZE, id -> led.drafter(() -> signings.freeze(id, null, false)));

    @ParameterizedTest
    @EnumSource
    void fromEachStepOnlyTheNextFollowsOrTheDraft(EditionState from) {
        deeds.forEach((deed, doing) -> {
            UUID id = in(from);
            if (ALLOWED.get(from).contains(deed)) {
                doing.accept(id);
                assertThat(state(id)).as(from + " " + deed).isNotEqualTo(from);
            } else {
                refused(Refusal.Kind.STALE, () -> doing.accept(id));
                assertThat(state(id)).as(from + " " + deed).isEqualTo(from);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = "DRAFT", mode = EnumSource.Mode.EXCLUDE)
    void onceSentItsTextIsLockedForEverybody(EditionState state) {
        UUID id = in(state);
        Edition edition = led.drafter(() -> reader.find(id));
        String text = edition.text() + "\n再加一句。";
        refused(Refusal.Kind.STALE, () -> led.drafter(() -> reports.edit(id, text, edition.revision())));
        refused(Refusal.Kind.STALE, () -> led.reviewer(() -> reports.edit(id, text, edition.revision())));
        assertThatThrownBy(() -> update(LedEdition.scope(UUID.randomUUID(), "某", CODE), id, "text = 'x'"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoSentItForReviewDoesNotPassIt() {
        UUID id = in(EditionState.REVIEW);
        refused(Refusal.Kind.INVALID, () -> led.drafter(() -> steps.approve(id, null, null)));
        assertThat(state(id)).isEqualTo(EditionState.REVIEW);
        led.drafter(() -> steps.redraft(id, null, "自己撤回"));
        assertThat(state(id)).isEqualTo(EditionState.DRAFT);
    }

    @Test
    void theDatabaseKeepsFourEyesAndTheOrderOfStepsToo() {
        Scope sender = LedEdition.scope(new UUID(1, 1), "拟稿人", CODE);
        Scope other = LedEdition.scope(new UUID(1, 2), "核稿人", CODE);
        UUID id = in(EditionState.REVIEW);
        String passed = "state = 'REVIEWED', reviewer = ";
        broken("four_eyes", sender, id, passed + "sender");
        broken("stay who they are", sender, id, passed + "'" + new UUID(1, 2) + "'");
        broken("stay who they are", other, id, "state = 'REVIEWED', reviewer = null");
        broken("stay who they are", other, id, passed + "'" + new UUID(1, 2) + "', sender = null");
        broken("does not go", other, id, "state = 'FROZEN'");
        broken("does not go", other, id, "text = 'x'");
        broken("is no draft", other, id, passed + "'" + new UUID(1, 2) + "', text = 'x'");
        UUID draft = in(EditionState.DRAFT);
        broken("stay who they are", sender, draft, "state = 'REVIEW', sender = '" + new UUID(1, 2) + "'");
        broken("was not reviewed", sender, draft, "state = 'REVIEWED', sender = '" + new UUID(1, 1) + "'");
        UUID reviewed = in(EditionState.REVIEWED);
        broken("signed_before_it_is_sent_up", other, reviewed, "state = 'SIGNED'");
        UUID signed = in(EditionState.SIGNED);
        broken("stay who they are", other, signed, "reviewer = '" + UUID.randomUUID() + "', state = 'FROZEN'");
        for (String table : List.of("move", "signing", "signing_rule")) {
            assertThatThrownBy(() -> CurrentScope.run(
                            other,
                            () -> new TransactionTemplate(transactions)
                                    .executeWithoutResult(status -> jdbc.sql("delete from report." + table)
                                            .update())))
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private void broken(String why, Scope scope, UUID id, String change) {
        assertThatThrownBy(() -> update(scope, id, change))
                .as(change)
                .rootCause()
                .hasMessageContaining(why);
    }

    private void update(Scope scope, UUID id, String change) {
        CurrentScope.run(
                scope,
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(
                                status -> jdbc.sql("update report.edition set " + change + " where id = ?")
                                        .param(id)
                                        .update()));
    }

    @Test
    void whereSomebodyElseCouldReviewNobodyGoesAroundIt() {
        token(Role.COORDINATOR, CODE);
        UUID id = in(EditionState.DRAFT);
        refused(Refusal.Kind.INVALID, () -> led.drafter(() -> steps.waive(id, null, "赶时间")));
        assertThat(state(id)).isEqualTo(EditionState.DRAFT);
    }

    @Test
    void whereNobodyElseCouldItPassesForAReasonThatStandsInItsHistory() {
        LedEdition alone = new LedEdition(steps, signings, LONELY);
        UUID id =
                alone.drafter(() -> reports.draft(LONELY, freshYear()).edition().id());
        refused(Refusal.Kind.INVALID, () -> alone.drafter(() -> steps.waive(id, null, " ")));
        alone.drafter(() -> steps.waive(id, 1, "本县只有一名专职干部"));
        alone.sign(id);
        alone.drafter(() -> signings.freeze(id, null, false));
        List<Move> moves = alone.drafter(() -> reader.moves(reader.find(id)));
        assertThat(moves).extracting(Move::deed).containsExactly(Deed.WAIVE, Deed.SIGN, Deed.FREEZE);
        assertThat(moves.get(0).words()).isEqualTo("本县只有一名专职干部");
    }

    @Test
    void whatGoesBackSaysWhyAndTheHistoryKeepsEveryMove() {
        UUID id = in(EditionState.REVIEW);
        refused(Refusal.Kind.INVALID, () -> led.reviewer(() -> steps.redraft(id, null, "")));
        led.reviewer(() -> steps.redraft(id, null, "活动一节漏了残联"));
        Edition draft = led.drafter(() -> reader.find(id));
        led.drafter(() -> reports.edit(id, draft.text() + "\n补上残联。", draft.revision()));
        led.drafter(() -> steps.send(id, 2, "已补"));
        led.reviewer(() -> steps.approve(id, null, "好"));
        List<Move> moves = led.drafter(() -> reader.moves(reader.find(id)));
        assertThat(moves).extracting(Move::deed).containsExactly(Deed.SEND, Deed.RETURN, Deed.SEND, Deed.APPROVE);
        assertThat(moves).extracting(Move::revision).containsExactly(1, 1, 2, 2);
        assertThat(moves).extracting(move -> move.trace().by()).containsExactly("拟稿人", "核稿人", "拟稿人", "核稿人");
        assertThat(moves.get(1).words()).isEqualTo("活动一节漏了残联");
    }

    @Test
    void itWaitsForTheOfficeAtEachStepAndNoLonger() {
        UUID id = in(EditionState.DRAFT);
        assertThat(waiting(id)).isEmpty();
        led.sent(id);
        assertThat(waiting(id)).containsExactly("report.review");
        led.reviewer(() -> steps.redraft(id, null, "改一处"));
        assertThat(waiting(id)).containsExactly("report.redraft");
        led.reviewed(id);
        assertThat(waiting(id)).containsExactly("report.sign");
        led.sign(id);
        assertThat(waiting(id)).containsExactly("report.freeze");
        led.drafter(() -> signings.freeze(id, null, false));
        assertThat(waiting(id)).isEmpty();
    }

    private List<String> waiting(UUID id) {
        return led.drafter(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select topic from notify.todo where county = ? and subject = ?")
                        .params(CODE, id)
                        .query(String.class)
                        .list()));
    }

    @Test
    void whatWasSignedIsWhatIsSentUpThoughTheLedgerMoved() {
        Period year = freshYear();
        county.activities(year, 3);
        UUID id = draft(year);
        OpenEdition signed = led.signed(id);
        long posting = signed.figures().posting();
        county.activities(year, 2);

        OpenEdition open = led.drafter(() -> reader.open(id));
        assertThat(sessions(open)).isEqualTo("3");
        assertThat(open.corrections().get("activity.sessions").shown()).isEqualTo("+2");
        assertThatThrownBy(() -> led.drafter(() -> signings.freeze(id, null, false)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
                    assertThat(refusal.sentence().args().get(1).toString()).contains("共同开展活动 +2");
                });
        assertThat(state(id)).isEqualTo(EditionState.SIGNED);

        OpenEdition frozen = led.drafter(() -> signings.freeze(id, null, true));
        assertThat(sessions(frozen)).isEqualTo("3");
        assertThat(frozen.edition().freezing().posting()).isEqualTo(posting);
        assertThat(frozen.edition().signing()).isEqualTo(signed.edition().signing());
        assertThat(led.drafter(() -> reader.rows(id, "activity.sessions", 0, 10)))
                .hasSize(3);
    }

    @Test
    void backToDraftItsFiguresAreLiveAgainAndASecondSigningPinsTheNew() {
        Period year = freshYear();
        county.activities(year, 3);
        UUID id = draft(year);
        led.signed(id);
        county.activities(year, 2);
        led.reviewer(() -> steps.redraft(id, null, "数字有变，重新签"));
        OpenEdition draft = led.drafter(() -> reader.open(id));
        assertThat(sessions(draft)).isEqualTo("5");
        assertThat(draft.edition().signing()).isNull();
        county.activities(year, 1);
        led.signed(id);
        assertThat(sessions(led.drafter(() -> signings.freeze(id, null, false))))
                .isEqualTo("6");
        int signed = led.drafter(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select count(*) from report.signing where edition = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()));
        assertThat(signed).as("the first signing stays on record").isEqualTo(2);
    }

    @Test
    void whoeverPassesSendsBackOrSignsAnotherTextThanHeReadIsTold() throws Exception {
        UUID id = in(EditionState.REVIEW);
        anotherText(id);
        refused(Refusal.Kind.STALE, () -> led.reviewer(() -> steps.approve(id, 1, null)));
        refused(Refusal.Kind.STALE, () -> led.reviewer(() -> steps.redraft(id, 1, "改一处")));
        String coordinator = token(Role.COORDINATOR, CODE);
        for (String deed : List.of("/review/approval", "/redraft")) {
            mvc.perform(by(coordinator, post("/api/v1/reports/" + id + deed))
                            .contentType("application/json")
                            .content("{\"expectedRevision\":1,\"words\":\"看的是上一稿\"}"))
                    .andExpect(status().isConflict());
            mvc.perform(by(coordinator, post("/reports/" + id + deed).with(csrf()))
                            .param("revision", "1")
                            .param("words", "看的是上一稿"))
                    .andExpect(status().isConflict());
        }
        assertThat(state(id)).isEqualTo(EditionState.REVIEW);
        led.reviewer(() -> steps.approve(id, 2, null));
        refused(Refusal.Kind.STALE, () -> led.drafter(() -> signings.sign(id, 1, LedEdition.signature())));
        assertThat(state(id)).isEqualTo(EditionState.REVIEWED);
        led.drafter(() -> signings.sign(id, 2, LedEdition.signature()));
        assertThat(state(id)).isEqualTo(EditionState.SIGNED);
    }

    private void anotherText(UUID id) {
        led.drafter(() -> steps.redraft(id, null, "换一段"));
        Edition draft = led.drafter(() -> reader.find(id));
        led.drafter(() -> reports.edit(id, draft.text() + "\n换了一段。", draft.revision()));
        led.sent(id);
    }

    private static String sessions(OpenEdition open) {
        return open.figures().of("activity.sessions").orElseThrow().display();
    }

    @Test
    void ofTwoWhoPassAtOnceOneDoesAndTheOtherIsTold() throws Exception {
        UUID id = in(EditionState.REVIEW);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<String> attempt = () -> {
            start.await();
            try {
                led.reviewer(() -> steps.approve(id, null, null));
                return "passed";
            } catch (Refusal refusal) {
                return refusal.kind().name();
            }
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : two.invokeAll(List.of(attempt, attempt))) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder("passed", "STALE");
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void aSigningNeedsItsPaperAndWhoSignedIt() {
        UUID id = in(EditionState.REVIEWED);
        faulty(id, new Signature(" ", "", null, null), "leader", "position", "day", "scan");
        LocalDate tomorrow = LocalDate.of(2199, 1, 1);
        faulty(id, new Signature("甲", "书记", tomorrow, paper("a.pdf", LedEdition.SCAN)), "day");
        byte[] word = {'P', 'K', 3, 4, 0, 0};
        faulty(id, new Signature("甲", "书记", LedEdition.SIGNED, paper("a.docx", word)), "scan");
        faulty(id, new Signature("甲", "书记", LedEdition.SIGNED, paper("a.pdf", new byte[] {1, 2, 3})), "scan");
        faulty(id, new Signature("甲", "书记", LedEdition.SIGNED, paper("机密.pdf", LedEdition.SCAN)), "scan");
        assertThat(state(id)).isEqualTo(EditionState.REVIEWED);
    }

    private static Paper paper(String name, byte[] bytes) {
        return new Paper(name, bytes);
    }

    private void faulty(UUID id, Signature signature, String... fields) {
        assertThatThrownBy(() -> led.drafter(() -> signings.sign(id, null, signature)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        input -> assertThat(input.faults())
                                .extracting(InvalidInput.Fault::field)
                                .containsExactly(fields));
    }

    @Test
    void onlyWhereTheCountysRuleSaysSoIsThePaperLeftOut() {
        LedEdition there = new LedEdition(steps, signings, LONELY + 1);
        UUID id = there.drafter(
                () -> reports.draft(LONELY + 1, freshYear()).edition().id());
        there.reviewed(id);
        Signature without = new Signature("甲", "书记", LedEdition.SIGNED, null);
        assertThatThrownBy(() -> there.drafter(() -> signings.sign(id, null, without)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> there.drafter(() -> rules.decide(LONELY + 1, false, "", null)))
                .isInstanceOf(InvalidInput.class);
        there.drafter(() -> rules.decide(LONELY + 1, false, "由县委办统一存档", 0));
        refused(Refusal.Kind.STALE, () -> there.drafter(() -> rules.decide(LONELY + 1, true, "改回", 0)));
        assertThat(there.drafter(() -> signings.sign(id, null, without))
                        .edition()
                        .signing()
                        .scan())
                .isNull();
        refused(Refusal.Kind.ABSENT, () -> there.drafter(() -> signings.paper(id)));
    }

    @Test
    void ofSeveralWhoDecideTheRuleAtOnceOneDoesAndTheOthersAreTold() throws Exception {
        LedEdition there = new LedEdition(steps, signings, LONELY + 2);
        CyclicBarrier start = new CyclicBarrier(6);
        Callable<String> attempt = () -> {
            start.await();
            try {
                there.drafter(() -> rules.decide(LONELY + 2, false, "由县委办统一存档", 0));
                return "decided";
            } catch (Refusal refusal) {
                return refusal.kind().name();
            }
        };
        ExecutorService six = Executors.newFixedThreadPool(6);
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : six.invokeAll(Collections.nCopies(6, attempt))) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsOnlyOnce("decided").containsOnly("decided", "STALE");
        } finally {
            six.shutdownNow();
        }
    }

    @Test
    void whoeverCouldReviewFromTheDivisionAboveIsSomebodyElseToo() {
        long where = LONELY + 3;
        LedEdition alone = new LedEdition(steps, signings, where);
        assertThat(alone.drafter(() -> steps.reviewerBeside(where))).isFalse();
        String login = "above-" + UUID.randomUUID().toString().substring(0, 8);
        Grant above = Grant.of(Role.COORDINATOR, new RegionCode(PREFECTURE));
        UUID account = CurrentScope.call(
                Scope.nobody("test"), () -> accounts.open(login, "市协同办", "correct horse battery", above));
        try {
            assertThat(alone.drafter(() -> steps.reviewerBeside(where))).isTrue();
        } finally {
            CurrentScope.run(Scope.nobody("test"), () -> accounts.disable(account));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CADRE", "STATION", "LEADER", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"})
    void onlyWhoDraftsMovesAnEditionOnPagesAndByPrograms(Role role) throws Exception {
        UUID id = in(EditionState.REVIEW);
        String asker = token(role, CODE);
        for (String site : List.of("/api/v1/reports/", "/reports/")) {
            for (String deed : List.of("/review", "/review/approval", "/review/waiver", "/redraft", "/freezing")) {
                mvc.perform(by(asker, post(site + id + deed).with(csrf()).param("revision", "1")))
                        .andExpect(status().isForbidden());
            }
            mvc.perform(by(asker, multipart(site + id + "/signing").with(csrf()).param("revision", "1")))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(by(asker, get("/reports/signing-rule"))).andExpect(status().isForbidden());
        mvc.perform(by(asker, put("/api/v1/reports/signing-rule").param("county", Long.toString(CODE)))
                        .contentType("application/json")
                        .content("{\"scanRequired\":false,\"reason\":\"x\"}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void thePageLeadsThroughTheStepsShowsThePaperAndTellsTheHistory() throws Exception {
        String drafter = token(Role.COORDINATOR, CODE);
        String reviewer = token(Role.COORDINATOR, CODE);
        UUID id = in(EditionState.DRAFT);
        String url = "/reports/" + id;
        mvc.perform(by(drafter, post(url + "/review").with(csrf()).param("revision", "1")))
                .andExpect(status().is3xxRedirection());
        mvc.perform(by(drafter, get(url)))
                .andExpect(content().string(not(containsString("/review/approval"))))
                .andExpect(content().string(containsString("撤回修改")));
        mvc.perform(by(drafter, post(url + "/review/approval").with(csrf()).param("revision", "1")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("送核稿的人不能自己核稿")));
        mvc.perform(by(
                        reviewer,
                        post(url + "/redraft")
                                .with(csrf())
                                .param("revision", "1")
                                .param("words", " ")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请写明退回的原因")));
        mvc.perform(by(reviewer, post(url + "/review/approval").with(csrf()).param("revision", "1")))
                .andExpect(status().is3xxRedirection());
        mvc.perform(by(drafter, get(url + "/signing"))).andExpect(status().isOk());
        mvc.perform(by(
                        drafter,
                        multipart(url + "/signing")
                                .with(csrf())
                                .param("revision", "1")
                                .param("leader", "<b>甲</b>")
                                .param("day", "2022-13-01")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"&lt;b>甲")))
                .andExpect(content().string(containsString("2022-13-01")))
                .andExpect(content().string(containsString("请上传签发件的扫描件")));
        MockMultipartFile scan = new MockMultipartFile("scan", "签发件.pdf", "application/pdf", LedEdition.SCAN);
        mvc.perform(by(
                        drafter,
                        multipart(url + "/signing")
                                .file(scan)
                                .with(csrf())
                                .param("revision", "1")
                                .param("leader", "<b>甲</b>")
                                .param("position", "县委副书记")
                                .param("day", "2022-12-30")))
                .andExpect(status().is3xxRedirection());
        mvc.perform(by(drafter, get(url)))
                .andExpect(content().string(containsString("&lt;b&gt;甲")))
                .andExpect(content().string(containsString(url + "/signing/scan")))
                .andExpect(content().string(containsString("核稿通过")));
        mvc.perform(by(token(Role.LEADER, CODE), get(url + "/signing/scan")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().bytes(LedEdition.SCAN));
        mvc.perform(by(drafter, post(url + "/freezing").with(csrf()).param("revision", "1")))
                .andExpect(status().is3xxRedirection());
        mvc.perform(by(drafter, get("/api/v1" + url + "/moves")))
                .andExpect(jsonPath("$.items.length()").value(4))
                .andExpect(jsonPath("$.items[3].deed").value("FREEZE"));
    }

    @Test
    void onThePageWhatMovedSinceTheSigningIsListedBeforeItIsSentUp() throws Exception {
        Period year = freshYear();
        county.activities(year, 3);
        UUID id = draft(year);
        led.signed(id);
        county.activities(year, 2);
        String asker = token(Role.COORDINATOR, CODE);
        String url = "/reports/" + id + "/freezing";
        mvc.perform(by(asker, get(url)))
                .andExpect(content().string(containsString("name=\"signed\"")))
                .andExpect(content().string(containsString("+2")));
        mvc.perform(by(asker, post(url).with(csrf()).param("revision", "1")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("签发以后台账有变动")));
        mvc.perform(by(asker, post("/api/v1" + url))
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("+2")));
        mvc.perform(by(asker, post(url).with(csrf()).param("revision", "1").param("signed", "true")))
                .andExpect(status().is3xxRedirection());
        assertThat(state(id)).isEqualTo(EditionState.FROZEN);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, signing, 先送核稿", "DRAFT, freezing, 先送核稿", "REVIEW, signing, 核稿通过再由领导签发", "REVIEW, freezing, 核稿通过再由领导签发",
        "REVIEWED, freezing, 记录签发后才能报送", "SIGNED, signing, 报告已由领导签发", "FROZEN, signing, 已报送冻结",
                "FROZEN, freezing, 已报送冻结"
    })
    void aStepAskedForOutOfOrderSaysWhichOneIsMissingAndBlamesNobody(EditionState state, String step, String missing)
            throws Exception {
        UUID id = in(state);
        String asker = token(Role.COORDINATOR, CODE);
        String url = "/reports/" + id + "/" + step;
        mvc.perform(by(asker, get(url)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString(missing)))
                .andExpect(content().string(containsString("id=\"steps\"")))
                .andExpect(content().string(not(containsString("别人先改了"))));
        mvc.perform(by(asker, post(url).with(csrf()))
                        .param("revision", "1")
                        .param("leader", "某某")
                        .param("position", "县委副书记")
                        .param("day", "2022-03-05"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString(missing)));
    }

    @Test
    void overTheApiTooAStepOutOfOrderIsNobodyElsesDoing() throws Exception {
        UUID id = in(EditionState.DRAFT);
        mvc.perform(by(token(Role.COORDINATOR, CODE), post("/api/v1/reports/" + id + "/freezing"))
                        .contentType("application/json")
                        .content("{}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.title").value("这一步现在不能办"))
                .andExpect(jsonPath("$.detail").value(containsString("先送核稿")));
    }

    @Test
    void theTextOfASentEditionIsLockedForReviewAndNotBecauseOfSomebodyElse() throws Exception {
        UUID id = in(EditionState.REVIEW);
        mvc.perform(by(token(Role.COORDINATOR, CODE), get("/reports/" + id + "/text")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("文字已锁定")))
                .andExpect(content().string(not(containsString("别人先改了"))));
    }

    @Test
    void aSignedEditionsFileIsHeadedWithItsSignature() throws Exception {
        UUID id = in(EditionState.SIGNED);
        EditionFile file = led.drafter(() -> reports.export(id));
        assertThat(file.name()).endsWith("（签发）.docx");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file.bytes()))) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("（县委副书记2022年12月30日签发，待报送）")
                    .noneMatch(line -> line.contains("草稿") || line.contains("拟稿") || line.contains("尚未签发"));
        }
    }

    @Test
    void anotherCountyFindsNeitherEditionNorPaper() throws Exception {
        UUID id = in(EditionState.SIGNED);
        String neighbour = token(Role.COORDINATOR, ReportCounty.NEIGHBOUR);
        mvc.perform(by(neighbour, get("/reports/" + id + "/signing/scan"))).andExpect(status().isNotFound());
        mvc.perform(by(neighbour, get("/api/v1/reports/" + id + "/moves"))).andExpect(status().isNotFound());
        mvc.perform(by(neighbour, post("/api/v1/reports/" + id + "/redraft"))
                        .contentType("application/json")
                        .content("{\"words\":\"x\"}"))
                .andExpect(status().isNotFound());
    }

    private String token(Role role, long where) {
        Grant grant = where == CODE ? county.grant(role) : Grant.of(role, RegionCode.county(where));
        return CurrentScope.call(Scope.nobody("test"), () -> {
            String login = "steps-" + UUID.randomUUID().toString().substring(0, 8);
            return tokens.make(accounts.open(login, "协同办", "correct horse battery", grant), "test");
        });
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B by(String token, B request) {
        return request.header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .characterEncoding(StandardCharsets.UTF_8);
    }
}
