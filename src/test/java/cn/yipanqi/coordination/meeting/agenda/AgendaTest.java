package cn.yipanqi.coordination.meeting.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.AtOnce;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.meeting.Attendances;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingWorld;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.series.Rhythm;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.ledger.LedgerWorld.Person;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Members propose, the office decides; decisions become tasks once and come back until they are settled. */
@YipanqiTest
class AgendaTest {

    private static final long HERE = 540323;
    private static final LocalDate DAY = LocalDate.of(2022, 3, 28);
    private static final byte[] PDF = "%PDF-1.4 one page".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    Items items;

    @Autowired
    Papers papers;

    @Autowired
    Decisions decisions;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Agendas agendas;

    @Autowired
    Meetings meetings;

    @Autowired
    Attendances attendances;

    @Autowired
    Tasks tasks;

    @Autowired
    Fitness fitness;

    @Autowired
    MeetingWorld world;

    @Autowired
    LedgerWorld people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private static Items.Proposal proposal(String title) {
        return new Items.Proposal(title, "背景", null, null);
    }

    private UUID proposedBy(String unit, UUID meeting, String title) {
        return CurrentScope.call(
                TestScopes.cadre(HERE, world.unit(HERE, unit)), () -> items.propose(meeting, proposal(title)));
    }

    private UUID add(UUID item, String name, ByteArrayInputStream content) {
        try {
            return papers.add(item, name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AgendaItem item(UUID id) {
        return world.office(HERE, () -> agendas.item(id));
    }

    private NewTask task(UUID decision) {
        return new NewTask(
                2022,
                null,
                Commons.ACTIVITY,
                "巡回服务",
                null,
                null,
                world.unit(HERE, "总工会"),
                List.of(),
                List.of(),
                null,
                null,
                null,
                LocalDate.of(2022, 6, 30),
                TaskOrigin.MEETING,
                decision);
    }

    @Test
    void aUnitProposesForItselfAndTheOfficeAcceptsOrdersRefusesAndPutsOff() {
        UUID meeting = world.called(HERE, DAY, null);
        UUID first = proposedBy("团县委", meeting, "议题甲");
        UUID second = proposedBy("妇联", meeting, "议题乙");
        UUID third = world.item(HERE, meeting, "议题丙");
        assertThat(item(first).state()).isEqualTo(ItemState.PROPOSED);
        assertThat(item(first).unit()).isEqualTo(world.unit(HERE, "团县委"));
        assertThat(item(third).state()).isEqualTo(ItemState.ACCEPTED);

        world.office(HERE, () -> items.accept(first));
        world.office(HERE, () -> items.refuse(second, "不属于联席会议议事范围"));
        world.office(HERE, () -> items.order(meeting, List.of(first, third)));

        assertThat(world.office(HERE, () -> agendas.of(meetings.find(meeting))))
                .extracting(AgendaItem::title)
                .containsExactly("议题甲", "议题丙", "议题乙");
        assertThat(item(second).reason()).isEqualTo("不属于联席会议议事范围");
        assertThatThrownBy(() -> world.office(HERE, () -> items.order(meeting, List.of(first))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.office(HERE, () -> items.postpone(third, " ")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void nobodyTouchesAnotherUnitsItemAndALeaderProposesNothing() throws Exception {
        UUID meeting = world.called(HERE, DAY, null);
        UUID item = proposedBy("团县委", meeting, "议题");
        var women = TestScopes.cadre(HERE, world.unit(HERE, "妇联"));
        for (Runnable deed : List.<Runnable>of(
                () -> items.change(item, 1, proposal("改了")), () -> items.withdraw(item), () -> items.accept(item))) {
            assertThatThrownBy(() -> CurrentScope.run(women, deed))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> CurrentScope.run(women, () -> add(item, "材料.pdf", new ByteArrayInputStream(PDF))))
                .isInstanceOf(Refusal.class);
        Person leader = people.leader(HERE);
        leader.fills("/coordination/meetings/" + meeting + "/items", "title", "领导的议题")
                .andExpect(status().isForbidden());
        leader.asks("/coordination/items/" + item).andExpect(status().isOk());
        people.cadre(HERE, "妇联")
                .fills("/coordination/items/" + item + "/acceptance")
                .andExpect(status().isForbidden());
        UUID own = proposedBy("团县委", meeting, "收回的议题");
        CurrentScope.run(TestScopes.cadre(HERE, world.unit(HERE, "团县委")), () -> items.withdraw(own));
        assertThat(item(own).state()).isEqualTo(ItemState.WITHDRAWN);
    }

    @Test
    void ofTwoWhoChangeAnItemTheSecondIsToldAndKeepsWhatHeTyped() throws Exception {
        UUID meeting = world.called(HERE, DAY, null);
        UUID item = world.item(HERE, meeting, "议题");
        world.office(HERE, () -> items.change(item, 1, proposal("先改的名称")));
        people.coordinator(HERE)
                .fills("/coordination/items/" + item, "title", "后改的名称", "note", "", "revision", "1")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("先改的名称")))
                .andExpect(content().string(containsString("value=\"后改的名称\"")))
                .andExpect(content().string(containsString("name=\"revision\" value=\"2\"")));
    }

    @Test
    void papersLieBesideAnItemForAllReadersAndSecretOnesAreRefused() throws Exception {
        UUID meeting = world.called(HERE, DAY, null);
        UUID item = proposedBy("团县委", meeting, "议题");
        var youth = TestScopes.cadre(HERE, world.unit(HERE, "团县委"));
        UUID paper = CurrentScope.call(youth, () -> add(item, "方案.pdf", new ByteArrayInputStream(PDF)));
        people.leader(HERE)
                .asks("/coordination/papers/" + paper)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(content().bytes(PDF));
        people.leader(HERE + 1).asks("/coordination/papers/" + paper).andExpect(status().isNotFound());
        assertThatThrownBy(() -> CurrentScope.call(youth, () -> add(item, "秘密方案.pdf", new ByteArrayInputStream(PDF))))
                .hasMessageContaining("files.secret");
        CurrentScope.run(youth, () -> papers.remove(paper));
        assertThat(item(item).papers()).isEmpty();
    }

    @Test
    void aDecisionBecomesOneTaskAndNoSecond() {
        UUID meeting = world.held(HERE, DAY, null);
        UUID decision = world.decision(HERE, world.item(HERE, meeting, "议题"), "开展巡回服务");

        UUID made = world.office(HERE, () -> outcomes.makeTask(decision, task(decision)));

        Task task = world.office(HERE, () -> tasks.find(made).orElseThrow());
        assertThat(task.origin()).isEqualTo(TaskOrigin.MEETING);
        assertThat(task.originId()).isEqualTo(decision);
        assertThat(world.office(HERE, () -> agendas.decision(decision).task())).isEqualTo(made);
        assertThatThrownBy(() -> world.office(HERE, () -> outcomes.makeTask(decision, task(decision))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
        assertThatThrownBy(() -> world.office(HERE, () -> outcomes.settle(decision, Decision.State.SETTLED, "办完")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.update(
                        HERE, "update coordination.meeting_decision set task = null where id = ?", decision))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theTaskOfADecisionIsFiledForSupervisionWithWhatTheMeetingIsAndDecided() throws Exception {
        UUID meeting = world.held(HERE, DAY, null);
        UUID decision = world.decision(HERE, world.item(HERE, meeting, "议题"), "开展巡回服务");
        UUID made = world.office(HERE, () -> outcomes.makeTask(decision, task(decision)));

        people.coordinator(HERE)
                .asks("/coordination/supervision/new?task=" + made)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(containsString(
                                "value=\"" + world.meeting(HERE, meeting).title() + "\"")))
                .andExpect(content().string(containsString(">巡回服务</textarea>")));
    }

    @Test
    void ofTwoWhoMakeATaskOfItAtOnceOneDoes() throws Exception {
        UUID meeting = world.held(HERE, DAY, null);
        UUID decision = world.decision(HERE, world.item(HERE, meeting, "议题"), "开展巡回服务");
        NewTask task = task(decision);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<String> make = () -> {
                try {
                    world.office(HERE, () -> outcomes.makeTask(decision, task));
                    return "made";
                } catch (Refusal refusal) {
                    return refusal.kind().name();
                }
            };
            List<Future<String>> both = two.invokeAll(List.of(make, make));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder("made", "STALE");
        } finally {
            two.shutdownNow();
        }
        assertThat(world.texts(HERE, "select id::text from coordination.task where origin_id = ?", decision))
                .hasSize(1);
    }

    @Test
    void whatIsNotSettledComesBackToTheNextAgendaOfTheSeries() throws Exception {
        UUID series = world.series(HERE, LocalDate.of(2022, 1, 1), null, Rhythm.QUARTERLY);
        UUID first = world.held(HERE, DAY, series);
        UUID item = world.item(HERE, first, "议题");
        UUID open = world.decision(HERE, item, "还没办的");
        UUID asTask = world.decision(HERE, item, "转了任务的");
        UUID settled = world.decision(HERE, item, "办完的");
        UUID dropped = world.decision(HERE, item, "不办的");
        world.office(
                HERE, () -> decisions.add(item, new Decisions.Facts("只是原则的", null, null, null, List.of(), List.of())));
        UUID made = world.office(HERE, () -> outcomes.makeTask(asTask, task(asTask)));
        world.office(HERE, () -> outcomes.settle(settled, Decision.State.SETTLED, "已开展两次"));
        world.office(HERE, () -> outcomes.settle(dropped, Decision.State.DROPPED, "经费未落实"));
        UUID elsewhere = world.planned(HERE, DAY.plusMonths(3), null);
        // Settled today, long after the next meeting's day: that one has still to hear of it.
        UUID next = world.planned(HERE, LocalDate.of(2099, 6, 28), series);

        assertThat(carried(next)).containsExactly(open, asTask);
        assertThat(carried(elsewhere)).isEmpty();
        assertThat(carried(first)).isEmpty();
        people.leader(HERE)
                .asks("/coordination/meetings/" + next)
                .andExpect(content().string(containsString("上次会议未落结事项")))
                .andExpect(content().string(containsString("正在推进")));

        world.update(HERE, "update coordination.task set state = 'DONE' where id = ?", made);
        assertThat(carried(next)).containsExactly(open);
        assertThat(world.office(HERE, () -> agendas.decision(asTask).stands())).isEqualTo(Decision.State.SETTLED);
    }

    private List<UUID> carried(UUID meeting) {
        return world.office(HERE, () -> agendas.carried(meetings.find(meeting))).stream()
                .map(one -> one.decision().id())
                .toList();
    }

    @Test
    void whatWasPutOffIsTakenUpByALaterMeetingOnce() {
        UUID series = world.series(HERE, LocalDate.of(2022, 1, 1), null, Rhythm.QUARTERLY);
        UUID first = world.called(HERE, DAY, series);
        UUID item = world.item(HERE, first, "缓议的议题");
        world.office(HERE, () -> items.postpone(item, "材料不全"));
        UUID next = world.planned(HERE, DAY.plusMonths(3), series);

        UUID taken = world.office(HERE, () -> items.takeUp(next, item));

        assertThat(item(taken).title()).isEqualTo("缓议的议题");
        assertThat(item(taken).continues()).isEqualTo(item);
        assertThatThrownBy(() -> world.office(HERE, () -> items.takeUp(next, item)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ABSENT));
    }

    @Test
    void aDecisionNamesLeadCommonsAndDayOrNoneOfThemHereAndInTheDatabase() {
        UUID item = world.item(HERE, world.held(HERE, DAY, null), "议题");
        UUID union = world.unit(HERE, "总工会");
        assertThatThrownBy(() -> world.office(
                        HERE,
                        () -> decisions.add(
                                item, new Decisions.Facts("缺时限", Commons.VENUE, union, null, List.of(), List.of()))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> world.office(
                        HERE,
                        () -> decisions.add(
                                item,
                                new Decisions.Facts("自己协同自己", Commons.VENUE, union, DAY, List.of(union), List.of()))))
                .isInstanceOf(InvalidInput.class);
        UUID good = world.decision(HERE, item, "开展巡回服务");
        for (String wrong : List.of(
                "update coordination.meeting_decision set lead = null where id = ?",
                "update coordination.meeting_decision set state = 'SETTLED' where id = ?",
                "update coordination.meeting_decision set word = '没说状态' where id = ?")) {
            assertThatThrownBy(() -> world.update(HERE, wrong, good))
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        UUID early = world.item(HERE, world.called(HERE, DAY, null), "议题");
        assertThatThrownBy(() -> world.decision(HERE, early, "还没开会")).isInstanceOf(Refusal.class);
    }

    @Test
    void ofAHearingOnlyDemandsAreEnteredUntilTheNetworkIsDeclaredFit() {
        long county = 540324;
        MeetingFacts joint = world.facts(county, DAY, null);
        MeetingFacts facts = new MeetingFacts(
                null,
                MeetingKind.HEARING,
                "县委常委会听取群团工作汇报",
                DAY,
                null,
                null,
                null,
                null,
                null,
                joint.lead(),
                joint.units(),
                List.of(),
                List.of());
        UUID hearing = world.office(county, () -> meetings.add(county, facts));
        world.office(county, () -> meetings.call(hearing));
        assertThatThrownBy(() -> world.office(county, () -> items.propose(hearing, proposal("汇报"))))
                .isInstanceOf(InvalidInput.class);
        UUID item = world.item(county, hearing, "听取汇报");
        assertThatThrownBy(() -> world.office(county, () -> add(item, "纪要.pdf", new ByteArrayInputStream(PDF))))
                .isInstanceOf(InvalidInput.class);
        world.office(county, () -> attendances.record(hearing, 2, world.came(county), null));
        UUID demand = world.decision(county, item, "明年把服务站建到每个乡镇");
        assertThat(world.texts(
                        county,
                        "select coalesce(category, 'none') from ledger.entry_now where source_record = ?",
                        hearing))
                .containsExactly("none");
        UUID union = world.unit(county, "总工会");
        NewTask task = new NewTask(
                2022,
                null,
                Commons.VENUE,
                "建站",
                null,
                null,
                union,
                List.of(),
                List.of(),
                null,
                null,
                null,
                DAY.plusMonths(6),
                TaskOrigin.HEARING,
                demand);
        UUID made = world.office(county, () -> outcomes.makeTask(demand, task));
        assertThat(world.office(county, () -> tasks.find(made).orElseThrow()).origin())
                .isEqualTo(TaskOrigin.HEARING);

        assertThatThrownBy(() -> world.office(county, () -> items.write(item, 1, "会议内容")))
                .isInstanceOf(InvalidInput.class);
        world.office(county, () -> fitness.declare(county, true, "保密审查第3号"));
        world.office(county, () -> items.write(item, 1, "会议内容"));
        assertThat(world.office(county, () -> agendas.item(item)).result()).isEqualTo("会议内容");
    }

    private Throwable atOnce(Runnable first, Runnable second) throws Exception {
        Scope office = TestScopes.coordinator(HERE);
        return new AtOnce(jdbc, transactions).second(office, first, office, second);
    }

    private static void stale(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
    }

    @Test
    void ofTwoWhoChangeAnItemAtOnceTheSecondIsTold() throws Exception {
        UUID item = world.item(HERE, world.called(HERE, DAY, null), "议题");

        stale(atOnce(() -> items.change(item, 1, proposal("先改的")), () -> items.change(item, 1, proposal("后改的"))));

        assertThat(item(item).title()).isEqualTo("先改的");
    }

    @Test
    void nothingIsAddedToMinutesWhileTheyAreIssuedNorAfterwardsPastTheRules() throws Exception {
        UUID id = world.held(HERE, DAY, null);
        UUID item = world.item(HERE, id, "议题");
        Meeting meeting = world.meeting(HERE, id);
        Decisions.Facts facts = new Decisions.Facts("迟到的议定", null, null, null, List.of(), List.of());

        stale(atOnce(() -> meetings.issue(id, meeting.revision()), () -> decisions.add(item, facts)));

        assertThatThrownBy(() -> world.update(HERE, """
                insert into coordination.meeting_decision (id, county, item, position, text, changed_at, changed_by)
                values (gen_random_uuid(), ?, ?, 9, '迟到的议定', now(), '某人')
                """, HERE, item)).hasStackTraceContaining("the minutes are issued");
        assertThatThrownBy(() -> world.update(HERE, """
                insert into coordination.agenda_item (id, county, meeting, title, state, created_at, created_by, changed_at, changed_by)
                values (gen_random_uuid(), ?, ?, '迟到的议题', 'PROPOSED', now(), '某人', now(), '某人')
                """, HERE, id)).hasStackTraceContaining("the minutes are issued");
    }

    @Test
    void anOrderNamesEveryItemOnce() {
        UUID meeting = world.called(HERE, DAY, null);
        UUID first = world.item(HERE, meeting, "议题甲");
        UUID second = world.item(HERE, meeting, "议题乙");

        assertThatThrownBy(() -> world.office(HERE, () -> items.order(meeting, List.of(first, first))))
                .isInstanceOf(Refusal.class);

        assertThat(item(second).position()).isEqualTo(2);
    }

    @Test
    void whatALaterMeetingHasTakenUpIsNotPutBackOnTheEarlierAgenda() {
        UUID series = world.series(HERE, LocalDate.of(2022, 1, 1), null, Rhythm.QUARTERLY);
        UUID item = world.item(HERE, world.called(HERE, DAY, series), "缓议的议题");
        world.office(HERE, () -> items.postpone(item, "材料不全"));
        UUID next = world.planned(HERE, DAY.plusMonths(3), series);
        world.office(HERE, () -> items.takeUp(next, item));

        assertThatThrownBy(() -> world.office(HERE, () -> items.accept(item)))
                .hasMessageContaining("meeting.item.taken-up-elsewhere");
    }

    @Test
    void ofAMeetingThatWasCalledOffNothingIsCarriedOut() {
        UUID meeting = world.held(HERE, DAY, null);
        UUID decision = world.decision(HERE, world.item(HERE, meeting, "议题"), "开展巡回服务");
        world.office(HERE, () -> meetings.cancel(meeting, "登记错了"));

        assertThatThrownBy(() -> world.office(HERE, () -> outcomes.makeTask(decision, task(decision))))
                .hasMessageContaining("meeting.closed");
    }

    @Test
    void whatWasDoneBeforeAMeetingDoesNotComeBackToItBecauseItsTaskWasCorrectedLater() {
        UUID series = world.series(HERE, LocalDate.of(2022, 1, 1), null, Rhythm.QUARTERLY);
        UUID decision = world.decision(HERE, world.item(HERE, world.held(HERE, DAY, series), "议题"), "转了任务的");
        UUID made = world.office(HERE, () -> outcomes.makeTask(decision, task(decision)));
        UUID next = world.planned(HERE, DAY.plusMonths(3), series);
        assertThat(carried(next)).containsExactly(decision);

        world.update(HERE, """
                update coordination.task set state = 'DONE', state_at = '2022-05-01 10:00+08', changed_at = now() where id = ?
                """, made);

        assertThat(carried(next)).isEmpty();
    }
}
