package cn.yipanqi.persons.key;

import cn.yipanqi.sealing.Resealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries over what older keys sealed, every ten minutes until nothing is left; several nodes share the rows among them. */
@Component
@Profile("!audit-verify & !tally-verify")
class KeyRounds {

    private static final Logger log = LoggerFactory.getLogger(KeyRounds.class);

    private final Resealing resealing;

    KeyRounds(Resealing resealing) {
        this.resealing = resealing;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 600_000)
    void round() {
        if (resealing.state().others().isEmpty()) {
            return;
        }
        Resealing.Round round = resealing.run();
        log.info("Sealed anew: {} rows; keys that left: {}", round.resealed(), round.retired());
    }
}
