package cn.yipanqi.coordination.study;

import cn.yipanqi.audit.SubjectAddress;
import cn.yipanqi.ledger.RecordAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where sessions are to be seen, for the ledger's entries and the audit's deeds. */
@Component
class StudyAddress implements RecordAddress, SubjectAddress {

    private static final String SESSIONS = "/coordination/study/sessions/";

    @Override
    public boolean knows(String module) {
        return module.equals(Records.MODULE);
    }

    @Override
    public String url(UUID record) {
        return SESSIONS + record;
    }

    @Override
    public String nameKey() {
        return "study.record";
    }

    @Override
    public @Nullable String of(String action, String subject) {
        if (action.startsWith("coordination.study.session.")) {
            return SESSIONS + subject;
        }
        return action.startsWith("coordination.study.") ? "/coordination/study?series=" + subject : null;
    }
}
