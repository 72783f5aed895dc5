package cn.yipanqi.coordination.meeting.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingWorld;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.UpcomingMeetings;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.RegionCode;
import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Secret addresses give out a unit's meetings and last days, as RFC 5545 wants them, and no more; they end with their account's grant. */
@YipanqiTest
class CalendarFeedTest {

    private static final AtomicInteger LOGINS = new AtomicInteger();
    private static final AtomicInteger COUNTIES = new AtomicInteger(540521);

    @Autowired
    MockMvc mvc;

    @Autowired
    CalendarFeeds feeds;

    @Autowired
    Accounts accounts;

    @Autowired
    Meetings meetings;

    @Autowired
    UpcomingMeetings upcoming;

    @Autowired
    Tasks tasks;

    @Autowired
    People people;

    @Autowired
    MeetingWorld world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private long county;
    private LocalDate soon;

    @BeforeEach
    void aCountyOfItsOwn() {
        county = COUNTIES.getAndIncrement();
        soon = LocalDate.now(clock).plusDays(20);
    }

    private SignedIn account(Role role, @Nullable UUID unit) {
        String login = "calendar" + LOGINS.incrementAndGet();
        return CurrentScope.call(Scope.nobody("test"), () -> {
            accounts.open(
                    login,
                    "日历" + login,
                    "long enough 42 " + login,
                    new Grant(role, RegionCode.county(county), unit, null, Set.of()));
            return accounts.byLogin(login).orElseThrow();
        });
    }

    private String made(SignedIn owner) {
        return CurrentScope.call(owner.grantedScope(), () -> feeds.make(owner, county, CalendarFeeds.Whose.UNIT));
    }

    private MvcResult asked(String secret) throws Exception {
        return mvc.perform(get("/calendar/" + secret + ".ics")).andReturn();
    }

    private Calendar read(String secret) throws Exception {
        MvcResult answer = asked(secret);
        assertThat(answer.getResponse().getStatus()).isEqualTo(200);
        assertThat(answer.getResponse().getContentType()).startsWith("text/calendar");
        String text = answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75));
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate(true).getEntries()).isEmpty();
        return calendar;
    }

    private static VEvent event(Calendar calendar, UUID id) {
        return calendar.<VEvent>getComponents("VEVENT").stream()
                .filter(event -> event.getUid().orElseThrow().getValue().contains(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(found -> found.getValue()).orElse("");
    }

    @Test
    void aUnitsCalendarHoldsItsMeetingsAndTheLastDaysOfItsTasks() throws Exception {
        UUID women = world.unit(county, "妇联");
        UUID id = world.called(county, soon, null);
        UUID task = world.office(county, () -> tasks.add(county, task("整理阵地", women)));
        UUID others = world.office(county, () -> tasks.add(county, task("别人的任务", world.unit(county, "残联"))));
        Calendar calendar = read(made(account(Role.CADRE, women)));

        VEvent meeting = event(calendar, id);
        assertThat(value(meeting, "SUMMARY"))
                .isEqualTo(world.meeting(county, id).title());
        assertThat(value(meeting, "LOCATION")).isEqualTo("三楼会议室");
        assertThat(value(meeting, "STATUS")).isEqualTo("CONFIRMED");
        DtStart<Temporal> start =
                meeting.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow();
        assertThat(start.toString()).contains("TZID=Asia/Shanghai").contains("T093000");
        assertThat(calendar.getComponents("VTIMEZONE")).hasSize(1);
        VEvent day = event(calendar, task);
        assertThat(value(day, "SUMMARY")).isEqualTo("任务时限：整理阵地");
        assertThat(value(day, "DTSTART")).isEqualTo(soon.toString().replace("-", ""));
        assertThat(calendar.toString())
                .doesNotContain(others.toString())
                .doesNotContain("县委常委")
                .doesNotContain("协同办干事");
        assertThat(read(made(account(Role.CADRE, world.unit(county, "残联")))).toString())
                .as("a unit that is not invited")
                .doesNotContain(id.toString());
        assertThat(read(made(account(Role.LEADER, null))).toString()).contains(id.toString());
    }

    private NewTask task(String title, UUID lead) {
        return new NewTask(
                soon.getYear(),
                null,
                Commons.VENUE,
                title,
                null,
                null,
                lead,
                List.of(),
                List.of(),
                null,
                null,
                null,
                soon,
                TaskOrigin.INSTRUCTION,
                null);
    }

    @Test
    void aChangeKeepsTheUidAndGrowsTheSequenceAndACancelledMeetingSaysSo() throws Exception {
        UUID id = world.called(county, soon, null);
        String secret = made(account(Role.CADRE, world.unit(county, "妇联")));
        VEvent before = event(read(secret), id);
        MeetingFacts later = world.facts(county, soon.plusDays(1), null);
        world.office(county, () -> meetings.change(id, 2, later));
        VEvent after = event(read(secret), id);
        assertThat(value(after, "UID")).isEqualTo(value(before, "UID"));
        assertThat(Integer.parseInt(value(after, "SEQUENCE")))
                .isGreaterThan(Integer.parseInt(value(before, "SEQUENCE")));
        world.office(county, () -> meetings.cancel(id, "改期"));
        assertThat(value(event(read(secret), id), "STATUS")).isEqualTo("CANCELLED");
        assertThat(world.office(county, () -> upcoming.of(county, null, soon, soon.plusDays(2), 50)))
                .noneMatch(one -> one.id().equals(id));
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        UUID id = world.called(county, soon, null);
        String secret = made(account(Role.CADRE, world.unit(county, "妇联")));
        String tag = asked(secret).getResponse().getHeader("ETag");
        assertThat(tag).isNotNull();
        mvc.perform(get("/calendar/" + secret + ".ics").header("If-None-Match", tag))
                .andExpect(status().isNotModified());
        world.office(county, () -> meetings.cancel(id, "改期"));
        mvc.perform(get("/calendar/" + secret + ".ics").header("If-None-Match", tag))
                .andExpect(status().isOk())
                .andExpect(header().exists("Last-Modified"));
    }

    @Test
    void theAddressEndsWithItsRevocationItsGrantAndItsAccount() throws Exception {
        UUID women = world.unit(county, "妇联");
        SignedIn owner = account(Role.CADRE, women);
        String secret = made(owner);
        assertThat(asked(secret).getResponse().getStatus()).isEqualTo(200);
        UUID feed = CurrentScope.call(owner.grantedScope(), () -> feeds.of(owner))
                .get(0)
                .id();
        SignedIn other = account(Role.CADRE, women);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> CurrentScope.run(other.grantedScope(), () -> feeds.revoke(other, county, feed))))
                .hasMessageContaining("refusal.absent");
        CurrentScope.run(owner.grantedScope(), () -> feeds.revoke(owner, county, feed));
        assertThat(asked(secret).getResponse().getStatus()).isEqualTo(404);

        String ended = made(other);
        CurrentScope.run(
                Scope.nobody("test"),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(
                                status -> jdbc.sql("update access.role_grant set ended_on = ? where id = ?")
                                        .params(LocalDate.now(clock), other.held())
                                        .update()));
        assertThat(asked(ended).getResponse().getStatus()).isEqualTo(404);

        SignedIn third = account(Role.CADRE, women);
        String disabled = made(third);
        CurrentScope.run(Scope.nobody("test"), () -> accounts.disable(third.account()));
        assertThat(asked(disabled).getResponse().getStatus()).isEqualTo(404);
        assertThat(asked("nobodys-secret").getResponse().getStatus()).isEqualTo(404);
    }

    private SignedIn person(UUID unit, UUID person) {
        SignedIn owner = account(Role.CADRE, unit);
        CurrentScope.run(Scope.nobody("test"), () -> accounts.belongsTo(owner.account(), person));
        return owner;
    }

    private UUID registered(String name) {
        return world.office(county, () -> people.add(county, name));
    }

    private String own(SignedIn owner) {
        return CurrentScope.call(owner.grantedScope(), () -> feeds.make(owner, county, CalendarFeeds.Whose.PERSON));
    }

    @Test
    void aPersonsCalendarHoldsWhatTheyAnswerForAndNobodyElses() throws Exception {
        UUID women = world.unit(county, "妇联");
        UUID union = world.unit(county, "总工会");
        UUID zhang = registered("张某");
        UUID li = registered("李某");
        UUID meeting = world.called(county, soon, null);
        UUID hers =
                world.office(county, () -> tasks.add(county, task("她负责的", women).withPeople(null, zhang)));
        UUID led =
                world.office(county, () -> tasks.add(county, task("她领导的", union).withPeople(zhang, null)));
        UUID colleagues = world.office(
                county, () -> tasks.add(county, task("同事负责的", women).withPeople(null, li)));
        UUID units = world.office(county, () -> tasks.add(county, task("单位的", women)));
        SignedIn owner = person(women, zhang);

        Calendar calendar = read(own(owner));

        assertThat(calendar.toString())
                .contains(meeting.toString(), hers.toString(), led.toString())
                .doesNotContain(colleagues.toString(), units.toString())
                .doesNotContain("张某", "李某");
        assertThat(value(event(calendar, hers), "SUMMARY")).isEqualTo("任务时限：她负责的");
        String other = read(own(person(women, li))).toString();
        assertThat(other).contains(colleagues.toString()).doesNotContain(hers.toString(), led.toString());

        world.office(county, () -> {
            var task = tasks.get(county, hers);
            tasks.change(county, hers, task.revision(), task.asNew().withPeople(null, li), null);
        });
        assertThat(read(own(owner)).toString()).doesNotContain(hers.toString());
    }

    @Test
    void aPersonsAddressIsSecretEndsWhenTakenBackAndIsNobodyElsesToTakeBack() throws Exception {
        UUID women = world.unit(county, "妇联");
        SignedIn owner = person(women, registered("张某"));
        SignedIn other = person(women, registered("李某"));
        String secret = own(owner);
        assertThat(secret.length()).isGreaterThan(30);
        assertThat(own(owner)).isNotEqualTo(secret);
        UUID feed = CurrentScope.call(owner.grantedScope(), () -> feeds.of(owner))
                .get(0)
                .id();
        assertThat(CurrentScope.call(other.grantedScope(), () -> feeds.of(other)))
                .isEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> CurrentScope.run(other.grantedScope(), () -> feeds.revoke(other, county, feed))))
                .hasMessageContaining("refusal.absent");
        assertThat(asked(secret).getResponse().getStatus()).isEqualTo(200);
        assertThat(asked(secret.substring(1)).getResponse().getStatus()).isEqualTo(404);

        List<UUID> all = CurrentScope.call(owner.grantedScope(), () -> feeds.of(owner)).stream()
                .map(cn.yipanqi.access.Feeds.View::id)
                .toList();
        all.forEach(id -> CurrentScope.run(owner.grantedScope(), () -> feeds.revoke(owner, county, id)));
        MvcResult gone = asked(secret);
        assertThat(gone.getResponse().getStatus()).isEqualTo(404);
        assertThat(gone.getResponse().getContentAsString()).doesNotContain("VCALENDAR");
    }

    @Test
    void anOfficesAccountHasNoPersonsCalendar() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> own(account(Role.CADRE, world.unit(county, "妇联")))))
                .hasMessageContaining("calendar.no-person");
    }

    @Test
    void theSecretIsKeptNowhere() {
        String secret = made(account(Role.CADRE, world.unit(county, "妇联")));
        assertThat(world.texts(
                        county,
                        "select id::text from access.feed where encode(secret_hash, 'escape') like ? or purpose like ?",
                        "%" + secret + "%",
                        "%" + secret + "%"))
                .isEmpty();
    }

    @Test
    void anAdministratorWhoReadsNoLedgerHasNoCalendar() throws Exception {
        assertThat(asked(made(account(Role.SYSTEM_ADMIN, null))).getResponse().getStatus())
                .isEqualTo(404);
    }
}
