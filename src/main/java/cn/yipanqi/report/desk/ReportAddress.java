package cn.yipanqi.report.desk;

import cn.yipanqi.audit.SubjectAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deeds about editions lead to the edition. */
@Component
class ReportAddress implements SubjectAddress {

    @Override
    public @Nullable String of(String action, String subject) {
        return action.startsWith("report.") ? "/reports/" + subject : null;
    }
}
