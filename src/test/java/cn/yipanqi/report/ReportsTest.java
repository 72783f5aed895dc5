package cn.yipanqi.report;

import static cn.yipanqi.report.ReportCounty.CODE;
import static cn.yipanqi.report.ReportCounty.as;
import static cn.yipanqi.report.ReportCounty.coordinator;
import static cn.yipanqi.report.ReportCounty.freshYear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.audit.ChainHeads;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Merging;
import cn.yipanqi.ledger.Merging.Union;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class ReportsTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    private ReportCounty county;

    @Autowired
    Reports reports;

    @Autowired
    ReportReader reader;

    @Autowired
    Steps steps;

    @Autowired
    Signings signings;

    @Autowired
    Returns returns;

    @Autowired
    FileStore files;

    @Autowired
    ChainHeads chains;

    @Autowired
    Merging merging;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void county() {
        county = new ReportCounty(ledger, directory);
    }

    private UUID draft(Period period) {
        return coordinator(() -> reports.draft(CODE, period).edition().id());
    }

    private OpenEdition open(UUID id) {
        return coordinator(() -> reader.open(id));
    }

    /** Reviewed, signed and sent up as signed, whatever was recorded in between. */
    private OpenEdition freeze(UUID id) {
        sign(id);
        return sendUp(id);
    }

    private void sign(UUID id) {
        new LedEdition(steps, signings, CODE).signed(id);
    }

    private OpenEdition sendUp(UUID id) {
        return coordinator(() -> signings.freeze(id, null, true));
    }

    private static EditionFigure activities(OpenEdition open) {
        return open.figures().of("activity.sessions").orElseThrow();
    }

    private static String words(OpenEdition open) {
        return open.narrative().passages().stream()
                .flatMap(passage -> passage.pieces().stream())
                .map(piece ->
                        piece instanceof Narrative.Number number ? number.display() : ((Narrative.Words) piece).text())
                .collect(Collectors.joining());
    }

    private static void refused(Refusal.Kind kind, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDraftFollowsTheLedger() {
        Period year = freshYear();
        UUID id = draft(year);
        assertThat(words(open(id))).contains("活动台账无记录");
        county.activities(year, 3);
        assertThat(activities(open(id)).display()).isEqualTo("3");
        assertThat(words(open(id))).contains("共同开展各类活动3场次");
        county.activities(year, 1);
        assertThat(activities(open(id)).display()).isEqualTo("4");
        assertThat(open(id).figures().posting())
                .isGreaterThan(open(id).edition().revision());
    }

    @Test
    void eachDraftIsOneOfItsOwn() {
        Period year = freshYear();
        assertThat(draft(year)).isNotEqualTo(draft(year));
    }

    @Test
    void halvesQuartersMonthsAndAnyDaysAreReportedOnLikeYears() {
        Period year = freshYear();
        int n = year.from().getYear();
        county.activities(year, 40);
        assertThat(activities(open(draft(Period.half(n, 1)))).display()).isEqualTo("40");
        assertThat(activities(open(draft(Period.quarter(n, 2)))).display()).isEqualTo("0");
        UUID january = draft(Period.month(java.time.YearMonth.of(n, 1)));
        assertThat(activities(open(january)).display()).isEqualTo("31");
        assertThat(open(january).edition().title()).isEqualTo("三台县" + n + "年1月群团协同化工作报告");
        Period week = new Period(year.from().plusDays(2), year.from().plusDays(8));
        assertThat(activities(open(draft(week))).display()).isEqualTo("7");
    }

    @Test
    void aFrozenEditionKeepsValuesRowsAndBytesWhateverTheLedgerSaysLater() {
        Period year = freshYear();
        List<UUID> entries = county.activities(year, 5);
        UUID id = draft(year);
        OpenEdition frozen = freeze(id);
        byte[] given = coordinator(() -> reports.export(id)).bytes();

        county.withdraw(entries.get(0));
        merge(entries.subList(1, 3));
        county.activities(year, 1);

        OpenEdition later = open(id);
        assertThat(later.edition()).isEqualTo(frozen.edition());
        assertThat(later.narrative()).isEqualTo(frozen.narrative());
        assertThat(activities(later).display()).isEqualTo("5");
        EditionFile again = coordinator(() -> reports.export(id));
        assertThat(again.bytes()).isEqualTo(given);
        UUID document = later.edition().freezing().document();
        assertThat(coordinator(() -> files.find(document)).sha256()).isEqualTo(sha256(given));
        List<KeptRow> rows = coordinator(() -> reader.rows(id, "activity.sessions", 0, 100));
        assertThat(rows).extracting(KeptRow::entry).containsExactlyElementsOf(entries);
        assertThat(rows).extracting(KeptRow::version).containsOnly(1);
    }

    @Test
    void aFrozenEditionKeepsWhereTheAuditChainEndedAsItIsPrinted() throws Exception {
        Period year = freshYear();
        county.activities(year, 1);
        UUID id = draft(year);
        sign(id);
        ChainHead before = coordinator(() -> chains.now(CODE)).orElseThrow();

        ChainHead printed = sendUp(id).edition().freezing().chain();
        county.activities(year, 1);

        assertThat(printed).isEqualTo(before);
        assertThat(open(id).edition().freezing().chain()).isEqualTo(before);
        String line = "审计链 %,d · %s".formatted(before.no(), before.hash().substring(0, 16));
        byte[] word = coordinator(() -> reports.export(id)).bytes();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .endsWith(line);
        }
        assertThat(coordinator(() -> returns.take(id, "same.docx", word))
                        .result()
                        .unchanged())
                .isTrue();
    }

    @Test
    void freezingIsNotDisturbedByWhatIsRecordedMeanwhile() throws Exception {
        Period year = freshYear();
        county.activities(year, 30);
        UUID id = draft(year);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService busy = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> others = List.of(
                    busy.submit(() -> whileNot(done, () -> county.activities(year, 1))),
                    busy.submit(() -> whileNot(done, () -> coordinator(() -> reports.export(id)))));
            for (int i = 0; i < 5; i++) {
                UUID next = draft(year);
                assertThat(freeze(next).edition().frozen()).isTrue();
            }
            done.set(true);
            for (Future<?> other : others) {
                other.get();
            }
        } finally {
            done.set(true);
            busy.shutdownNow();
        }
    }

    private static void whileNot(AtomicBoolean done, Runnable action) {
        while (!done.get()) {
            action.run();
        }
    }

    private void merge(List<UUID> entries) {
        coordinator(() -> merging.confirm(
                CODE, List.of(new Union(entries, county.unit(), LeadBasis.STATED, null, 100, true, List.of()))));
    }

    @Test
    void theRowsKeptBehindEveryFigureAddUpToIt() {
        Period year = freshYear();
        county.activities(year, 620);
        UUID id = draft(year);
        OpenEdition frozen = freeze(id);
        for (String code : EditionFile.cards(frozen.narrative()).keySet()) {
            EditionFigure figure = frozen.figures().of(code).orElseThrow();
            BigDecimal sum = coordinator(() -> reader.rows(id, code, 0, 10_000)).stream()
                    .map(KeptRow::contribution)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(code).isEqualByComparingTo(figure.value());
        }
        assertThat(activities(frozen).rows()).isEqualTo(620);
    }

    @Test
    void correctionsAfterwardsShowBesideAndNeverWithin() {
        Period year = freshYear();
        List<UUID> entries = county.activities(year, 3);
        UUID id = draft(year);
        freeze(id);
        assertThat(open(id).corrections()).isEmpty();
        county.activities(year, 2);
        Correction more = open(id).corrections().get("activity.sessions");
        assertThat(more.shown()).isEqualTo("+2");
        assertThat(more.now()).isEqualTo("5");
        // 200 yuan are 0.0 万元: the correction says them all the same.
        assertThat(open(id).corrections().get("activity.amount").shown()).isEqualTo("+200");
        entries.forEach(county::withdraw);
        assertThat(open(id).corrections().get("activity.sessions").shown()).isEqualTo("-1");
        UUID next = draft(year);
        assertThat(coordinator(() -> reader.past(reader.find(next), 5)))
                .filteredOn(past -> past.edition().id().equals(id))
                .singleElement()
                .satisfies(past -> assertThat(past.corrections()).hasSize(2));
    }

    @Test
    void aFrozenEditionIsNeitherEditedNorFrozenAgain() {
        UUID id = draft(freshYear());
        OpenEdition frozen = freeze(id);
        refused(Refusal.Kind.STALE, () -> sendUp(id));
        refused(
                Refusal.Kind.STALE,
                () -> coordinator(() -> reports.edit(
                        id,
                        frozen.edition().text() + "\n再加一句。",
                        frozen.edition().revision())));
    }

    @Test
    void notEvenTheApplicationsOwnRoleCanAlterWhatIsFrozen() {
        UUID id = draft(freshYear());
        freeze(id);
        assertThatThrownBy(() -> inTransaction(() -> jdbc.sql("update report.edition set text = '' where id = ?")
                        .param(id)
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is frozen");
        for (String table : List.of("edition_figure", "edition_row", "typed_number", "returned")) {
            assertThatThrownBy(() -> inTransaction(() -> jdbc.sql("delete from report." + table + " where edition = ?")
                            .param(id)
                            .update()))
                    .as(table)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private int inTransaction(java.util.function.Supplier<Integer> action) {
        return coordinator(() -> new TransactionTemplate(transactions).execute(status -> action.get()));
    }

    @Test
    void whoSavesWithoutHavingSeenTheLatestIsTold() {
        UUID id = draft(freshYear());
        String text = open(id).edition().text();
        OpenEdition second = coordinator(() -> reports.edit(id, text + "\n补充一段。", 1));
        assertThat(second.edition().revision()).isEqualTo(2);
        refused(Refusal.Kind.STALE, () -> coordinator(() -> reports.edit(id, text, 1)));
        sign(id);
        refused(Refusal.Kind.STALE, () -> coordinator(() -> signings.freeze(id, 1, true)));
        assertThat(open(id).edition().text()).endsWith("补充一段。");
    }

    @Test
    void aTextThatCannotBeUnderstoodIsNotSaved() {
        UUID id = draft(freshYear());
        String text = open(id).edition().text();
        refused(Refusal.Kind.INVALID, () -> coordinator(() -> reports.edit(id, text + "\n{activity.sesions}场次", 1)));
        assertThat(open(id).edition().revision()).isEqualTo(1);
        Preview preview = coordinator(() -> reader.preview(id, text + "\n{activity.sesions}场次"));
        // The text ends with a line end: what is added begins with an empty line.
        assertThat(preview.reading().problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.line()).isEqualTo((int) text.lines().count() + 2));
    }

    @Test
    void aTypedNumberBearsWhoeverTypedIt() {
        UUID id = draft(freshYear());
        String text = open(id).edition().text().replace("{typed:县级财政安排协同化经费||", "{typed:县级财政安排协同化经费|56|");
        coordinator(() -> reports.edit(id, text, 1));
        var other = new cn.yipanqi.database.Scope(
                null,
                "王某",
                CODE,
                CODE + 1,
                CODE,
                CODE + 1,
                cn.yipanqi.database.Scope.Entries.ALL,
                null,
                null,
                java.util.Set.of());
        as(other, () -> reports.edit(id, text + "\n另有{typed:捐赠|3|万元}。", 2));
        OpenEdition open = open(id);
        assertThat(open.typed().get("县级财政安排协同化经费").by()).isEqualTo("协同办");
        assertThat(open.typed().get("捐赠").by()).isEqualTo("王某");
        assertThat(words(open)).contains("本年度安排56万元");
        as(other, () -> reports.edit(id, text.replace("|56|", "|60|"), 3));
        assertThat(open(id).typed().get("县级财政安排协同化经费").by()).isEqualTo("王某");
    }

    @Test
    void ofTwoWhoFreezeAtOnceOneDoesAndTheOtherIsTold() throws Exception {
        Period year = freshYear();
        county.activities(year, 30);
        for (int round = 0; round < 3; round++) {
            UUID id = draft(year);
            sign(id);
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<String> attempt = () -> {
                start.await();
                try {
                    sendUp(id);
                    return "frozen";
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
                assertThat(outcomes).containsExactlyInAnyOrder("frozen", "STALE");
            } finally {
                two.shutdownNow();
            }
        }
    }

    @Test
    void whatIsFrozenBelongsToOnePostingEvenWhileOthersPost() throws Exception {
        Period year = freshYear();
        county.activities(year, 20);
        UUID id = draft(year);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> posting = other.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    county.activities(year, 1);
                }
            });
            OpenEdition frozen = freeze(id);
            posting.get();
            long value = activities(frozen).value().longValueExact();
            assertThat(coordinator(() -> reader.rows(id, "activity.sessions", 0, 1000)))
                    .hasSize((int) value);
            long posted = coordinator(() -> new TransactionTemplate(transactions)
                    .execute(status -> jdbc.sql("""
                            select count(*) from ledger.entry_version
                            where county = ? and no = 1 and posting <= ? and first_day between ? and ?
                            """)
                            .params(CODE, frozen.figures().posting(), year.from(), year.to())
                            .query(Long.class)
                            .single()));
            assertThat(value).isEqualTo(posted);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void anotherCountySeesNothingAndALeaderChangesNothing() {
        UUID id = draft(freshYear());
        refused(Refusal.Kind.ABSENT, () -> as(TestScopes.coordinator(ReportCounty.NEIGHBOUR), () -> reader.open(id)));
        assertThat(as(TestScopes.coordinator(ReportCounty.NEIGHBOUR), () -> reader.of(CODE, null, 10)))
                .isEmpty();
        assertThat(as(TestScopes.leader(CODE), () -> reader.open(id)).edition().id())
                .isEqualTo(id);
        assertThatThrownBy(() -> as(TestScopes.leader(CODE), () -> signings.freeze(id, null, true)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> as(TestScopes.leader(CODE), () -> reports.edit(id, "# 标题", 1)))
                .isInstanceOf(RuntimeException.class);
        assertThat(open(id).edition().frozen()).isFalse();
    }

    @Test
    void aReturnedFileListsWhatItChanged() {
        Period year = freshYear();
        county.activities(year, 3);
        UUID id = draft(year);
        freeze(id);
        EditionFile file = coordinator(() -> reports.export(id));
        Returned same = coordinator(() -> returns.take(id, "退回.docx", file.bytes()));
        assertThat(same.result().unchanged()).isTrue();
        byte[] changed = WordEdits.replaceText(file.bytes(), "3", "8");
        Returned edited = coordinator(() -> returns.take(id, "退回.docx", changed));
        assertThat(edited.result().changed())
                .filteredOn(change -> change.code().equals("activity.sessions"))
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.ours()).startsWith("3");
                    assertThat(change.theirs()).startsWith("8");
                });
        assertThat(coordinator(() -> returns.find(id, edited.id())).result()).isEqualTo(edited.result());
        assertThat(coordinator(() -> returns.of(reader.find(id)))).hasSize(2);
        refused(Refusal.Kind.INVALID, () -> coordinator(() -> returns.take(draft(year), "退回.docx", file.bytes())));
    }

    @Test
    void everyDecisionIsOnRecord() {
        UUID id = draft(freshYear());
        coordinator(() -> reports.edit(id, open(id).edition().text() + "\n补充。", 1));
        freeze(id);
        coordinator(() -> reports.export(id));
        List<String> actions = coordinator(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(
                                "select action from audit.event where county = ? and subject = ? order by no")
                        .params(CODE, id.toString())
                        .query(String.class)
                        .list()));
        assertThat(actions)
                .containsExactly(
                        "report.draft",
                        "report.edit",
                        "report.move.send",
                        "report.move.approve",
                        "report.move.sign",
                        "report.freeze",
                        "report.export");
    }
}
