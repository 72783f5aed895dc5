package cn.yipanqi.persons.key;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.sealing.Resealing;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the key that seals what is new; that it was changed is on record, the key is not. */
@Component
class KeyDesk {

    static final List<String> ALGORITHMS = List.of("AES", "SM4");

    private final Resealing resealing;
    private final AuditTrail audit;

    KeyDesk(Resealing resealing, AuditTrail audit) {
        this.resealing = resealing;
        this.audit = audit;
    }

    Resealing.State state() {
        return resealing.state();
    }

    /**
     * @param algorithm one of {@link #ALGORITHMS}
     * @throws Refusal where there is no such algorithm, the change before is not over, or the key file is not to be written
     */
    @Transactional
    void change(SignedIn asker, String algorithm) {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new Refusal(Message.of("persons.keys.algorithm.missing"));
        }
        if (!resealing.state().others().isEmpty()) {
            throw new Refusal(Message.of("persons.keys.under-way"));
        }
        int number;
        try {
            number = resealing.change(algorithm);
        } catch (UncheckedIOException e) {
            throw new Refusal(Message.of("persons.keys.unwritable"));
        }
        audit.record(
                asker.grant().region().ledger(),
                "persons.keys.change",
                Integer.toString(number),
                Map.of("algorithm", algorithm));
    }
}
