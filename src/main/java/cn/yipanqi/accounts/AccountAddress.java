package cn.yipanqi.accounts;

import cn.yipanqi.audit.SubjectAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deeds about accounts lead to the account; whoever may not open it is told so there. */
@Component
class AccountAddress implements SubjectAddress {

    @Override
    public @Nullable String of(String action, String subject) {
        return action.startsWith("access.account.") ? "/accounts/" + subject : null;
    }
}
