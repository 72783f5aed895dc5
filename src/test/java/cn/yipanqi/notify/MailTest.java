package cn.yipanqi.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.mail.OwnMail;
import cn.yipanqi.notify.reminder.Reminders;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.RegionCode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail through a real SMTP server. */
@ServerTest
class MailTest {

    private static final long HERE = 540127;
    private static final int PORT = free();
    private static final String SITE = "https://yipanqi.example.gov.cn";

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> PORT);
        registry.add("yipanqi.mail.from", () -> "yipanqi@example.gov.cn");
        registry.add("yipanqi.mail.site", () -> SITE);
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Reminders reminders;

    @Autowired
    List<Job> jobs;

    @Autowired
    OwnMail own;

    @Autowired
    Todos todos;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private GreenMail server;
    private NotifyWorld world;
    private UUID unit;
    private UUID account;
    private String login;
    private String address;

    /** A server that takes mail, and one account of a unit of its own that has confirmed its address. */
    @BeforeEach
    void aServer() throws Exception {
        server = start();
        world = new NotifyWorld(HERE, directory, accounts, todos, workingDays, clock);
        unit = world.union();
        CurrentScope.run(
                Scope.job("test", RegionCode.county(HERE)),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> jdbc.sql("delete from notify.todo where county = ?")
                                .param(HERE)
                                .update()));
        login = "mail-" + UUID.randomUUID().toString().substring(0, 8);
        account = world.account(login, Role.CADRE, unit);
        address = login + "@example.gov.cn";
        world.nextMorning(8, 30);
    }

    private static GreenMail start() {
        GreenMail started = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        started.start();
        return started;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Boolean give() {
        return world.as(account, unit, () -> {
            own.give(account, "总工会", address);
            return true;
        });
    }

    private String code() throws Exception {
        MimeMessage[] received = server.getReceivedMessages();
        Matcher code =
                Pattern.compile("code=([A-Za-z0-9_-]+)").matcher((String) received[received.length - 1].getContent());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private void confirmed() throws Exception {
        give();
        String code = code();
        world.as(account, unit, () -> {
            own.confirm(account, code);
            return true;
        });
        server.purgeEmailFromAllMailboxes();
    }

    private void waits(String title, boolean sensitive) {
        world.waits(title, Addressee.account(account), null, world.in(10), sensitive);
    }

    private void post() {
        jobs.stream().filter(job -> job.name().equals("notify.mail")).forEach(Job::run);
    }

    @Test
    void nothingGoesToAnAddressBeforeItsOwnerHasFollowedTheLink() throws Exception {
        give();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat((String) server.getReceivedMessages()[0].getContent()).contains(SITE + "/inbox/settings?code=");
        server.purgeEmailFromAllMailboxes();
        waits("一件", false);
        world.at(world.today(), 9, 5);
        reminders.remind(HERE);
        post();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThatThrownBy(() -> world.as(account, unit, () -> {
                    own.confirm(account, "AAAA");
                    return true;
                }))
                .hasMessageContaining("notify.mail.code");
    }

    @Test
    void aMorningsBatchIsOneMailWithCountsTitlesAndLinksAndIsSentOnce() throws Exception {
        confirmed();
        waits("第一件事", false);
        waits("当事人某某的诉求", true);
        world.at(world.today(), 9, 5);
        reminders.remind(HERE);
        post();
        post();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        String text = (String) mail.getContent();
        assertThat(mail.getSubject()).isEqualTo("一盘棋待办提醒：2 项");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(address);
        assertThat(text).contains("第一件事", SITE + "/entries/", "您有 2 项待办").doesNotContain("某某");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + SITE + "/inbox/settings>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aServerThatIsAwayIsTriedAgainAndTheMailArrivesOnce() throws Exception {
        confirmed();
        waits("一件", false);
        world.at(world.today(), 9, 5);
        reminders.remind(HERE);
        server.stop();
        post();
        post();
        server = start();
        post();
        assertThat(server.getReceivedMessages()).as("its time has not come").isEmpty();
        clock.advance(Duration.ofMinutes(2));
        post();
        post();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailThatWaitsIntoTheNightWaitsForTheMorning() throws Exception {
        confirmed();
        waits("一件", false);
        world.at(world.today(), 9, 5);
        reminders.remind(HERE);
        server.stop();
        post();
        world.at(world.today(), 20, 30);
        server = start();
        post();
        assertThat(server.getReceivedMessages()).isEmpty();
        world.nextMorning(8, 5);
        post();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whoTurnsMailOffGetsNoneNotEvenWhatWaitsAlready() throws Exception {
        confirmed();
        waits("一件", false);
        world.at(world.today(), 9, 5);
        reminders.remind(HERE);
        world.as(account, unit, () -> {
            own.remove(account);
            return true;
        });
        post();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.cn\r\nBcc: b@example.cn",
                "a@example.cn, b@example.cn",
                "a@example.cn\nX: y",
                "\"x\" <a@example.cn>",
                "a@b@example.cn",
                "a@example",
                "",
                "张三@example.cn"
            })
    void whatIsNoPlainAddressIsRefused(String typed) {
        assertThatThrownBy(() -> world.as(account, unit, () -> {
                    own.give(account, "总工会", typed);
                    return true;
                }))
                .hasMessageContaining("notify.mail.address.shape");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void titlesCannotBecomeLinesOfTheHead() throws Exception {
        confirmed();
        waits("一件\r\nBcc: other@example.cn\r\n\r\n假的正文", false);
        world.at(world.today(), 9, 5);
        reminders.remind(HERE);
        post();
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat((String) mail.getContent()).contains("一件 Bcc: other@example.cn 假的正文");
    }

    @Test
    void theAddressLiesSealedAndIsShownMasked() throws Exception {
        confirmed();
        String kept = world.as(
                account,
                unit,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select p::text from notify.preference p where account = ?")
                                .param(account)
                                .query(String.class)
                                .single()));
        assertThat(kept)
                .doesNotContain(address, java.util.HexFormat.of().formatHex(address.getBytes()))
                .contains("m***@example.gov.cn");
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, NotifyWorld.PASSWORD);
        assertThat(visitor.get("/inbox/settings?county=" + HERE).body())
                .contains("m***@example.gov.cn")
                .doesNotContain(address);
    }

    @Test
    void whoTakesAnAddressBackWaitsForTheNextLinkAllTheSame() throws Exception {
        give();
        world.as(account, unit, () -> {
            own.remove(account);
            return true;
        });

        assertThatThrownBy(this::give).hasMessageContaining("notify.mail.address.wait");

        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
