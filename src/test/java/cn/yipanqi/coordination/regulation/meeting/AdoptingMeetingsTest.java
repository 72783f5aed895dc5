package cn.yipanqi.coordination.regulation.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.StatementLog;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingWorld;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Items;
import cn.yipanqi.coordination.meeting.minutes.Minutes;
import cn.yipanqi.coordination.regulation.Adoption;
import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.VersionState;
import cn.yipanqi.figures.Desk;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A regulation is adopted in a meeting that was held, on its day; each names the other. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptingMeetingsTest {

    private static final long HERE = 540621;
    private static final long ELSEWHERE = 540622;
    private static final LocalDate MET = LocalDate.of(2022, 3, 28);
    private static final LocalDate FROM = LocalDate.of(2022, 4, 1);

    @Autowired
    AdoptingMeetings adopting;

    @Autowired
    Adoption adoption;

    @Autowired
    Drafts drafts;

    @Autowired
    Regulations regulations;

    @Autowired
    Meetings meetings;

    @Autowired
    Minutes minutes;

    @Autowired
    Items items;

    @Autowired
    Agendas agendas;

    @Autowired
    MeetingWorld world;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    MockMvc web;

    private @Nullable RequestPostProcessor office;
    private UUID held = new UUID(0, 0);
    private UUID draft = new UUID(0, 0);

    @BeforeEach
    void aMeetingAndADraft() {
        if (office == null) {
            office = new Desk(accounts, tokens).at(HERE, Role.COORDINATOR);
        }
        held = world.held(HERE, MET, null);
        draft = world.office(
                HERE,
                () -> drafts.add(
                        HERE,
                        new Draft(
                                "联席会议制度",
                                RegulationKind.JOINT_MEETING,
                                IssuerLevel.COUNTY,
                                "群团办",
                                null,
                                "第一条 每季度召开。")));
    }

    private void adopt(@Nullable UUID meeting, @Nullable LocalDate day, String words) {
        world.office(
                HERE,
                () -> adoption.adopt(
                        HERE,
                        draft,
                        new Adoption.Decision(now().revision(), day, meeting, words, FROM, null, List.of(), null)));
    }

    private RegulationVersion now() {
        return world.office(HERE, () -> regulations.version(HERE, draft));
    }

    @Test
    void dayAndNameOfTheDecisionAreTheMeetings() {
        adopt(held, LocalDate.of(2022, 1, 1), "另一次会议");

        assertThat(now().state()).isEqualTo(VersionState.ADOPTED);
        assertThat(now().adoptedOn()).isEqualTo(MET);
        assertThat(now().meeting()).isEqualTo(held);
        assertThat(now().meetingWords()).isEqualTo(world.meeting(HERE, held).title());
        assertThat(world.office(HERE, () -> adopting.adopted(HERE, held)))
                .containsExactly(new AdoptedVersion(draft, "联席会议制度", 1));
    }

    @Test
    void aMeetingThatIsNotKeptHereIsSaidInWordsWithItsDay() {
        assertThatThrownBy(() -> adopt(null, null, "2019年联席会议")).isInstanceOf(Refusal.class);
        adopt(null, LocalDate.of(2019, 5, 4), "2019年联席会议");
        assertThat(now().meeting()).isNull();
        assertThat(now().meetingWords()).isEqualTo("2019年联席会议");
    }

    @Test
    void onlyMeetingsThatTookPlaceHereAreOfferedAndTaken() {
        UUID called = world.called(HERE, MET, null);
        UUID foreign = world.held(ELSEWHERE, MET, null);
        UUID cancelled = world.held(HERE, MET, null);
        world.office(HERE, () -> meetings.cancel(cancelled, "登记错了"));
        UUID hearing = world.held(HERE, MET, null);
        world.update(HERE, "update coordination.meeting set kind = 'HEARING' where id = ?", hearing);

        assertThat(world.office(HERE, () -> adopting.offered(HERE)))
                .extracting(AdoptingMeeting::id)
                .contains(held)
                .doesNotContain(called, foreign, cancelled, hearing);
        for (UUID not : List.of(called, foreign, cancelled, hearing, UUID.randomUUID())) {
            assertThatThrownBy(() -> adopt(not, MET, ""))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.sentence().key())
                                    .isEqualTo("regulation.adoption.meeting.not-held"));
        }
        assertThat(now().state()).isEqualTo(VersionState.DRAFT);
    }

    @Test
    void aMeetingThatAdoptedStaysHeldOnItsDayThoughMuchElseOfItMayChange() {
        adopt(held, null, "");
        Meeting meeting = world.meeting(HERE, held);

        assertThatThrownBy(() -> world.office(HERE, () -> meetings.cancel(held, "登记错了")))
                .isInstanceOf(InvalidInput.class);
        MeetingFacts facts = world.facts(HERE, MET.minusDays(1), null);
        assertThatThrownBy(() -> world.office(HERE, () -> meetings.change(held, meeting.revision(), facts)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        input -> assertThat(input.faults()).extracting("field").containsExactly("day"));
        world.office(HERE, () -> meetings.change(held, meeting.revision(), world.facts(HERE, MET, null)));
        assertThat(world.meeting(HERE, held).day()).isEqualTo(MET);
    }

    @Test
    void theDatabaseItselfKnowsNoAdoptionWithoutItsMeeting() {
        adopt(held, null, "");
        assertThatThrownBy(() -> world.update(
                        HERE,
                        "update coordination.regulation_version set meeting = gen_random_uuid() where id = ?",
                        draft))
                .hasMessageContaining("adopted");
        UUID other = world.held(HERE, MET.minusDays(7), null);
        assertThatThrownBy(() -> world.update(
                        HERE, "update coordination.regulation_version set meeting = ? where id = ?", other, draft))
                .hasMessageContaining("on its day");
        assertThatThrownBy(() -> world.update(
                        HERE,
                        "update coordination.meeting set day = day - 1, sequence = sequence + 1 where id = ?",
                        held))
                .hasMessageContaining("stays held");
        assertThatThrownBy(() -> world.update(
                        HERE, "update coordination.meeting set state = 'CANCELLED', reason = 'x' where id = ?", held))
                .hasMessageContaining("stays held");
    }

    @Test
    void theMinutesSayWhatWasAdopted() throws Exception {
        UUID item = world.item(HERE, world.called(HERE, MET.plusDays(1), null), "别的议题");
        assertThat(item).isNotNull();
        adopt(held, null, "");

        byte[] file = world.office(HERE, () -> minutes.file(held)).content();

        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("一、通过的制度", "会议通过《联席会议制度》（第 1 版）。");
        }
    }

    @Test
    void theFormOffersMeetingsAndThePagesLinkBothWays() throws Exception {
        String form = "/coordination/regulations/versions/" + draft + "/adoption";
        web.perform(get(form).with(office))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"" + held + "\"")));
        web.perform(post(form).with(office).with(csrf()).param("revision", "1").param("inForceFrom", "2022-04-01"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("请填通过日期")));
        UUID called = world.called(HERE, MET, null);
        web.perform(post(form)
                        .with(office)
                        .with(csrf())
                        .param("revision", "1")
                        .param("meeting", called.toString())
                        .param("inForceFrom", "2022-04-01"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("href=\"#meeting\"")));
        web.perform(post(form)
                        .with(office)
                        .with(csrf())
                        .param("revision", "1")
                        .param("meeting", held.toString())
                        .param("adoptedOn", "")
                        .param("inForceFrom", "2022-04-01"))
                .andExpect(status().is3xxRedirection());
        String page = "/coordination/regulations/versions/" + draft;
        web.perform(get(page).with(office))
                .andExpect(content().string(containsString("/coordination/meetings/" + held)));
        web.perform(get("/coordination/meetings/" + held).with(office))
                .andExpect(content().string(containsString(page)));
        web.perform(get("/coordination/meetings/" + called).with(office))
                .andExpect(content().string(not(containsString("本次会议通过的制度"))));
    }

    @Test
    void whatAMeetingAdoptedIsOneStatementHoweverMuchItIs() {
        adopt(held, null, "");
        List<String> read = StatementLog.of(() -> world.office(HERE, () -> adopting.adopted(HERE, held)));
        assertThat(read.stream().filter(sql -> sql.contains("coordination.regulation_version")))
                .hasSize(1);
    }
}
