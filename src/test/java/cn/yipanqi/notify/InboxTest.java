package cn.yipanqi.notify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.inbox.Inbox;
import cn.yipanqi.notify.reminder.Reminders;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One's own messages, and what waits for whoever looks. */
@ServerTest
class InboxTest {

    private static final long HERE = 540221;

    @LocalServerPort
    int port;

    @Autowired
    Reminders reminders;

    @Autowired
    Inbox inbox;

    @Autowired
    Todos todos;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    SettableClock clock;

    private NotifyWorld world;
    private String login;
    private UUID account;

    @BeforeEach
    void somebody() {
        world = new NotifyWorld(HERE, directory, accounts, todos, workingDays, clock);
        world.nextMorning(8, 30);
    }

    private Visitor signedIn(Role role, UUID unit) {
        login = "inbox-" + UUID.randomUUID().toString().substring(0, 8);
        account = world.account(login, role, unit);
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, NotifyWorld.PASSWORD);
        return visitor;
    }

    private void told(String title) {
        world.waits(title, Addressee.account(account), null, world.in(10), false);
        world.at(world.today(), 9, 5);
        reminders.remind(HERE);
    }

    private UUID message() {
        return world.as(account, world.union(), () -> inbox.of(account, 1, 0))
                .get(0)
                .id();
    }

    @Test
    void aMessageShowsUnreadUntilItIsMarked() {
        Visitor cadre = signedIn(Role.CADRE, world.union());
        told("要办的一件事");
        String page = cadre.get("/inbox?county=" + HERE).body();
        assertThat(page).contains("要办的一件事", "未读");
        HttpResponse<String> read = cadre.submit("/inbox", "/inbox/" + message() + "/reading");
        assertThat(read.statusCode()).isEqualTo(302);
        assertThat(cadre.get("/inbox").body()).contains("要办的一件事").doesNotContain("未读");
    }

    @Test
    void aLeaderWhoMayWriteNothingReadsHisOwn() {
        Visitor leader = signedIn(Role.LEADER, null);
        told("请领导知悉");
        assertThat(leader.submit("/inbox", "/inbox/reading").statusCode()).isEqualTo(302);
        assertThat(leader.get("/inbox").body()).contains("请领导知悉").doesNotContain("未读");
    }

    @Test
    void anothersMessageIsAbsent() {
        signedIn(Role.CADRE, world.union());
        told("别人的事");
        UUID theirs = message();
        Visitor other = signedIn(Role.CADRE, world.union());
        assertThat(other.get("/inbox").body()).doesNotContain("别人的事");
        assertThat(other.submit("/inbox/settings", "/inbox/" + theirs + "/reading")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void programsReadTheInboxToo() {
        signedIn(Role.CADRE, world.union());
        told("程序也能读");
        String token = CurrentScope.call(Scope.nobody("test"), () -> tokens.make(account, "test"));
        HttpResponse<String> found = new Visitor(port).get("/api/v1/inbox", "Authorization", "Bearer " + token);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("程序也能读", "\"readAt\":null");
        HttpResponse<String> read = new Visitor(port)
                .post(
                        "/api/v1/inbox/" + message() + "/reading",
                        "",
                        "Authorization",
                        "Bearer " + token,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(read.statusCode()).as(read.body()).isEqualTo(204);
    }

    @Test
    void theContactsPageIsForThoseWhoWorkAndShowsTheirOwnUnit() {
        Visitor cadre = signedIn(Role.CADRE, world.union());
        String page = cadre.get("/inbox/contacts?county=" + HERE).body();
        assertThat(page).contains("总工会").doesNotContain("妇联");
        assertThat(signedIn(Role.LEADER, null)
                        .get("/inbox/contacts?county=" + HERE)
                        .statusCode())
                .isEqualTo(403);
        Visitor office = signedIn(Role.COORDINATOR, null);
        assertThat(office.get("/inbox/contacts?county=" + HERE).body()).contains("总工会", "妇联");
        HttpResponse<String> night = office.submit(
                "/inbox/contacts",
                "/inbox/hours",
                "county",
                Long.toString(HERE),
                "digestAt",
                "05:00",
                "from",
                "05:00",
                "until",
                "23:00",
                "soonDays",
                "5");
        assertThat(night.statusCode()).isEqualTo(422);
        assertThat(night.body()).contains("05:00");
    }

    @Test
    void aDeskSeesWhatWaitsForItsAccountItsUnitAndTheOfficeTheNearestFirst() {
        signedIn(Role.CADRE, world.union());
        UUID later = world.waits("以后的", world.in(30));
        UUID today = world.waits("今天的", world.today());
        UUID own = world.waits("本人的", Addressee.account(account), null, null, false);
        UUID office = world.waits("协同办的", Addressee.office(), null, world.today(), false);
        SignedIn cadre = CurrentScope.call(Scope.nobody("test"), () -> accounts.byLogin(login))
                .orElseThrow();
        assertThat(world.as(account, world.union(), () -> todos.waiting(HERE, cadre, 50)))
                .extracting(Waiting::subject)
                .containsSubsequence(today, later, own)
                .doesNotContain(office);
        assertThat(world.as(account, world.union(), () -> todos.waiting(HERE, cadre, 50)))
                .filteredOn(waiting -> waiting.subject().equals(today))
                .extracting(Waiting::urgency)
                .containsExactly(Urgency.TODAY);
    }

    @Test
    void aCountysHoursAreSentWhole() {
        signedIn(Role.COORDINATOR, null);
        String token = CurrentScope.call(Scope.nobody("test"), () -> tokens.make(account, "test"));
        HttpResponse<String> answer = new Visitor(port)
                .post(
                        "/api/v1/inbox/hours?county=" + HERE,
                        "{}",
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }
}
