package cn.yipanqi.notify.reminder;

import cn.yipanqi.notify.EveryCounty;
import cn.yipanqi.notify.Job;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Goes round the counties where something waits. */
@Component
class ReminderJob implements Job {

    private final EveryCounty counties;
    private final Reminders reminders;

    ReminderJob(EveryCounty counties, Reminders reminders) {
        this.counties = counties;
        this.reminders = reminders;
    }

    @Override
    public String name() {
        return Reminders.JOB;
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        counties.each(name(), "select distinct county from notify.todo", reminders::remind);
    }
}
