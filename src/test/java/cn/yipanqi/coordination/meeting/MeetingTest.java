package cn.yipanqi.coordination.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.meeting.Guest.Attendance;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.ledger.LedgerWorld.Person;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.ledger.Suggestion;
import cn.yipanqi.ledger.WorkRecords;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Meetings are planned, called, held and cancelled; holding one posts its entry. */
@YipanqiTest
class MeetingTest {

    private static final long HERE = 540321;
    private static final LocalDate DAY = LocalDate.of(2022, 3, 28);
    private static final LocalDate AHEAD = LocalDate.of(2099, 3, 28);

    @Autowired
    Meetings meetings;

    @Autowired
    Attendances attendances;

    @Autowired
    MeetingHistory history;

    @Autowired
    WorkRecords records;

    @Autowired
    Ledger ledger;

    @Autowired
    Duplicates duplicates;

    @Autowired
    MeetingWorld world;

    @Autowired
    LedgerWorld people;

    @Autowired
    Clock clock;

    @Autowired
    PastNotices pastNotices;

    private List<String> entry(UUID meeting, String column) {
        return world.texts(HERE, "select " + column + "::text from ledger.entry_now where source_record = ?", meeting);
    }

    private List<String> waiting(UUID meeting) {
        return world.texts(HERE, "select addressee::text from notify.todo where subject = ?", meeting);
    }

    @Test
    void aMeetingIsPlannedCalledAndHeldAndThenTheLedgerHasItOnce() {
        UUID id = world.called(HERE, DAY, null);
        assertThat(entry(id, "title")).isEmpty();

        world.office(HERE, () -> attendances.record(id, 2, world.came(HERE), 7));

        Meeting held = world.meeting(HERE, id);
        assertThat(held.state()).isEqualTo(MeetingState.HELD);
        assertThat(held.participants()).isEqualTo(7);
        assertThat(held.came()).isEqualTo(2);
        assertThat(entry(id, "title")).containsExactly(held.title());
        assertThat(entry(id, "category")).containsExactly("联席");
        assertThat(entry(id, "first_day")).containsExactly("2022-03-28");
        assertThat(entry(id, "participants")).containsExactly("7");
        assertThat(entry(id, "units")).containsExactly("2");
        assertThat(entry(id, "lead")).containsExactly(world.unit(HERE, "总工会").toString());
        assertThat(entry(id, "lead_basis")).containsExactly("STATED");
        assertThat(entry(id, "partners")).containsExactly("{" + world.unit(HERE, "团县委") + "}");
        assertThat(entry(id, "coalesce(unit::text, 'none')")).containsExactly("none");
    }

    @Test
    void withoutAWholeNumberThoseWhoCameForTheUnitsAreCountedAndFewerAreRefused() {
        UUID id = world.called(HERE, DAY, null);
        assertThatThrownBy(() -> world.office(HERE, () -> attendances.record(id, 2, world.came(HERE), 4)))
                .isInstanceOf(InvalidInput.class);
        world.office(HERE, () -> attendances.record(id, 2, world.came(HERE), null));
        assertThat(world.meeting(HERE, id).participants()).isEqualTo(5);
    }

    @Test
    void aCorrectionOfAttendanceCorrectsTheEntryAndSayingTheSameAgainDoesNot() {
        UUID id = world.held(HERE, DAY, null);
        int revision = world.meeting(HERE, id).revision();
        List<Guest> corrected = new ArrayList<>(world.came(HERE));
        corrected.set(2, new Guest(Guest.Kind.UNIT, world.unit(HERE, "妇联"), Attendance.PRESENT, 4, null));

        world.office(HERE, () -> attendances.record(id, revision, corrected, null));

        assertThat(entry(id, "participants")).containsExactly("9");
        assertThat(entry(id, "units")).containsExactly("3");
        assertThat(entry(id, "no")).containsExactly("2");
        int now = world.meeting(HERE, id).revision();
        world.office(HERE, () -> attendances.record(id, now, corrected, null));
        assertThat(entry(id, "no")).containsExactly("2");
        assertThat(world.meeting(HERE, id).revision()).isEqualTo(now);
    }

    @Test
    void withoutAYearTheListOpensOnThisOneOrElseOnTheLatestThatHasAnything() throws Exception {
        long county = 540624;
        Person reader = people.coordinator(county);
        int now = LocalDate.now(clock).getYear();
        String list = "/coordination/meetings?county=" + county;
        reader.asks(list).andExpect(content().string(containsString("year=" + now + "\" aria-current=\"true\"")));
        UUID first = world.held(county, DAY.minusYears(1), null);
        UUID latest = world.held(county, DAY, null);
        reader.asks(list)
                .andExpect(content().string(containsString("year=2022\" aria-current=\"true\"")))
                .andExpect(content().string(containsString("/coordination/meetings/" + latest)))
                .andExpect(content().string(containsString("year=" + now + "\"")));
        reader.asks(list + "&year=2021").andExpect(content().string(containsString("/coordination/meetings/" + first)));
        world.planned(county, LocalDate.of(now, 12, 30), null);
        reader.asks(list).andExpect(content().string(containsString("year=" + now + "\" aria-current=\"true\"")));
    }

    @Test
    void aMeetingRecordedByMistakeIsCancelledAndItsEntryWithdrawn() {
        UUID id = world.held(HERE, DAY, null);
        world.office(HERE, () -> meetings.cancel(id, "登记到了别的县"));

        assertThat(world.meeting(HERE, id).state()).isEqualTo(MeetingState.CANCELLED);
        assertThat(entry(id, "title")).isEmpty();
        assertThat(world.texts(
                        HERE,
                        "select state || ' ' || coalesce(reason, '') from ledger.entry_version where source_record = ? order by no",
                        id))
                .containsExactly("LIVE ", "WITHDRAWN 登记到了别的县");
        assertThatThrownBy(() -> world.office(HERE, () -> meetings.cancel(id, "再取消一次")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
    }

    @Test
    void changingAHeldMeetingsDayAndTitleCorrectsTheEntryToo() {
        UUID id = world.held(HERE, DAY, null);
        MeetingFacts facts = world.facts(HERE, DAY.plusDays(1), null);
        int revision = world.meeting(HERE, id).revision();
        world.office(HERE, () -> meetings.change(id, revision, facts));

        assertThat(entry(id, "first_day")).containsExactly("2022-03-29");
        assertThat(entry(id, "title")).containsExactly(facts.title());
        assertThat(world.meeting(HERE, id).participants()).isEqualTo(5);
        assertThat(world.meeting(HERE, id).sequence()).isGreaterThan(0);
    }

    @Test
    void noStepIsLeftOutAndNothingAheadIsRecorded() {
        UUID planned = world.planned(HERE, AHEAD, null);
        assertThatThrownBy(() -> world.office(HERE, () -> attendances.record(planned, 1, world.came(HERE), null)))
                .hasMessageContaining("meeting.held.ahead");
        UUID past = world.planned(HERE, DAY, null);
        assertThatThrownBy(() -> world.office(HERE, () -> meetings.issue(past, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
        UUID ahead = world.called(HERE, AHEAD, null);
        assertThatThrownBy(() -> world.office(HERE, () -> attendances.record(ahead, 2, world.came(HERE), null)))
                .hasMessageContaining("meeting.held.ahead");
        assertThatThrownBy(() -> world.office(HERE, () -> meetings.call(ahead))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.office(HERE, () -> meetings.cancel(ahead, " ")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aMeetingEnteredAfterItTookPlaceIsHeldWithoutANotice() {
        UUID id = world.planned(HERE, DAY, null);
        world.office(HERE, () -> attendances.record(id, 1, world.came(HERE), null));

        assertThat(world.meeting(HERE, id).state()).isEqualTo(MeetingState.HELD);
        assertThat(entry(id, "first_day")).containsExactly(DAY.toString());
        assertThat(world.texts(HERE, "select topic from notify.todo where subject = ?", id))
                .isEmpty();
    }

    @Test
    void theDatabaseKnowsTheStepsToo() {
        UUID id = world.planned(HERE, DAY, null);
        for (String wrong : List.of(
                "update coordination.meeting set state = 'MINUTED', participants = 3 where id = ?",
                "update coordination.meeting set state = 'CANCELLED' where id = ?",
                "update coordination.meeting set reason = '没有取消' where id = ?",
                "update coordination.meeting set participants = 3 where id = ?",
                "update coordination.meeting set to_time = '08:00' where id = ?",
                "update coordination.meeting set title = '  ' where id = ?")) {
            assertThatThrownBy(() -> world.update(HERE, wrong, id))
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        UUID gone = world.planned(HERE, DAY, null);
        world.office(HERE, () -> meetings.cancel(gone, "改期"));
        assertThatThrownBy(() -> world.update(HERE, "update coordination.meeting set title = '又改' where id = ?", gone))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> world.update(HERE, """
                    insert into coordination.meeting_guest (county, meeting, position, unit, body) values (?, ?, 9, ?, ?)
                    """, HERE, id, world.unit(HERE, "残联"), UUID.randomUUID()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> world.update(
                        HERE,
                        "update coordination.meeting_guest set attendance = 'PRESENT' where county = ? and meeting = ?",
                        HERE,
                        id))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofTwoRecordersTheSecondIsToldWhatTheFirstChanged() {
        UUID id = world.held(HERE, DAY, null);
        int seen = world.meeting(HERE, id).revision();
        world.office(HERE, () -> attendances.record(id, seen, world.came(HERE), 30));

        assertThatThrownBy(() -> world.office(HERE, () -> attendances.record(id, seen, world.came(HERE), 28)))
                .isInstanceOfSatisfying(InvalidInput.class, stale -> {
                    assertThat(stale.status().value()).isEqualTo(409);
                    assertThat(stale.faults().get(1).sentence().toString())
                            .contains("meeting.participants")
                            .contains("5")
                            .contains("30");
                });
        assertThat(world.meeting(HERE, id).participants()).isEqualTo(30);
    }

    @Test
    void whoSavesAPageSomebodyElseChangedGetsItBackWithWhatHeTypedAndWhatTheOtherChanged() throws Exception {
        UUID id = world.held(HERE, DAY, null);
        int seen = world.meeting(HERE, id).revision();
        world.office(HERE, () -> attendances.record(id, seen, world.came(HERE), 30));
        Person office = people.coordinator(HERE);
        List<String> form = new ArrayList<>(List.of("revision", "" + seen, "participants", "28"));
        for (Guest guest : world.came(HERE)) {
            form.addAll(List.of(
                    "attendance-" + guest.id(),
                    String.valueOf(guest.attendance()),
                    "persons-" + guest.id(),
                    guest.persons() == null ? "" : "" + guest.persons()));
        }
        String url = "/coordination/meetings/" + id + "/attendance";
        office.fills(url, form.toArray(String[]::new))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("5 → 30")))
                .andExpect(content().string(containsString("value=\"28\"")))
                .andExpect(content().string(containsString("name=\"revision\" value=\"" + (seen + 1) + "\"")));
        form.set(1, "" + (seen + 1));
        office.fills(url, form.toArray(String[]::new)).andExpect(status().is3xxRedirection());
        assertThat(entry(id, "participants")).containsExactly("28");
    }

    @Test
    void aNoticeWaitsForThoseInvitedUntilTheMeetingIsHeldOrCalledOff() {
        UUID id = world.called(HERE, AHEAD, null);
        assertThat(waiting(id)).hasSize(3).contains(world.unit(HERE, "妇联").toString());

        MeetingFacts facts = world.facts(HERE, AHEAD, null);
        MeetingFacts fewer = new MeetingFacts(
                null,
                facts.kind(),
                facts.title(),
                facts.day(),
                facts.from(),
                facts.to(),
                facts.place(),
                facts.chair(),
                facts.recorder(),
                facts.lead(),
                facts.units().subList(0, 2),
                List.of(),
                List.of());
        world.office(HERE, () -> meetings.change(id, 2, fewer));
        assertThat(waiting(id)).hasSize(2).doesNotContain(world.unit(HERE, "妇联").toString());

        world.office(HERE, () -> meetings.cancel(id, "改期"));
        assertThat(waiting(id)).isEmpty();
        assertThat(waiting(world.held(HERE, DAY, null))).isEmpty();
    }

    @Test
    void aMeetingThatAWorkbookHasToIsSuggestedAsADuplicate() {
        LocalDate day = LocalDate.of(2022, 9, 15);
        UUID id = world.called(HERE, day, null);
        String title = "新就业群体服务阵地建设推进会";
        world.update(HERE, "update coordination.meeting set title = ? where id = ?", title, id);
        world.office(HERE, () -> attendances.record(id, 2, world.came(HERE), null));
        // As a 会议台账 has it: no unit, no lead, but title, day, place and how many came.
        EntryContent row = new EntryContent(
                "meeting",
                day,
                day,
                title,
                "联席",
                null,
                null,
                LeadBasis.UNKNOWN,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                "三楼会议室",
                null,
                null,
                null,
                Set.of(),
                Map.of(Measure.PARTICIPANTS, BigDecimal.valueOf(5)),
                Set.of(),
                null);
        UUID typed = world.office(
                HERE,
                () -> ledger.post(
                                HERE,
                                List.of(new Ledger.NewEntry(
                                        row, Source.workbook(UUID.randomUUID(), "会议台账.xlsx", "会议", 3))),
                                null)
                        .entries()
                        .get(0));
        UUID own = world.office(
                HERE, () -> records.entryOf(HERE, MeetingEntry.MODULE, id).orElseThrow());

        List<Suggestion> suggested = world.office(HERE, () -> duplicates.suggestions(HERE, Period.year(2022)));
        assertThat(suggested)
                .anySatisfy(one -> assertThat(
                                one.entries().stream().map(EntryRecord::entry).toList())
                        .contains(typed, own));
    }

    @Test
    void onlyTheOfficeKeepsMeetingsWhateverTheOthersTry() {
        UUID id = world.called(HERE, DAY, null);
        UUID union = world.unit(HERE, "总工会");
        for (Runnable deed : List.<Runnable>of(
                () -> meetings.add(HERE, world.facts(HERE, DAY, null)),
                () -> meetings.cancel(id, "我说"),
                () -> attendances.record(id, 2, world.came(HERE), null))) {
            assertThatThrownBy(() -> CurrentScope.run(TestScopes.cadre(HERE, union), deed))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
            assertThatThrownBy(() -> CurrentScope.run(TestScopes.leader(HERE), deed))
                    .isInstanceOf(Refusal.class);
        }
        long elsewhere = HERE + 1;
        assertThatThrownBy(() -> CurrentScope.run(TestScopes.coordinator(elsewhere), () -> meetings.find(id)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ABSENT));
    }

    @Test
    void eachRoleFindsTheDoorsThatAreItsOwn() throws Exception {
        UUID id = world.called(HERE, DAY, null);
        String url = "/coordination/meetings/" + id;
        for (Person reader : List.of(people.coordinator(HERE), people.cadre(HERE, "总工会"), people.leader(HERE))) {
            reader.asks(url).andExpect(status().isOk());
            reader.asks("/coordination/meetings?year=2022").andExpect(status().isOk());
        }
        people.systemAdmin(HERE).asks(url).andExpect(status().isForbidden());
        people.coordinator(HERE + 1).asks(url).andExpect(status().isNotFound());
        for (Person other : List.of(people.cadre(HERE, "总工会"), people.leader(HERE), people.systemAdmin(HERE))) {
            other.fills(url + "/cancellation", "reason", "不行").andExpect(status().isForbidden());
            other.asks(url + "/attendance").andExpect(status().isForbidden());
            other.asks("/coordination/meetings/new").andExpect(status().isForbidden());
        }
    }

    @Test
    void theApiDoesWhatThePagesDo() throws Exception {
        Person office = people.coordinator(HERE);
        String body = """
            {"kind":"SPECIAL","title":"专题推进会","day":"2022-05-06","from":"15:00","lead":"%s","units":["%s"],"bodies":"县医院、县民政局"}
            """.formatted(world.unit(HERE, "总工会"), world.unit(HERE, "妇联"));
        String made = office.posts("/api/v1/coordination/meetings?county=" + HERE, body)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = com.jayway.jsonpath.JsonPath.read(made, "$.id");
        String url = "/api/v1/coordination/meetings/" + id;
        office.posts(url + "/notice", "{}").andExpect(status().isNoContent());
        Meeting meeting = world.meeting(HERE, UUID.fromString(id));
        StringBuilder guests = new StringBuilder();
        meeting.guests()
                .forEach(guest -> guests.append(guests.isEmpty() ? "" : ",")
                        .append("{\"guest\":\"" + guest.id() + "\",\"attendance\":\"PRESENT\",\"persons\":\"2\"}"));
        office.posts(url + "/attendance", "{\"revision\":\"2\",\"guests\":[" + guests + "]}")
                .andExpect(status().isNoContent());
        office.asks(url)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.meeting.state").value("HELD"))
                .andExpect(jsonPath("$.meeting.participants").value(6));
        assertThat(entry(UUID.fromString(id), "category")).containsExactly("专题");
        office.asks("/api/v1/coordination/meetings?county=" + HERE + "&from=2022-05-01&to=2022-05-31")
                .andExpect(jsonPath("$.items[0].title").value("专题推进会"));
        office.posts(url + "/attendance", "{\"revision\":\"2\",\"guests\":[]}").andExpect(status().isConflict());
    }

    @Test
    void whatIsTypedWrongComesBackAtItsFieldWithEverythingTyped() throws Exception {
        people.coordinator(HERE)
                .fills(
                        "/coordination/meetings",
                        "county",
                        "" + HERE,
                        "title",
                        "例会",
                        "kind",
                        "REGULAR",
                        "day",
                        "2022年13月5日",
                        "from",
                        "11点",
                        "to",
                        "10:30",
                        "chair",
                        "主任 13897500000",
                        "lead",
                        "")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"#day\"")))
                .andExpect(content().string(containsString("href=\"#chair\"")))
                .andExpect(content().string(containsString("href=\"#lead\"")))
                .andExpect(content().string(containsString("value=\"2022年13月5日\"")));
    }

    @Test
    void everyChangeIsKeptInWords() {
        UUID id = world.held(HERE, DAY, null);
        List<MeetingHistory.Change> changes = world.office(HERE, () -> history.of(meetings.find(id)));
        assertThat(changes).extracting(MeetingHistory.Change::revision).containsExactly(3, 2, 1);
        assertThatThrownBy(() -> world.update(HERE, "delete from coordination.meeting_change where meeting = ?", id))
                .isInstanceOf(RuntimeException.class);
    }

    private MeetingFacts recordedBy(UUID meeting, String recorder, String place) {
        Meeting now = world.meeting(HERE, meeting);
        return new MeetingFacts(
                now.series(),
                now.kind(),
                now.title(),
                now.day(),
                now.from(),
                now.to(),
                place,
                now.chair(),
                recorder,
                now.lead(),
                now.invited(Guest.Kind.UNIT),
                List.of(),
                List.of());
    }

    private List<String> notices(UUID meeting) {
        return world.texts(HERE, "select id::text from notify.todo where subject = ? order by id", meeting);
    }

    @Test
    void whoIsInvitedIsToldAnewOfAnotherPlaceAndNotOfAnotherRecorder() {
        UUID id = world.called(HERE, LocalDate.of(2099, 3, 2), null);
        List<String> before = notices(id);

        world.office(HERE, () -> meetings.change(id, 2, recordedBy(id, "另一位干事", "三楼会议室")));
        assertThat(notices(id)).isEqualTo(before);

        world.office(HERE, () -> meetings.change(id, 3, recordedBy(id, "另一位干事", "二楼会议室")));
        assertThat(notices(id)).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    }

    @Test
    void anInvitationWaitsForNobodyWhenItsDayIsOver() {
        UUID ahead = world.called(HERE, LocalDate.of(2099, 3, 3), null);
        UUID over = world.called(HERE, LocalDate.of(2099, 3, 4), null);
        world.update(HERE, "update coordination.meeting set day = current_date - 2 where id = ?", over);

        pastNotices.run();

        assertThat(waiting(over)).isEmpty();
        assertThat(waiting(ahead)).hasSize(3);
    }
}
