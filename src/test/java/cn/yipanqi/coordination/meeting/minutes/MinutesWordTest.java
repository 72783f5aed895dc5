package cn.yipanqi.coordination.meeting.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.meeting.MeetingState;
import cn.yipanqi.coordination.meeting.MeetingWorld;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Decision;
import cn.yipanqi.coordination.meeting.agenda.Decisions;
import cn.yipanqi.coordination.meeting.agenda.Items;
import cn.yipanqi.coordination.meeting.agenda.Outcomes;
import cn.yipanqi.coordination.meeting.series.Rhythm;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Minutes in Word: read back as Word reads them, numbered once a year, and never another byte afterwards. */
@YipanqiTest
class MinutesWordTest {

    private static final long HERE = 540325;

    @Autowired
    Minutes minutes;

    @Autowired
    Meetings meetings;

    @Autowired
    Items items;

    @Autowired
    Agendas agendas;

    @Autowired
    Decisions decisions;

    @Autowired
    Outcomes outcomes;

    @Autowired
    MeetingWorld world;

    @Autowired
    LedgerWorld people;

    private static List<XWPFParagraph> read(byte[] word) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
            return List.copyOf(document.getParagraphs());
        }
    }

    private static List<String> texts(byte[] word) throws IOException {
        return read(word).stream().map(XWPFParagraph::getText).toList();
    }

    private UUID ready(LocalDate day, UUID series) {
        UUID meeting = world.held(HERE, day, series);
        UUID item = world.item(HERE, meeting, "巡回服务的安排");
        world.office(HERE, () -> items.write(item, 1, "会议听取了情况说明。\n会议讨论了分工。"));
        world.decision(HERE, item, "开展一次巡回服务。");
        world.office(
                HERE, () -> decisions.add(item, new Decisions.Facts("原则同意分工", null, null, null, List.of(), List.of())));
        return meeting;
    }

    private Issued issue(UUID meeting) {
        return world.office(
                HERE, () -> minutes.issue(meeting, meetings.find(meeting).revision()));
    }

    @Test
    void theDraftSaysWhoMetWhenWhereAndWhatWasDecided() throws IOException {
        UUID meeting = ready(LocalDate.of(2021, 3, 28), null);
        byte[] word = world.office(HERE, () -> minutes.file(meeting)).content();
        List<String> lines = texts(word);

        assertThat(lines.get(0)).isEqualTo(world.meeting(HERE, meeting).title() + "纪要");
        assertThat(lines)
                .contains(
                        "草稿",
                        "时间：2021年3月28日 09:30—11:00",
                        "地点：三楼会议室",
                        "主持：县委常委",
                        "出席：总工会（3人）、团县委（2人）",
                        "请假：妇联",
                        "参会总人数：5人",
                        "一、巡回服务的安排",
                        "会议听取了情况说明。",
                        "会议讨论了分工。",
                        "会议议定：1. 开展一次巡回服务（牵头单位：总工会；协同单位：团县委；完成时限：2022年6月30日）。",
                        "2. 原则同意分工。");
        assertThat(read(word))
                .extracting(XWPFParagraph::getStyle)
                .startsWith("MinutesTitle", "MinutesNumber", "MinutesBody");
    }

    @Test
    void thePageIsTheOfficialOneWithItsNumbers() throws IOException {
        UUID meeting = ready(LocalDate.of(2021, 4, 28), null);
        byte[] word = world.office(HERE, () -> minutes.file(meeting)).content();
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(word))) {
            var section = document.getDocument().getBody().getSectPr();
            assertThat(section.getPgSz().getW().toString()).isEqualTo("11906");
            assertThat(section.getPgMar().getTop().toString()).isEqualTo("2098");
            assertThat(document.getFooterList())
                    .hasSize(2)
                    .allSatisfy(footer -> assertThat(
                                    footer.getParagraphs().get(0).getCTP().xmlText())
                            .contains(" PAGE "));
            assertThat(document.getStyles()
                            .getStyle("MinutesTitle")
                            .getCTStyle()
                            .xmlText())
                    .contains("方正小标宋简体");
            assertThat(document.getStyles().getStyle("MinutesBody").getCTStyle().xmlText())
                    .contains("仿宋_GB2312");
        }
    }

    @Test
    void issuedMinutesAreNumberedWithinTheirYearAndNeverAnotherByte() throws IOException {
        UUID first = ready(LocalDate.of(2023, 3, 28), null);
        UUID second = ready(LocalDate.of(2023, 4, 28), null);
        assertThat(issue(first).no()).isEqualTo(1);
        assertThat(issue(second).no()).isEqualTo(2);
        assertThat(issue(ready(LocalDate.of(2024, 1, 5), null)).no()).isEqualTo(1);

        byte[] kept = world.office(HERE, () -> minutes.file(first)).content();
        assertThat(texts(kept)).contains("2023 年第 1 期").anyMatch(line -> line.startsWith("印发时本县操作记录链第 "));
        UUID item = world.office(HERE, () -> agendas.of(meetings.find(first)))
                .get(0)
                .id();
        Decision decision =
                world.office(HERE, () -> agendas.item(item)).decisions().get(0);
        world.office(HERE, () -> outcomes.settle(decision.id(), Decision.State.SETTLED, "已开展"));

        assertThat(world.office(HERE, () -> minutes.file(first)).content()).isEqualTo(kept);
        assertThat(world.meeting(HERE, first).state()).isEqualTo(MeetingState.MINUTED);
    }

    @Test
    void afterwardsNothingOfTheMeetingChangesHereOrInTheDatabase() {
        UUID meeting = ready(LocalDate.of(2025, 3, 28), null);
        issue(meeting);
        UUID item = world.office(HERE, () -> agendas.of(meetings.find(meeting)))
                .get(0)
                .id();
        UUID decision =
                world.office(HERE, () -> agendas.item(item)).decisions().get(0).id();
        for (Runnable deed : List.<Runnable>of(
                () -> items.write(item, 2, "改写历史"),
                () -> meetings.cancel(meeting, "不算"),
                () -> minutes.issue(meeting, meetings.find(meeting).revision()),
                () -> decisions.remove(decision),
                () -> items.propose(meeting, new Items.Proposal("补一个", null, null, null)))) {
            assertThatThrownBy(() -> world.office(HERE, deed))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE));
        }
        for (String deed : List.of(
                "update coordination.agenda_item set result = '改写历史' where id = ?",
                "update coordination.meeting_decision set text = '改写历史' where item = ?",
                "delete from coordination.meeting_decision where item = ?")) {
            assertThatThrownBy(() -> world.update(HERE, deed, item))
                    .as(deed)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() ->
                        world.update(HERE, "update coordination.meeting_minutes set no = 9 where meeting = ?", meeting))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatEarlierMeetingsDecidedIsReportedInTheMinutesOfTheNext() throws IOException {
        UUID series = world.series(HERE, LocalDate.of(2021, 1, 1), null, Rhythm.QUARTERLY);
        ready(LocalDate.of(2021, 5, 28), series);
        UUID next = ready(LocalDate.of(2021, 8, 28), series);
        assertThat(texts(world.office(HERE, () -> minutes.file(next)).content()))
                .contains("二、上次会议议定事项落实情况", "开展一次巡回服务（总工会）：正在推进。");
    }

    @Test
    void anEmptyItemOrAMeetingNotHeldHasNoMinutes() {
        UUID planned = world.planned(HERE, LocalDate.of(2021, 9, 1), null);
        assertThatThrownBy(() -> world.office(HERE, () -> minutes.file(planned)))
                .hasMessageContaining("minutes.not-held");
        UUID held = world.held(HERE, LocalDate.of(2021, 9, 2), null);
        assertThatThrownBy(() -> issue(held)).hasMessageContaining("minutes.no-items");
        world.item(HERE, held, "空议题");
        assertThatThrownBy(() -> issue(held)).hasMessageContaining("minutes.item-empty");
        assertThat(world.meeting(HERE, held).state()).isEqualTo(MeetingState.HELD);
    }

    @Test
    void ofTwoWhoWriteTheSecondIsToldWhatTheFirstWroteAndKeepsHisOwn() throws Exception {
        UUID meeting = world.held(HERE, LocalDate.of(2021, 9, 3), null);
        UUID item = world.item(HERE, meeting, "议题");
        world.office(HERE, () -> items.write(item, 1, "先写的结果"));
        var office = people.coordinator(HERE);
        String url = "/coordination/meetings/" + meeting + "/minutes";
        office.fills(url, "result-" + item, "后写的结果", "revision-" + item, "1")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("先写的结果")))
                .andExpect(content().string(containsString(">后写的结果</textarea>")))
                .andExpect(content().string(containsString("name=\"revision-" + item + "\" value=\"2\"")));
        office.fills(url, "result-" + item, "后写的结果", "revision-" + item, "2").andExpect(status().is3xxRedirection());
        int seen = world.meeting(HERE, meeting).revision();
        assertThatThrownBy(() -> world.office(HERE, () -> minutes.issue(meeting, seen - 1)))
                .isInstanceOf(InvalidInput.class);
        people.cadre(HERE, "总工会").fills(url + "/issue", "revision", "" + seen).andExpect(status().isForbidden());
        people.leader(HERE).asks(url + "/word").andExpect(status().isOk());
    }

    @Test
    void numeralsAreAsInOfficialPapers() {
        assertThat(List.of(1, 9, 10, 11, 19, 20, 21, 99))
                .extracting(MinutesWriter::numeral)
                .containsExactly("一", "九", "十", "十一", "十九", "二十", "二十一", "九十九");
    }
}
