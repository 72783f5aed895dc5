package cn.yipanqi.persons.retention;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every night, on every node; the database lets one of them do it. */
@Component
@Profile("!audit-verify & !tally-verify")
class RetentionNight {

    private static final Logger log = LoggerFactory.getLogger(RetentionNight.class);

    private final Retention retention;

    RetentionNight(Retention retention) {
        this.retention = retention;
    }

    /** A machine that is off at night keeps house when it is on: at two, or an hour after its start and every six hours. */
    @Scheduled(cron = "0 0 2 * * *", zone = "Asia/Shanghai")
    @Scheduled(initialDelay = 3_600_000, fixedDelay = 21_600_000)
    void night() {
        retention.run();
        log.info("Retention rules carried out");
    }
}
