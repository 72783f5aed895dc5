package cn.yipanqi.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.inbox.Inbox;
import cn.yipanqi.notify.inbox.InboxMessage;
import cn.yipanqi.notify.reminder.Contacts;
import cn.yipanqi.notify.reminder.Preferences;
import cn.yipanqi.notify.reminder.Reminders;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One batch a morning for the one person responsible, nothing at night, nothing twice. */
@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
class ReminderTest {

    private static final long HERE = 540123;

    @Autowired
    Reminders reminders;

    @Autowired
    Contacts contacts;

    @Autowired
    Preferences preferences;

    @Autowired
    Inbox inbox;

    @Autowired
    AccountWork work;

    @Autowired
    List<Job> jobs;

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

    private NotifyWorld world;
    private UUID first;
    private UUID second;

    /** Nothing waits, the union has two cadres of whom one came first, and it is half past eight on a working day. */
    @BeforeEach
    void aMorning() {
        world = new NotifyWorld(HERE, directory, accounts, todos, workingDays, clock);
        CurrentScope.run(
                Scope.job("test", RegionCode.county(HERE)),
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    jdbc.sql("delete from notify.todo where county = ?")
                            .param(HERE)
                            .update();
                    jdbc.sql("delete from notify.contact where county = ?")
                            .param(HERE)
                            .update();
                }));
        first = world.office(() -> contacts.of(HERE))
                .contact(Addressee.unit(world.union()))
                .map(told -> told.account())
                .orElseGet(() -> world.account("gonghui-1", Role.CADRE, world.union()));
        second = world.office(() -> contacts.of(HERE)).possible(Addressee.unit(world.union())).stream()
                .map(told -> told.account())
                .filter(account -> !account.equals(first))
                .findFirst()
                .orElseGet(() -> world.account("gonghui-2", Role.CADRE, world.union()));
        world.nextMorning(8, 30);
    }

    private List<InboxMessage> of(UUID account) {
        return world.as(account, world.union(), () -> inbox.of(account, 100, 0));
    }

    private int told(UUID account) {
        return of(account).size();
    }

    private void nine() {
        world.at(world.today(), 9, 5);
    }

    @Test
    void allThatWaitsIsToldInOneMessageAMorningAndToOnePerson() {
        int before = told(first);
        int others = told(second);
        world.waits("第一件", world.in(10));
        world.waits("第二件", world.in(2));
        world.waits("第三件", null);
        assertThat(reminders.remind(HERE)).as("before nine").isZero();
        nine();
        assertThat(reminders.remind(HERE)).isEqualTo(1);
        assertThat(reminders.remind(HERE)).as("the same morning again").isZero();

        assertThat(told(first)).isEqualTo(before + 1);
        assertThat(told(second)).isEqualTo(others);
        assertThat(of(first).get(0).pieces())
                .extracting(Piece::urgency)
                .containsExactly(Urgency.SOON, Urgency.LATER, Urgency.LATER);
    }

    @Test
    void atNightAndOnDaysOffNothingIsSentAndItWaitsForTheNextOpenHour() {
        world.waits("一件", world.in(10));
        world.at(world.today(), 20, 0);
        assertThat(reminders.remind(HERE)).isZero();
        LocalDate off = world.today().plusDays(1);
        while (off.getDayOfWeek() != DayOfWeek.SUNDAY || works(off)) {
            off = off.plusDays(1);
        }
        world.at(off, 10, 0);
        assertThat(reminders.remind(HERE)).isZero();
        world.nextMorning(7, 59);
        assertThat(reminders.remind(HERE)).isZero();
        nine();
        assertThat(reminders.remind(HERE)).isEqualTo(1);
    }

    private boolean works(LocalDate day) {
        return world.office(() -> workingDays.works(day));
    }

    @Test
    void eachStepOfAPieceIsToldOnce() {
        LocalDate due = world.in(8);
        world.waits("一件", due);
        nine();
        assertThat(reminders.remind(HERE)).as("opened").isEqualTo(1);
        world.nextMorning(9, 5);
        assertThat(reminders.remind(HERE)).as("nothing new").isZero();
        world.at(world.office(() -> workingDays.plus(due, -5)), 9, 5);
        assertThat(reminders.remind(HERE)).as("soon").isEqualTo(1);
        world.nextMorning(9, 5);
        assertThat(reminders.remind(HERE)).isZero();
        world.at(due, 9, 5);
        assertThat(reminders.remind(HERE)).as("today").isEqualTo(1);
        world.nextMorning(9, 5);
        assertThat(reminders.remind(HERE)).as("overdue").isEqualTo(1);
        world.nextMorning(9, 5);
        assertThat(reminders.remind(HERE)).isZero();
    }

    @Test
    void whatIsOpenedDuringTheDayWaitsForTheNextMorningUnlessItIsDueToday() {
        world.waits("早上的", world.in(10));
        nine();
        assertThat(reminders.remind(HERE)).isEqualTo(1);
        world.at(world.today(), 10, 0);
        world.waits("上午新开的", world.in(10));
        assertThat(reminders.remind(HERE)).isZero();
        world.waits("今天到期的", world.today());
        assertThat(reminders.remind(HERE)).isEqualTo(1);
        assertThat(of(first).get(0)).satisfies(message -> {
            assertThat(message.urgent()).isTrue();
            assertThat(message.pieces()).hasSize(1);
        });
        world.nextMorning(9, 5);
        assertThat(reminders.remind(HERE)).isEqualTo(1);
    }

    @Test
    void theOnePersonNamedIsToldAndWhereTheAccountIsClosedTheContact() {
        UUID person = UUID.randomUUID();
        UUID account = world.account("person-" + person.toString().substring(0, 8), Role.CADRE, world.union());
        CurrentScope.run(Scope.nobody("test"), () -> accounts.belongsTo(account, person));
        world.waits("有责任人的", Addressee.unit(world.union()), person, world.in(10), false);
        nine();
        reminders.remind(HERE);
        assertThat(told(account)).isEqualTo(1);

        CurrentScope.run(Scope.nobody("test"), () -> accounts.disable(account));
        int before = told(first);
        world.waits("又一件", Addressee.unit(world.union()), person, world.in(10), false);
        world.nextMorning(9, 5);
        reminders.remind(HERE);
        assertThat(told(account)).isEqualTo(1);
        assertThat(told(first)).isEqualTo(before + 1);
    }

    @Test
    void aUnitChoosesItsContactAndNobodyElsesDoes() {
        Addressee union = Addressee.unit(world.union());
        world.as(second, world.union(), () -> {
            contacts.choose(HERE, union, second);
            return true;
        });
        int before = told(second);
        world.waits("一件", world.in(10));
        nine();
        reminders.remind(HERE);
        assertThat(told(second)).isEqualTo(before + 1);
        assertThatThrownBy(() -> CurrentScope.run(
                        TestScopes.cadre(HERE, world.women()), () -> contacts.choose(HERE, union, first)))
                .isInstanceOf(Refusal.class);
        UUID stranger =
                world.account("fulian-" + UUID.randomUUID().toString().substring(0, 6), Role.CADRE, world.women());
        assertThatThrownBy(() -> world.office(() -> contacts.choose(HERE, union, stranger)))
                .hasMessageContaining("notify.contact.not-there");
    }

    @Test
    void anAccountMayNarrowItsHoursAndNotWidenThem() {
        world.as(first, world.union(), () -> {
            preferences.want(HERE, first, LocalTime.of(14, 0), LocalTime.of(17, 0));
            return true;
        });
        world.waits("一件", world.in(10));
        nine();
        assertThat(reminders.remind(HERE)).isZero();
        world.at(world.today(), 14, 1);
        assertThat(reminders.remind(HERE)).isEqualTo(1);
        assertThatThrownBy(() -> world.as(first, world.union(), () -> {
                    preferences.want(HERE, first, LocalTime.of(6, 0), LocalTime.of(22, 0));
                    return true;
                }))
                .hasMessageContaining("notify.hours.within");
        world.as(first, world.union(), () -> {
            preferences.want(HERE, first, null, null);
            return true;
        });
    }

    @Test
    void twoNodesAtOnceTellItOnce() throws Exception {
        int before = told(first);
        world.waits("一件", world.in(10));
        nine();
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> sent = IntStream.range(0, 4)
                    .mapToObj(node -> nodes.submit(() -> {
                        together.await();
                        return reminders.remind(HERE);
                    }))
                    .toList();
            int all = 0;
            for (Future<Integer> each : sent) {
                all += each.get();
            }
            assertThat(all).isEqualTo(1);
        } finally {
            nodes.shutdown();
        }
        assertThat(told(first)).isEqualTo(before + 1);
    }

    @Test
    void theDatabaseLetsNoSecondDigestADayAndNobodyReadsAnothers() {
        world.waits("一件", world.in(10));
        nine();
        reminders.remind(HERE);
        LocalDate today = world.today();
        assertThatThrownBy(() -> CurrentScope.run(
                        Scope.job("test", RegionCode.county(HERE)),
                        () -> new TransactionTemplate(transactions)
                                .executeWithoutResult(status -> jdbc.sql("""
                            insert into notify.message (id, county, account, kind, day, pieces, at) values (?, ?, ?, 'DIGEST', ?, '[]', now())
                            """)
                                        .params(UUID.randomUUID(), HERE, first, today)
                                        .update())))
                .hasMessageContaining("one_digest_a_day");
        assertThat(world.<Long>as(
                        second,
                        world.union(),
                        () -> new TransactionTemplate(transactions)
                                .execute(status -> jdbc.sql("select count(*) from notify.message where account = ?")
                                        .param(first)
                                        .query(Long.class)
                                        .single())))
                .isZero();
    }

    @Test
    void whatIsDoneIsToldNoMore() {
        UUID subject = world.waits("一件", world.in(10));
        world.office(() -> todos.close(HERE, "test.piece", subject));
        nine();
        assertThat(reminders.remind(HERE)).isZero();
    }

    @Test
    void whatWaitsForAnAccountGoesToTheSuccessor() {
        UUID subject = world.waits("本人的", Addressee.account(first), null, null, false);
        world.office(() -> work.handOver(HERE, first, second));
        assertThat(world.office(() -> work.of(HERE, first))).isEmpty();
        assertThat(world.office(() -> work.of(HERE, second)))
                .extracting(piece -> piece.url())
                .contains("/entries/" + subject);
    }

    @Test
    void messagesGoAfterTwelveMonths() {
        world.waits("一件", world.in(10));
        nine();
        reminders.remind(HERE);
        UUID message = of(first).get(0).id();
        Job old = jobs.stream()
                .filter(job -> job.name().equals("notify.old-messages"))
                .findFirst()
                .orElseThrow();
        clock.advance(Duration.ofDays(360));
        old.run();
        assertThat(of(first)).extracting(InboxMessage::id).contains(message);
        clock.advance(Duration.ofDays(10));
        old.run();
        assertThat(of(first)).extracting(InboxMessage::id).doesNotContain(message);
    }

    @Test
    void whatFallsDueInTheCourseOfADayIsToldOnceADay() {
        nine();
        world.waits("今天到期的", world.today());
        assertThat(reminders.remind(HERE)).isEqualTo(1);
        world.at(world.today(), 10, 0);
        world.waits("今天到期的另一件", world.today());

        assertThat(reminders.remind(HERE)).isZero();

        world.nextMorning(9, 5);
        assertThat(reminders.remind(HERE)).as("the next morning's batch has it").isEqualTo(1);
    }

    @Test
    void aUnitDoesNotTakeAnothersContactAway() {
        Addressee union = Addressee.unit(world.union());
        world.office(() -> contacts.choose(HERE, union, second));
        int gone = CurrentScope.call(
                TestScopes.cadre(HERE, world.women()),
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("delete from notify.contact where county = ?")
                                .param(HERE)
                                .update()));
        assertThat(gone).isZero();
    }
}
