package cn.yipanqi.access;

import cn.yipanqi.web.EarlyFailures;
import cn.yipanqi.web.limit.FrontDoor;
import cn.yipanqi.web.limit.Limits;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;

/**
 * What every request passes, in this order: what anybody may ask, who asks, what he may send. All after the headers are set, so that a
 * refusal bears them too, and before the form's token is looked for, which reads the body.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class DoorFilters {

    private final FrontDoor frontDoor;
    private final ScopeFilter scope;
    private final AskerLimits limits;
    private final FormTokens formTokens = new FormTokens();

    DoorFilters(
            ActingAccounts accounts,
            Tokens tokens,
            SecurityAnswers answers,
            Limits limits,
            EarlyFailures failures,
            Clock clock) {
        this.frontDoor = new FrontDoor(limits, failures);
        this.scope = new ScopeFilter(accounts, tokens, answers, clock);
        this.limits = new AskerLimits(limits, failures, clock);
    }

    void on(HttpSecurity http) throws Exception {
        http.csrf(csrf -> csrf.csrfTokenRepository(formTokens));
        http.addFilterAfter(frontDoor, HeaderWriterFilter.class);
        http.addFilterBefore(scope, CsrfFilter.class);
        http.addFilterAfter(limits, ScopeFilter.class);
    }
}
