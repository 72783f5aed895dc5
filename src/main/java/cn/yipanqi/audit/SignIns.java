package cn.yipanqi.audit;

import cn.yipanqi.access.FactorNoted;
import cn.yipanqi.access.SignInNoted;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records who signed in, and who was refused: without the record there is no sign-in. */
@Component
class SignIns {

    private final AuditTrail trail;

    SignIns(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void record(SignInNoted attempt) {
        trail.record(
                attempt.county(),
                action(attempt),
                attempt.account().toString(),
                Map.of(
                        "way",
                        attempt.way().name(),
                        "address",
                        attempt.origin().address(),
                        "device",
                        attempt.origin().device()));
    }

    @EventListener
    void record(FactorNoted change) {
        trail.record(
                change.county(),
                switch (change.change()) {
                    case ENROLLED -> "access.factor.enrolled";
                    case NEW_CODES -> "access.factor.new-codes";
                    case REMOVED -> "access.factor.removed";
                    case PASSKEY_ADDED -> "access.passkey.added";
                    case PASSKEY_REMOVED -> "access.passkey.removed";
                },
                change.account().toString(),
                Map.of());
    }

    private static String action(SignInNoted attempt) {
        return switch (attempt.outcome()) {
            case SIGNED_IN -> "access.sign-in";
            case REFUSED -> "access.sign-in.refused";
            case CODE_REFUSED -> "access.sign-in.code-refused";
            case THROTTLED -> "access.sign-in.throttled";
        };
    }
}
