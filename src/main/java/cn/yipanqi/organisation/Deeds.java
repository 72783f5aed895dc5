package cn.yipanqi.organisation;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every change of a register has in common: whether it may be made, how long its texts are, and that it is on record. */
@Component
class Deeds {

    private static final int LONGEST_NAME = 80;

    private final AuditTrail audit;

    Deeds(AuditTrail audit) {
        this.audit = audit;
    }

    /** Refuses before the database's policies would have to: they are the second wall, and speak no sentence. */
    void mayWrite(long county) {
        if (!CurrentScope.get().writes(county)) {
            throw Refusal.forbidden();
        }
    }

    /**
     * @param field message key of what the name belongs to
     * @return the name as it is kept
     */
    String name(@Nullable String typed, String field) {
        String name = typed == null ? "" : Spelling.shown(typed);
        if (name.isEmpty()) {
            throw empty(field);
        }
        if (name.length() > LONGEST_NAME) {
            throw new Refusal(Message.of("organisation.refused.long", Message.of(field), LONGEST_NAME));
        }
        return name;
    }

    /** A name as it is compared, which leaves out what nobody sees: something of it must be left. */
    String key(@Nullable String typed, String field) {
        String key = Spelling.key(name(typed, field));
        if (key.isEmpty()) {
            throw empty(field);
        }
        return key;
    }

    private static Refusal empty(String field) {
        return new Refusal(Message.of("organisation.refused.empty", Message.of(field)));
    }

    void record(long county, String action, UUID subject, String name) {
        audit.record(county, "organisation." + action, subject.toString(), Map.of("name", name));
    }
}
