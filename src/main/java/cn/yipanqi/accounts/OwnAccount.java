package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.OwnSessions;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What anybody may do about his own account; every deed is recorded. */
@Service
public class OwnAccount {

    private final Tokens tokens;
    private final Passwords passwords;
    private final OwnSessions sessions;
    private final Accounts accounts;
    private final Grants grants;
    private final PlaceNames places;
    private final AuditTrail audit;

    OwnAccount(
            Tokens tokens,
            Passwords passwords,
            OwnSessions sessions,
            Accounts accounts,
            Grants grants,
            PlaceNames places,
            AuditTrail audit) {
        this.tokens = tokens;
        this.passwords = passwords;
        this.sessions = sessions;
        this.accounts = accounts;
        this.grants = grants;
        this.places = places;
        this.audit = audit;
    }

    /** All that the account may act under today. */
    @Transactional(readOnly = true)
    List<GrantView> posts(SignedIn own) {
        return grants.today(List.of(own.account())).getOrDefault(own.account(), List.of()).stream()
                .map(held -> GrantView.of(held, places, grants.today()))
                .toList();
    }

    /** All that the account holds, held and will hold, the latest beginning first. */
    @Transactional(readOnly = true)
    public List<GrantView> everHeld(UUID account) {
        return grants.of(account).stream()
                .map(held -> GrantView.of(held, places, grants.today()))
                .toList();
    }

    /**
     * Somebody who stands in for one's own post, now or later.
     *
     * @param by name of whoever stands in
     */
    public record StandIn(
            UUID id, String by, LocalDate from, @Nullable LocalDate last) {}

    @Transactional(readOnly = true)
    List<StandIn> standIns(SignedIn own) {
        return grants.standInsOf(own.account()).stream()
                .map(held -> new StandIn(
                        held.id(),
                        accounts.listed(held.account())
                                .map(Accounts.Listed::name)
                                .orElse("--"),
                        held.from(),
                        held.endedOn() == null ? null : held.endedOn().minusDays(1)))
                .toList();
    }

    /**
     * Notes under which of his posts he acts from now on.
     *
     * @throws Refusal where it is not his today
     */
    @Transactional
    GrantView actUnder(SignedIn own, UUID grant) {
        GrantView chosen = posts(own).stream()
                .filter(post -> post.id().equals(grant))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("grant"));
        record(own, "access.post.act", Map.of("grant", grant.toString()));
        return chosen;
    }

    /**
     * @param proved whether he has just proved himself
     * @return the token, which cannot be read again
     */
    @Transactional
    String makeToken(SignedIn own, String label, boolean proved) {
        String secret = tokens.make(own, label, proved);
        record(own, "access.token.make");
        return secret;
    }

    @Transactional
    void revokeToken(SignedIn own, UUID token) {
        tokens.revoke(own.account(), token);
        record(own, "access.token.revoke");
    }

    @Transactional
    void endSession(SignedIn own, String handle) {
        sessions.end(own.login(), handle);
        record(own, "access.session.end");
    }

    @Transactional
    void endOtherSessions(SignedIn own, String current) {
        passwords.endSessions(own.login(), current);
        record(own, "access.session.end");
    }

    /** @param session the session that stays signed in */
    @Transactional
    void choosePassword(SignedIn own, String password, String session) {
        passwords.choose(own, password, session);
        record(own, "access.password.choose");
    }

    private void record(SignedIn own, String action) {
        record(own, action, Map.of());
    }

    private void record(SignedIn own, String action, Map<String, String> detail) {
        audit.record(own.grant().region().ledger(), action, own.account().toString(), detail);
    }
}
