package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Held;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.access.idempotency.OnceFilter;
import cn.yipanqi.web.Cursor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of the division over the API. Invitations stand in the answer that made them and nowhere else, not even in a repetition. */
@RestController
@RequestMapping("/api/v1/accounts")
@Requires(Permission.ACCOUNT_READ)
class AccountsApi {

    private static final int ROWS = 100;

    private final Accounts accounts;
    private final AccountOffice office;
    private final Grants grants;

    AccountsApi(Accounts accounts, AccountOffice office, Grants grants) {
        this.accounts = accounts;
        this.office = office;
        this.grants = grants;
    }

    /**
     * @param region digits of the division whose administrators look after it
     * @param grants what it may do today; asked for alone, also what it could and will
     * @param waiting whether its holder has yet to accept an invitation
     */
    record AccountBody(
            UUID id,
            String login,
            String name,
            String region,
            @Nullable UUID person,
            List<GrantBody> grants,
            Instant createdAt,
            @Nullable Instant lastSignInAt,
            boolean waiting,
            boolean disabled) {

        static AccountBody of(Listed account, List<Held> held) {
            return new AccountBody(
                    account.id(),
                    account.login(),
                    account.name(),
                    account.region().digits(),
                    account.person(),
                    held.stream().map(GrantBody::of).toList(),
                    account.createdAt(),
                    account.lastSignInAt(),
                    account.invitedUntil() != null,
                    account.disabled());
        }
    }

    /**
     * @param last last day, none for an open end
     * @param post the post it came with
     * @param standInFor the grant whose holder is stood in for
     */
    record GrantBody(
            UUID id,
            Role role,
            String region,
            @Nullable UUID unit,
            @Nullable UUID station,
            LocalDate from,
            @Nullable LocalDate last,
            @Nullable UUID post,
            @Nullable UUID standInFor) {

        static GrantBody of(Held held) {
            Grant grant = held.grant();
            LocalDate end = held.endedOn();
            return new GrantBody(
                    held.id(),
                    grant.role(),
                    grant.region().digits(),
                    grant.unit(),
                    grant.station(),
                    held.from(),
                    end == null ? null : end.minusDays(1),
                    held.origin(),
                    held.standInFor());
        }
    }

    record AccountPage(List<AccountBody> items, @Nullable String next) {}

    /** @param invitation the link for the holder: this once, and in no repetition of the answer */
    record InvitedBody(UUID id, String invitation) {
        @Override
        public String toString() {
            return "InvitedBody[id=" + id + "]";
        }
    }

    @GetMapping
    AccountPage list(@AuthenticationPrincipal SignedIn asker, @RequestParam @Nullable String cursor) {
        String after = cursor == null ? "" : Cursor.position(cursor);
        List<Listed> found = accounts.within(asker.grant().region(), after, ROWS + 1);
        List<Listed> page = found.subList(0, Math.min(ROWS, found.size()));
        String next = found.size() > ROWS ? Cursor.of(page.get(ROWS - 1).login()) : null;
        Map<UUID, List<Held>> held = grants.today(page.stream().map(Listed::id).toList());
        return new AccountPage(
                page.stream()
                        .map(account -> AccountBody.of(account, held.getOrDefault(account.id(), List.of())))
                        .toList(),
                next);
    }

    @PostMapping
    @Requires(Permission.ACCOUNT_EDIT)
    @StepUp
    ResponseEntity<InvitedBody> open(
            @AuthenticationPrincipal SignedIn asker, @RequestBody Draft draft, HttpServletRequest request) {
        OnceFilter.answerIsSecret(request);
        Secret secret = office.open(asker, draft);
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + secret.of()))
                .body(new InvitedBody(secret.of(), InvitationController.link(secret)));
    }

    @GetMapping("/{id}")
    AccountBody show(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        return body(asker, id);
    }

    private AccountBody body(SignedIn asker, UUID id) {
        return AccountBody.of(office.find(asker, id), grants.of(id));
    }

    @PostMapping("/{id}/disabling")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    AccountBody disable(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        office.disable(asker, id);
        return body(asker, id);
    }

    @DeleteMapping("/{id}/disabling")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    AccountBody enable(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        office.enable(asker, id);
        return body(asker, id);
    }

    @PostMapping("/{id}/invitation")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    InvitedBody invite(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, HttpServletRequest request) {
        OnceFilter.answerIsSecret(request);
        Secret secret = office.invite(asker, id);
        return new InvitedBody(secret.of(), InvitationController.link(secret));
    }
}
