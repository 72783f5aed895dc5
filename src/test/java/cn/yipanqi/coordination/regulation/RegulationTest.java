package cn.yipanqi.coordination.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.AtOnce;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.regulation.Opinion.Stance;
import cn.yipanqi.coordination.regulation.Opinions.Said;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class RegulationTest {

    private static final long HERE = 513322;
    private static final String WORDS = "第一条 联席会议每季度召开一次。\n第二条 会议由总工会召集。";

    @Autowired
    Regulations regulations;

    @Autowired
    Drafts drafts;

    @Autowired
    Opinions opinions;

    @Autowired
    Answers answers;

    @Autowired
    Adoption adoption;

    @Autowired
    Asking asking;

    @Autowired
    Acknowledgements acknowledgements;

    @Autowired
    Citations citations;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    private TransactionTemplate transaction;
    private LocalDate today;
    private List<UUID> units;
    private UUID draft;

    @BeforeEach
    void aDraft() {
        transaction = new TransactionTemplate(transactions);
        today = LocalDate.now(clock);
        units = office(() -> directory.of(HERE).units().map(Unit::id).toList());
        draft = office(() -> drafts.add(HERE, draft("联席会议制度", WORDS)));
    }

    private static Draft draft(String title, String text) {
        return new Draft(title, RegulationKind.JOINT_MEETING, IssuerLevel.COUNTY, "县群团办", null, text);
    }

    private static <T> T office(Supplier<T> deed) {
        return CurrentScope.call(TestScopes.coordinator(HERE), deed);
    }

    private static void office(Runnable deed) {
        CurrentScope.run(TestScopes.coordinator(HERE), deed);
    }

    private static Scope cadre(UUID unit) {
        return cadre(unit, UUID.randomUUID());
    }

    private static Scope cadre(UUID unit, UUID account) {
        return new Scope(account, "干事", HERE, HERE + 1, HERE, HERE + 1, Entries.UNIT, unit, null, Set.of());
    }

    private RegulationVersion now(UUID version) {
        return office(() -> regulations.version(HERE, version));
    }

    private void ask(UUID version, UUID... asked) {
        office(() -> opinions.ask(
                HERE, version, List.of(asked).stream().map(Party::unit).toList(), today.plusDays(7)));
    }

    private void adopt(UUID version, LocalDate from, UUID... asked) {
        int revision = now(version).revision();
        office(() -> adoption.adopt(
                HERE,
                version,
                new Adoption.Decision(
                        revision,
                        from,
                        null,
                        "第一次联席会议",
                        from,
                        "县群办〔2022〕1号",
                        List.of(asked).stream().map(Party::unit).toList(),
                        today.plusDays(14))));
    }

    private UUID next(UUID version, String text) {
        UUID regulation = now(version).regulation();
        UUID next = office(() -> drafts.begin(HERE, regulation));
        office(() -> drafts.save(HERE, next, 1, draft("联席会议制度", text)));
        return next;
    }

    private List<String> waiting(String topic, UUID subject) {
        return office(() -> transaction.execute(status -> jdbc.sql("""
            select addressee_kind || coalesce(addressee::text, '') from notify.todo where county = :county and topic = :topic
                and subject = :subject
            """)
                .param("county", HERE)
                .param("topic", topic)
                .param("subject", subject)
                .query(String.class)
                .list()));
    }

    private static void refused(Refusal.Kind kind, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    @Test
    void aVersionGoesFromDraftOverOpinionsToInForceAndRepealedAndNoOtherWay() {
        refused(Refusal.Kind.STALE, () -> office(() -> adoption.repeal(HERE, draft, today, "不再需要")));
        ask(draft, units.get(0));
        assertThat(now(draft).state()).isEqualTo(VersionState.OPINIONS);
        adopt(draft, today.minusDays(10));
        assertThat(now(draft).standing(today)).isEqualTo(RegulationVersion.Standing.IN_FORCE);
        refused(Refusal.Kind.STALE, () -> adopt(draft, today));
        refused(Refusal.Kind.STALE, () -> ask(draft, units.get(0)));
        refused(Refusal.Kind.STALE, () -> office(() -> drafts.save(HERE, draft, 1, draft("改", WORDS))));
        refused(Refusal.Kind.STALE, () -> office(() -> drafts.discard(HERE, draft)));
        refused(Refusal.Kind.INVALID, () -> office(() -> adoption.repeal(HERE, draft, today, " ")));
        refused(Refusal.Kind.INVALID, () -> office(() -> adoption.repeal(HERE, draft, today.minusDays(10), "早了")));
        office(() -> adoption.repeal(HERE, draft, today, "并入新的制度"));
        assertThat(now(draft).standing(today)).isEqualTo(RegulationVersion.Standing.REPEALED);
        assertThat(now(draft).standing(today.minusDays(1))).isEqualTo(RegulationVersion.Standing.IN_FORCE);
    }

    @Test
    void whatWasAdoptedIsNotCalledOtherwiseByADraftOfItsNextVersion() {
        ask(draft, units.get(0));
        adopt(draft, today.minusDays(10));
        UUID next = next(draft, "第一条 改。");
        for (Draft other : List.of(
                draft("联席会议办法", WORDS),
                new Draft("联席会议制度", RegulationKind.STUDY, IssuerLevel.COUNTY, "县群团办", null, WORDS),
                new Draft("联席会议制度", RegulationKind.JOINT_MEETING, IssuerLevel.UNIT, "县群团办", null, WORDS),
                new Draft("联席会议制度", RegulationKind.JOINT_MEETING, IssuerLevel.COUNTY, "县总工会", null, WORDS))) {
            refused(Refusal.Kind.INVALID, () -> office(() -> drafts.save(HERE, next, 2, other)));
        }
        office(() -> drafts.save(HERE, next, 2, draft("联席会议制度", WORDS)));
        UUID regulation = now(draft).regulation();
        String title = office(() -> regulations.find(HERE, regulation).title());
        assertThat(title).isEqualTo("联席会议制度");
    }

    @Test
    void openOpinionsKeepADraftFromBeingAdoptedUntilAnsweredOrWithdrawn() {
        ask(draft, units.get(0), units.get(1), units.get(2));
        assertThat(waiting(Opinions.TO_GIVE, draft)).hasSize(3);
        UUID remark = CurrentScope.call(
                cadre(units.get(0)), () -> opinions.give(HERE, draft, new Said(2, Stance.REMARKS, "写明时限", "")));
        UUID objection = CurrentScope.call(
                cadre(units.get(1)), () -> opinions.give(HERE, draft, new Said(null, Stance.OBJECTS, "", "改为每月")));
        CurrentScope.call(cadre(units.get(2)), () -> opinions.give(HERE, draft, new Said(null, Stance.AGREES, "", "")));
        assertThat(waiting(Opinions.TO_GIVE, draft)).isEmpty();
        assertThat(waiting(Opinions.TO_ANSWER, remark)).containsExactly("OFFICE");
        assertThat(office(() -> opinions.find(HERE, remark)).quoted()).isEqualTo("第二条　会议由总工会召集。");

        refused(Refusal.Kind.INVALID, () -> adopt(draft, today));
        refused(Refusal.Kind.INVALID, () -> office(() -> answers.give(HERE, remark, false, "")));
        office(() -> answers.give(HERE, remark, false, "时限另有规定"));
        refused(Refusal.Kind.STALE, () -> office(() -> answers.give(HERE, remark, true, "")));
        refused(Refusal.Kind.STALE, () -> CurrentScope.run(cadre(units.get(0)), () -> opinions.withdraw(HERE, remark)));
        refused(Refusal.Kind.INVALID, () -> adopt(draft, today));
        refused(
                Refusal.Kind.FORBIDDEN,
                () -> CurrentScope.run(cadre(units.get(0)), () -> opinions.withdraw(HERE, objection)));
        CurrentScope.run(cadre(units.get(1)), () -> opinions.withdraw(HERE, objection));
        adopt(draft, today);
        assertThat(waiting(Opinions.TO_ANSWER, remark)).isEmpty();
        refused(
                Refusal.Kind.STALE,
                () -> CurrentScope.run(
                        cadre(units.get(0)), () -> opinions.give(HERE, draft, new Said(null, Stance.AGREES, "", ""))));
    }

    @Test
    void aRemarkNeedsWordsAnObjectionAProposalAndAClauseMustBeThere() {
        ask(draft, units.get(0));
        for (Said said : List.of(
                new Said(null, Stance.REMARKS, " ", ""),
                new Said(null, Stance.OBJECTS, "不好", " "),
                new Said(3, Stance.AGREES, "", ""))) {
            refused(
                    Refusal.Kind.INVALID,
                    () -> CurrentScope.run(cadre(units.get(0)), () -> opinions.give(HERE, draft, said)));
        }
    }

    @Test
    void onADayTheRegulationSaysWhatThenWasInForce() {
        adopt(draft, LocalDate.of(2021, 1, 1));
        UUID second = next(draft, "第一条 联席会议每月召开一次。");
        adopt(second, LocalDate.of(2022, 6, 1));
        UUID regulation = now(draft).regulation();
        assertThat(office(() -> regulations.inForce(HERE, regulation, LocalDate.of(2020, 12, 31))))
                .isEmpty();
        assertThat(office(() -> regulations.inForce(HERE, regulation, LocalDate.of(2022, 5, 31)))
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
        assertThat(office(() -> regulations.inForce(HERE, regulation, LocalDate.of(2022, 6, 1)))
                        .orElseThrow()
                        .number())
                .isEqualTo(2);
        assertThat(now(draft).standing(today)).isEqualTo(RegulationVersion.Standing.REPLACED);
        UUID third = next(second, "第一条 又改。");
        refused(Refusal.Kind.INVALID, () -> adopt(third, LocalDate.of(2022, 6, 1)));
    }

    @Test
    void theDatabaseItselfLetsNoTwoVersionsBeInForceOnOneDayAndNoAdoptedWordsChange() {
        adopt(draft, LocalDate.of(2021, 1, 1));
        UUID second = next(draft, "第一条 联席会议每月召开一次。");
        JdbcClient all = JdbcClient.create(owner);
        assertThatThrownBy(() -> all.sql("""
                update coordination.regulation_version set state = 'ADOPTED', adopted_on = '2022-01-01', in_force_from = '2022-01-01'
                where id = ?
                """).param(second).update()).hasMessageContaining("one_version_in_force");
        for (String deed : List.of(
                "update coordination.regulation_version set text = '另一番话' where id = ?",
                "update coordination.regulation_version set in_force_from = '2020-01-01' where id = ?",
                "update coordination.regulation_version set state = 'DRAFT', in_force_from = null where id = ?",
                "delete from coordination.regulation_version where id = ?",
                "update coordination.regulation_clause set text = '另一番话' where version = ?",
                "delete from coordination.regulation_clause where version = ?")) {
            assertThatThrownBy(() -> all.sql(deed).param(draft).update())
                    .as(deed)
                    .hasMessageContaining("stays as it is");
        }
        assertThatThrownBy(() -> office(() -> drafts.begin(HERE, now(draft).regulation())))
                .as("one draft at a time")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoeverSavesAfterSomebodyElseIsToldWhoAndWhen() {
        Scope other = new Scope(null, "张三", HERE, HERE + 1, HERE, HERE + 1, Entries.ALL, null, null, Set.of());
        CurrentScope.run(other, () -> drafts.save(HERE, draft, 1, draft("联席会议制度", "第一条 张三改的。")));
        assertThatThrownBy(() -> office(() -> drafts.save(HERE, draft, 1, draft("联席会议制度", "第一条 我改的。"))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
                    assertThat(refusal.sentence().args().get(0)).isEqualTo("张三");
                    assertThat(refusal.sentence().args().get(1).toString())
                            .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
                });
        assertThat(now(draft).text()).isEqualTo("第一条 张三改的。");
        assertThat(now(draft).revision()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoSaveAtOnceOneIsRefused() {
        List<CompletableFuture<Boolean>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String text = "第一条 第" + i + "人改的。";
            both.add(CompletableFuture.supplyAsync(() -> {
                try {
                    office(() -> drafts.save(HERE, draft, 1, draft("联席会议制度", text)));
                    return true;
                } catch (Refusal refusal) {
                    return false;
                }
            }));
        }
        assertThat(both.stream().map(CompletableFuture::join).filter(saved -> saved))
                .hasSize(1);
        assertThat(now(draft).revision()).isEqualTo(2);
    }

    @Test
    void anAcknowledgementIsOfOneVersionAndTheNextAsksAnew() {
        UUID account = UUID.randomUUID();
        Scope reader = cadre(units.get(0), account);
        refused(Refusal.Kind.STALE, () -> CurrentScope.run(reader, () -> acknowledgements.acknowledge(HERE, draft)));
        adopt(draft, LocalDate.of(2021, 1, 1), units.get(0), units.get(1));
        assertThat(waiting(Acknowledgements.TOPIC, draft)).hasSize(2);
        CurrentScope.run(reader, () -> acknowledgements.acknowledge(HERE, draft));
        CurrentScope.run(reader, () -> acknowledgements.acknowledge(HERE, draft));
        assertThat(waiting(Acknowledgements.TOPIC, draft)).containsExactly("UNIT" + units.get(1));
        assertThat(office(() -> asking.of(HERE, draft)).stream().filter(asked -> asked.doneAt() != null))
                .extracting(asked -> asked.party().unit())
                .containsExactly(units.get(0));

        UUID second = next(draft, "第一条 联席会议每月召开一次。");
        adopt(second, LocalDate.of(2022, 1, 1), units.get(0));
        assertThat(waiting(Acknowledgements.TOPIC, draft))
                .as("the old one asks nobody")
                .isEmpty();
        assertThat(waiting(Acknowledgements.TOPIC, second)).containsExactly("UNIT" + units.get(0));
        assertThat(office(() -> acknowledgements.done(HERE, second, account))).isFalse();
        assertThat(office(() -> acknowledgements.done(HERE, draft, account))).isTrue();
        refused(Refusal.Kind.STALE, () -> CurrentScope.run(reader, () -> acknowledgements.acknowledge(HERE, draft)));
        assertThatThrownBy(() -> office(() -> transaction.execute(
                        status -> jdbc.sql("delete from coordination.regulation_acknowledgement where county = " + HERE)
                                .update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nobodySpeaksForAnotherUnitAndLeadersForNone() {
        ask(draft, units.get(0));
        refused(
                Refusal.Kind.FORBIDDEN,
                () -> CurrentScope.run(
                        TestScopes.leader(HERE),
                        () -> opinions.give(HERE, draft, new Said(null, Stance.AGREES, "", ""))));
        refused(
                Refusal.Kind.FORBIDDEN,
                () -> office(() -> opinions.give(HERE, draft, new Said(null, Stance.AGREES, "", ""))));
        for (Scope scope : List.of(cadre(units.get(0)), TestScopes.leader(HERE))) {
            refused(Refusal.Kind.FORBIDDEN, () -> CurrentScope.run(scope, () -> drafts.add(HERE, draft("甲", WORDS))));
            refused(
                    Refusal.Kind.FORBIDDEN,
                    () -> CurrentScope.run(scope, () -> drafts.save(HERE, draft, 1, draft("甲", WORDS))));
        }
        // The second wall: the database refuses what the code above would not ask.
        for (String deed : List.of("""
                insert into coordination.regulation_opinion (id, county, version, revision, unit, stance, given_at, given_by)
                values (gen_random_uuid(), :county, :version, 1, :other, 'AGREES', now(), 'x')
                """, """
                insert into coordination.regulation_acknowledgement (county, version, account, unit, acknowledged_at, acknowledged_by)
                values (:county, :version, gen_random_uuid(), :other, now(), 'x')
                """, """
                insert into coordination.regulation (id, county, title, kind, issuer_level, issuer, created_at, created_by)
                select :other, :county, 'x', 'OTHER', 'UNIT', 'x', now(), 'x' where :version::uuid is not null
                """)) {
            assertThatThrownBy(() -> CurrentScope.run(
                            cadre(units.get(0)),
                            () -> transaction.executeWithoutResult(status -> jdbc.sql(deed)
                                    .param("county", HERE)
                                    .param("version", draft)
                                    .param("other", units.get(1))
                                    .update())))
                    .as(deed)
                    .isInstanceOf(Exception.class)
                    .hasStackTraceContaining("row-level security");
        }
        int changed = CurrentScope.call(
                cadre(units.get(0)),
                () -> transaction.execute(status -> jdbc.sql(
                                "update coordination.regulation_version set text = '改' where county = ? and id = ?")
                        .params(HERE, draft)
                        .update()));
        assertThat(changed).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aRegulationNeedsATitleAndAText(String nothing) {
        refused(Refusal.Kind.INVALID, () -> office(() -> drafts.add(HERE, draft(nothing, WORDS))));
        refused(Refusal.Kind.INVALID, () -> office(() -> drafts.add(HERE, draft("甲", nothing))));
    }

    @Test
    void aDraftIsThrownAwayWithItsOpinionsAndWhatWaitedForThem() {
        ask(draft, units.get(0), units.get(1));
        UUID remark = CurrentScope.call(
                cadre(units.get(0)), () -> opinions.give(HERE, draft, new Said(null, Stance.REMARKS, "写明时限", "")));
        UUID regulation = now(draft).regulation();
        office(() -> drafts.discard(HERE, draft));
        assertThat(waiting(Opinions.TO_GIVE, draft)).isEmpty();
        assertThat(waiting(Opinions.TO_ANSWER, remark)).isEmpty();
        refused(Refusal.Kind.ABSENT, () -> office(() -> regulations.find(HERE, regulation)));
    }

    @Test
    void whatIsCitedKeepsItsWords() {
        refused(
                Refusal.Kind.INVALID,
                () -> office(() -> citations.cite(HERE, Citation.Kind.TASK, "t1", ClauseRef.regulation(draft, 1))));
        adopt(draft, LocalDate.of(2021, 1, 1));
        UUID id = office(() -> citations.cite(HERE, Citation.Kind.TASK, "t1", ClauseRef.regulation(draft, 1)));
        office(() ->
                citations.cite(HERE, Citation.Kind.TASK, "t1", ClauseRef.law("工会法", LocalDate.of(2021, 12, 24), 1)));
        refused(
                Refusal.Kind.INVALID,
                () -> office(() -> citations.cite(HERE, Citation.Kind.TASK, "t1", ClauseRef.regulation(draft, 1))));
        refused(
                Refusal.Kind.INVALID,
                () -> office(() -> citations.cite(HERE, Citation.Kind.TASK, "t1", ClauseRef.regulation(draft, 9))));
        List<Citation> cited = office(() -> citations.of(HERE, Citation.Kind.TASK, "t1"));
        assertThat(cited).extracting(Citation::label).containsExactly("第一条", "第一条");
        assertThat(cited.get(0).quoted()).isEqualTo("联席会议每季度召开一次。");
        assertThat(cited.get(1).url()).contains("2021-12-24").endsWith("?article=1#article-1");
        office(() -> citations.remove(HERE, id));
        assertThat(office(() -> citations.of(HERE, Citation.Kind.TASK, "t1"))).hasSize(1);
    }

    @Test
    void whoTakesTheOnlyOpinionBackOwesOneAgain() {
        ask(draft, units.get(0));
        UUID remark = CurrentScope.call(
                cadre(units.get(0)), () -> opinions.give(HERE, draft, new Said(2, Stance.REMARKS, "写明时限", "")));
        assertThat(office(() -> asking.of(HERE, draft)).get(0).doneAt()).isNotNull();

        CurrentScope.run(cadre(units.get(0)), () -> opinions.withdraw(HERE, remark));

        assertThat(office(() -> asking.of(HERE, draft)).get(0).doneAt()).isNull();
        assertThat(waiting(Opinions.TO_GIVE, draft)).containsExactly("UNIT" + units.get(0));
    }

    @Test
    void anOpinionIsNotAnsweredWhileItIsTakenBack() throws Exception {
        ask(draft, units.get(0));
        UUID remark = CurrentScope.call(
                cadre(units.get(0)), () -> opinions.give(HERE, draft, new Said(2, Stance.REMARKS, "写明时限", "")));

        Throwable answered = new AtOnce(jdbc, transactions)
                .second(
                        cadre(units.get(0)),
                        () -> opinions.withdraw(HERE, remark),
                        TestScopes.coordinator(HERE),
                        () -> answers.give(HERE, remark, true, ""));

        assertThat(answered)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
    }

    @Test
    void anOpinionOnWordsThatAreOthersByNowIsRefused() {
        ask(draft, units.get(0));
        int seen = now(draft).revision();
        office(() -> drafts.save(HERE, draft, seen, draft("联席会议制度", "第一条 新添的一条。\n" + WORDS.replace("第一条", "第二条"))));

        refused(
                Refusal.Kind.INVALID,
                () -> CurrentScope.call(
                        cadre(units.get(0)),
                        () -> opinions.give(HERE, draft, new Said(1, Stance.REMARKS, "写明时限", "", seen))));
    }
}
