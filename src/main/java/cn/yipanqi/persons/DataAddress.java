package cn.yipanqi.persons;

import cn.yipanqi.audit.SubjectAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deeds about somebody's numbers lead to his page; whoever may not open it is told so there. */
@Component
class DataAddress implements SubjectAddress {

    @Override
    public @Nullable String of(String action, String subject) {
        if (action.startsWith("persons.request.")) {
            return "/persons/requests/" + subject;
        }
        return action.startsWith("persons.column.") || action.startsWith("persons.reveal")
                ? "/persons/" + subject
                : null;
    }
}
