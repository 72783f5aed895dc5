package cn.yipanqi.accounts;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How somebody signs in, over the API. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/means")
@Requires(Permission.ACCOUNT_READ)
class MeansApi {

    private final SignInMeans means;

    MeansApi(SignInMeans means) {
        this.means = means;
    }

    /** @param reason why, for the record */
    record Why(@Nullable String reason) {

        String orEmpty() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    /** @param subject how the provider names the holder, its claim {@code sub} */
    record SubjectBody(@Nullable String subject) {}

    @GetMapping
    MeansView show(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        return means.look(asker, id);
    }

    /** Forgets the failures that keep him out. */
    @PostMapping("/unlocking")
    @Requires(Permission.SECURITY_EDIT)
    @StepUp
    MeansView unlock(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, @RequestBody Why why) {
        means.unlock(asker, id, why.orEmpty());
        return means.look(asker, id);
    }

    /** Takes second factor and passkeys away, where they are lost. */
    @PostMapping("/factor/removal")
    @Requires(Permission.SECURITY_EDIT)
    @StepUp
    MeansView removeFactor(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, @RequestBody Why why) {
        means.removeFactor(asker, id, why.orEmpty());
        return means.look(asker, id);
    }

    /** Links him with whom the provider means. */
    @PostMapping("/subject")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    MeansView link(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, @RequestBody SubjectBody body) {
        means.link(asker, id, Objects.requireNonNullElse(body.subject(), ""));
        return means.look(asker, id);
    }

    @DeleteMapping("/subject")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    MeansView unlink(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        means.unlink(asker, id);
        return means.look(asker, id);
    }
}
