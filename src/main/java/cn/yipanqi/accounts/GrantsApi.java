package cn.yipanqi.accounts;

import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.accounts.AccountsApi.GrantBody;
import cn.yipanqi.shared.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What one account may do, over the API. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/grants")
@Requires(Permission.GRANT_EDIT)
class GrantsApi {

    private final AccountOffice accounts;
    private final GrantOffice office;
    private final Grants grants;

    GrantsApi(AccountOffice accounts, GrantOffice office, Grants grants) {
        this.accounts = accounts;
        this.office = office;
        this.grants = grants;
    }

    record GrantList(List<GrantBody> items) {}

    @GetMapping
    @Requires(Permission.ACCOUNT_READ)
    GrantList list(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        return new GrantList(grants.of(accounts.find(asker, id).id()).stream()
                .map(GrantBody::of)
                .toList());
    }

    @PostMapping
    @StepUp
    @ResponseStatus(HttpStatus.CREATED)
    GrantBody give(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, @RequestBody GrantDraft draft) {
        return body(office.give(asker, id, draft));
    }

    /** From today on it no longer holds. */
    @PostMapping("/{grant}/ending")
    @StepUp
    GrantBody end(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, @PathVariable UUID grant) {
        office.end(asker, id, grant, grants.today());
        return body(grant);
    }

    private GrantBody body(UUID grant) {
        return GrantBody.of(grants.find(grant).orElseThrow(() -> Refusal.absent("grant")));
    }
}
