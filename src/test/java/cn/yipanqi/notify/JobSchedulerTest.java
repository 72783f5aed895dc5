package cn.yipanqi.notify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.SettableClock;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.JobConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A job is one node's at a time, comes again when its pause is over, and outlives the node that had it. */
@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
class JobSchedulerTest {

    private static final JobSettings QUICK = new JobSettings(true, Duration.ofMillis(100), Duration.ofMillis(200));

    @Autowired
    JobConnections connections;

    @Autowired
    SettableClock clock;

    /** Counts how often it ran, and says when. */
    private static final class Counted implements Job {

        private final String name = "test." + UUID.randomUUID();
        private final AtomicInteger times = new AtomicInteger();
        private final Semaphore ran = new Semaphore(0);

        @Override
        public String name() {
            return name;
        }

        @Override
        public Duration pause() {
            return Duration.ofMinutes(15);
        }

        @Override
        public void run() {
            times.incrementAndGet();
            ran.release();
        }

        boolean runs() throws InterruptedException {
            return ran.tryAcquire(20, TimeUnit.SECONDS);
        }
    }

    private JobScheduler node(Job job) {
        return new JobScheduler(connections, List.of(job), clock, QUICK);
    }

    @Test
    void ofTwoNodesOneRunsAJobAndItComesAgainWhenItsPauseIsOver() throws Exception {
        Counted job = new Counted();
        JobScheduler one = node(job);
        JobScheduler other = node(job);
        one.start();
        other.start();
        try {
            assertThat(job.runs()).isTrue();
            assertThat(rescheduled(job)).isTrue();
            assertThat(job.times.get()).isEqualTo(1);
            clock.advance(Duration.ofMinutes(16));
            assertThat(job.runs()).isTrue();
            assertThat(rescheduled(job)).isTrue();
            assertThat(job.times.get()).isEqualTo(2);
        } finally {
            one.stop();
            other.stop();
        }
    }

    @Test
    void whatAKilledNodeHadIsTakenUpAfterItsHeartbeatsWereMissed() throws Exception {
        Counted job = new Counted();
        try (Connection connection = connections.open().getConnection();
                PreparedStatement picked = connection.prepareStatement("""
                    insert into notify.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                    values (?, 'recurring', now() - interval '1 hour', true, 'a node that is no more', now() - interval '1 hour', 1)
                    """)) {
            picked.setString(1, job.name());
            picked.executeUpdate();
        }
        JobScheduler node = node(job);
        node.start();
        try {
            assertThat(job.runs()).isTrue();
        } finally {
            node.stop();
        }
    }

    @Test
    void anotherStartRunsNothingBeforeItsTime() throws Exception {
        Counted job = new Counted();
        JobScheduler node = node(job);
        node.start();
        assertThat(job.runs()).isTrue();
        assertThat(rescheduled(job)).isTrue();
        node.stop();
        JobScheduler again = node(job);
        again.start();
        try {
            assertThat(job.ran.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
        } finally {
            again.stop();
        }
    }

    /** Whether its next time stands in the table and no node has it. */
    private boolean rescheduled(Job job) throws Exception {
        for (int glance = 0; glance < 200; glance++) {
            try (Connection connection = connections.open().getConnection();
                    PreparedStatement asked = connection.prepareStatement(
                            "select 1 from notify.scheduled_tasks where task_name = ? and not picked and execution_time > ?")) {
                asked.setString(1, job.name());
                asked.setTimestamp(2, java.sql.Timestamp.from(clock.instant()));
                if (asked.executeQuery().next()) {
                    return true;
                }
            }
            Thread.sleep(50);
        }
        return false;
    }
}
