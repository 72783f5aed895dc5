package cn.yipanqi.coordination.contact;

import cn.yipanqi.audit.SubjectAddress;
import cn.yipanqi.ledger.RecordAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where points and visits are to be seen, for the ledger's entries and the audit's deeds. */
@Component
class ContactAddress implements RecordAddress, SubjectAddress {

    private static final String VISITS = "/coordination/contacts/visits/";

    @Override
    public boolean knows(String module) {
        return module.equals(VisitRecords.MODULE);
    }

    @Override
    public String url(UUID record) {
        return VISITS + record;
    }

    @Override
    public String nameKey() {
        return "contact.record";
    }

    @Override
    public @Nullable String of(String action, String subject) {
        if (action.startsWith("coordination.contact.point.")) {
            return "/coordination/contacts/" + subject;
        }
        return action.startsWith("coordination.contact.visit.") || action.equals("coordination.contact.problem.answer")
                ? VISITS + subject
                : null;
    }
}
