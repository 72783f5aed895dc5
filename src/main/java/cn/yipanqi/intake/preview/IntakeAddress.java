package cn.yipanqi.intake.preview;

import cn.yipanqi.audit.SubjectAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deeds about uploads lead to the upload. */
@Component
class IntakeAddress implements SubjectAddress {

    @Override
    public @Nullable String of(String action, String subject) {
        return action.equals("intake.post") || action.equals("intake.undo") ? "/intakes/" + subject : null;
    }
}
