package cn.yipanqi.notify;

import cn.yipanqi.database.JobConnections;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Starts the jobs when the application is ready, and stops before anything they use is closed. Which node takes a job stands in one table:
 * a node that is killed loses its job to another, or to itself after a restart, when its heartbeats have been missed.
 *
 * <p>The library's own wiring is left off: it would take the application's data source, which answers nothing outside a scope, and start
 * before the pages do.
 */
@Component
@EnableConfigurationProperties(JobSettings.class)
@ConditionalOnProperty(name = "yipanqi.jobs.enabled", matchIfMissing = true)
@Profile("!audit-verify & !tally-verify")
class JobScheduler {

    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final Duration LAST_WAIT = Duration.ofSeconds(15);
    private static final int THREADS = 2;

    private final JobConnections connections;
    private final List<Job> jobs;
    private final Clock clock;
    private final JobSettings settings;
    private @Nullable Scheduler scheduler;

    JobScheduler(JobConnections connections, List<Job> jobs, Clock clock, JobSettings settings) {
        this.connections = connections;
        this.jobs = jobs;
        this.clock = clock;
        this.settings = settings;
    }

    /** After whatever else waits for readiness: the first page is not kept waiting. */
    @EventListener(ApplicationReadyEvent.class)
    @Order
    synchronized void start() {
        if (scheduler != null) {
            return;
        }
        Scheduler started = Scheduler.create(connections.open())
                .startTasks(jobs.stream().map(JobScheduler::task).toList())
                .tableName("notify.scheduled_tasks")
                .schedulerName(new SchedulerName.Hostname())
                .clock(clock::instant)
                .threads(THREADS)
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .shutdownMaxWait(LAST_WAIT)
                .build();
        started.start();
        scheduler = started;
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.pause())).execute((instance, context) -> carryOut(job));
    }

    private static void carryOut(Job job) {
        log.debug("Job {} begins", job.name());
        job.run();
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
            scheduler = null;
        }
    }
}
