package cn.yipanqi.accounts;

import cn.yipanqi.access.Grants;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.accounts.AccountsApi.GrantBody;
import cn.yipanqi.shared.Refusal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stand-ins over the API, for one's own post or, as an administrator, for another's. */
@RestController
@RequestMapping("/api/v1/stand-ins")
class StandInsApi {

    private final StandIns standIns;
    private final Grants grants;

    StandInsApi(StandIns standIns, Grants grants) {
        this.standIns = standIns;
        this.grants = grants;
    }

    @PostMapping
    @StepUp
    @ResponseStatus(HttpStatus.CREATED)
    GrantBody name(@AuthenticationPrincipal SignedIn asker, @RequestBody StandInDraft draft) {
        UUID id = standIns.name(asker, draft);
        return GrantBody.of(grants.find(id).orElseThrow(() -> Refusal.absent("grant")));
    }

    @PostMapping("/{id}/ending")
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        standIns.end(asker, id);
    }
}
