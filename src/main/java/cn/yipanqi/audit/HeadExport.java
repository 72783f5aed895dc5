package cn.yipanqi.audit;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives out the heads of the day before: after midnight, and at a start for a night that was slept through. They go into {@code
 * audit-heads} of the data folder, beside the database and not in it; a file that is there stays as it is.
 */
@Component
@EnableScheduling
@Profile("!" + AuditVerification.PROFILE)
class HeadExport {

    static final String FOLDER = "audit-heads";
    private static final Logger log = LoggerFactory.getLogger(HeadExport.class);

    private final ChainHeads heads;
    private final Clock clock;
    private final Path folder;

    HeadExport(ChainHeads heads, Clock clock, @Value("${yipanqi.data}") Path data) {
        this.heads = heads;
        this.clock = clock;
        this.folder = data.resolve(FOLDER);
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(cron = "0 5 0 * * *", zone = "Asia/Shanghai")
    void yesterday() {
        LocalDate day = LocalDate.now(clock).minusDays(1);
        CurrentScope.run(AuditVerification.WHOLE, () -> {
            heads.close();
            write(day, heads.standing(day, 0, AuditVerification.WHOLE.readHigh()));
        });
    }

    private void write(LocalDate day, List<ChainHead> standing) {
        Path file = folder.resolve(HeadsFile.name(day));
        if (standing.isEmpty() || Files.exists(file)) {
            return;
        }
        try {
            PrivateFiles.folder(folder);
            PrivateFiles.write(file, HeadsFile.write(day, standing));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.info("Audit heads of {} given out: {} counties", day, standing.size());
    }
}
