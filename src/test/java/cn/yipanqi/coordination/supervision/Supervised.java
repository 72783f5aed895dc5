package cn.yipanqi.coordination.supervision;

import cn.yipanqi.SettableClock;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A county with items under supervision, and what the office, the lead and the partner do with them. */
abstract class Supervised {

    static final long HERE = 540122;
    static final AtomicInteger FILED = new AtomicInteger();

    @Autowired
    Filings filings;

    @Autowired
    Supervisions supervisions;

    @Autowired
    Reader reader;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskDeeds deeds;

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

    SupervisionWorld world;

    @BeforeEach
    void aCounty() {
        world = new SupervisionWorld(HERE, directory);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    UUID file(int days) {
        return world.office(() -> filings.fileNew(
                HERE,
                world.task("督办的事项 " + FILED.incrementAndGet(), today(), workingDays.plus(today(), days)),
                SupervisionWorld.FILING));
    }

    Item item(UUID id) {
        return world.office(() -> reader.find(HERE, id));
    }

    void office(UUID id, Move move, String words) {
        world.office(() -> supervisions.move(HERE, id, Step.saying(move, item(id).moves(), words)));
    }

    void lead(UUID id, Move move, String words) {
        Item now = item(id);
        world.cadre(now.lead(), () -> supervisions.move(HERE, id, Step.saying(move, now.moves(), words)));
    }

    void partner(UUID id, Move move, String words) {
        Item now = item(id);
        world.cadre(world.partner(), () -> supervisions.move(HERE, id, Step.saying(move, now.moves(), words)));
    }

    void ask(UUID id, LocalDate until) {
        Item now = item(id);
        world.cadre(
                now.lead(),
                () -> supervisions.move(
                        HERE, id, new Step(Move.ASK, now.moves(), "材料未齐", null, until, null, null, List.of())));
    }

    UUID atWork(int days) {
        UUID id = file(days);
        office(id, Move.ASSIGN, null);
        lead(id, Move.RECEIVE, null);
        lead(id, Move.BEGIN, null);
        return id;
    }

    List<String> waiting(UUID id) {
        return world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(
                                "select replace(topic, 'coordination.supervision.', '') || ' ' || addressee_kind from notify.todo where subject = ? order by 1")
                        .param(id)
                        .query(String.class)
                        .list()));
    }

    LocalDate workingDays(LocalDate from, int days) {
        return world.office(() -> workingDays.plus(from, days));
    }

    void sql(String sql, Object... params) {
        world.office(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jdbc.sql(sql).params(params).update()));
    }
}
