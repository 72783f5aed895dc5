package cn.yipanqi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.meeting.Attachable.Document;
import cn.yipanqi.coordination.meeting.Attachments;
import cn.yipanqi.coordination.meeting.Attendances;
import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingWorld;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.agenda.Decision;
import cn.yipanqi.coordination.meeting.agenda.Outcomes;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 县委常委会每年听取汇报: the year's report lies before it as it was sent up, and what it demands becomes tasks of the next year. */
@YipanqiTest
class HearingTest {

    private static final long HERE = ReportCounty.CODE;
    private static final LocalDate DAY = LocalDate.of(ReportCounty.HEARINGS, 1, 12);

    @Autowired
    Reports reports;

    @Autowired
    Steps steps;

    @Autowired
    Signings signings;

    @Autowired
    Meetings meetings;

    @Autowired
    Attendances attendances;

    @Autowired
    Attachments attachments;

    @Autowired
    Outcomes outcomes;

    @Autowired
    Tasks tasks;

    @Autowired
    MeetingWorld world;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    private LedEdition led;
    private Period year;
    private UUID hearing;

    @BeforeEach
    void aHearingIsCalled() {
        led = new LedEdition(steps, signings, HERE);
        year = ReportCounty.freshYear();
        new ReportCounty(ledger, directory).activities(year, 2);
        MeetingFacts joint = world.facts(HERE, DAY, null);
        hearing = world.office(
                HERE,
                () -> meetings.add(
                        HERE,
                        new MeetingFacts(
                                null,
                                MeetingKind.HEARING,
                                "县委常委会听取" + year.from().getYear() + "年群团工作汇报",
                                DAY,
                                null,
                                null,
                                null,
                                null,
                                null,
                                joint.lead(),
                                joint.units(),
                                List.of(),
                                List.of())));
        world.office(HERE, () -> meetings.call(hearing));
    }

    private UUID drafted() {
        return led.drafter(() -> reports.draft(HERE, year).edition().id());
    }

    private List<UUID> offered() {
        return world.office(HERE, () -> attachments.offered(meetings.find(hearing))).stream()
                .map(Document::id)
                .toList();
    }

    @Test
    void onlyAReportThatWasSentUpIsLaidBeforeTheHearingAndStaysAsItWas() {
        UUID edition = drafted();
        assertThat(offered()).doesNotContain(edition);
        assertThatThrownBy(() -> world.office(HERE, () -> attachments.attach(hearing, edition)))
                .isInstanceOf(Refusal.class);
        led.frozen(edition);

        assertThat(offered()).contains(edition);
        world.office(HERE, () -> attachments.attach(hearing, edition));

        assertThat(world.office(HERE, () -> attachments.of(meetings.find(hearing))))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.id()).isEqualTo(edition);
                    assertThat(document.url()).isEqualTo("/reports/" + edition);
                });
        assertThat(offered()).doesNotContain(edition);
        UUID ordinary = world.called(HERE, DAY, null);
        assertThat(world.office(HERE, () -> attachments.offered(meetings.find(ordinary))))
                .isEmpty();
    }

    @Test
    void whatTheHearingDemandsBecomesTasksOfItsLeadOnceEach() {
        UUID edition = drafted();
        led.frozen(edition);
        world.office(HERE, () -> attachments.attach(hearing, edition));
        UUID item = world.item(HERE, hearing, "听取" + year.from().getYear() + "年群团工作汇报");
        world.office(
                HERE, () -> attendances.record(hearing, meetings.find(hearing).revision(), world.came(HERE), null));
        List<UUID> demands =
                List.of(world.decision(HERE, item, "明年把服务站建到每个乡镇"), world.decision(HERE, item, "经费按时足额拨付并向基层倾斜"));

        List<UUID> made = demands.stream().map(this::made).toList();

        assertThat(made).doesNotHaveDuplicates();
        for (int i = 0; i < made.size(); i++) {
            Task task = task(made.get(i));
            Decision demand = decision(demands.get(i));
            assertThat(task.origin()).isEqualTo(TaskOrigin.HEARING);
            assertThat(task.originId()).isEqualTo(demand.id());
            assertThat(task.title()).isEqualTo(demand.text());
            assertThat(task.lead()).isEqualTo(demand.lead());
            assertThat(demand.task()).isEqualTo(task.id());
            assertThat(world.texts(
                            HERE,
                            "select addressee::text from notify.todo where subject = ? and topic = 'coordination.task.lead'",
                            task.id()))
                    .containsExactly(String.valueOf(demand.lead()));
        }
        assertThatThrownBy(() -> made(demands.get(0))).isInstanceOf(Refusal.class);
        assertThat(world.office(HERE, () -> attachments.of(meetings.find(hearing))))
                .hasSize(1);
    }

    private UUID made(UUID demand) {
        Decision decision = decision(demand);
        return world.office(
                HERE,
                () -> outcomes.makeTask(
                        demand,
                        new NewTask(
                                DAY.getYear(),
                                null,
                                Commons.ORGANISATION,
                                decision.text(),
                                null,
                                null,
                                java.util.Objects.requireNonNull(decision.lead()),
                                decision.partners(),
                                List.of(),
                                null,
                                null,
                                DAY,
                                DAY.plusMonths(10),
                                TaskOrigin.HEARING,
                                demand)));
    }

    private Decision decision(UUID id) {
        return world.office(HERE, () -> world.agendas().decision(id));
    }

    private Task task(UUID id) {
        return world.office(HERE, () -> tasks.get(HERE, id));
    }
}
