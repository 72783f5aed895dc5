package cn.yipanqi.coordination.meeting;

import cn.yipanqi.audit.SubjectAddress;
import cn.yipanqi.ledger.RecordAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where meetings and their series are to be seen. */
@Component
class MeetingAddress implements RecordAddress, SubjectAddress {

    @Override
    public boolean knows(String module) {
        return module.equals(MeetingEntry.MODULE);
    }

    @Override
    public String url(UUID record) {
        return "/coordination/meetings/" + record;
    }

    @Override
    public String nameKey() {
        return "meeting.record";
    }

    @Override
    public @Nullable String of(String action, String subject) {
        if (action.startsWith("coordination.meeting.")) {
            return "/coordination/meetings/" + subject;
        }
        if (action.startsWith("coordination.series.")) {
            return "/coordination/meetings/series/" + subject;
        }
        if (action.startsWith("coordination.item.")) {
            return "/coordination/items/" + subject;
        }
        return null;
    }
}
