package cn.yipanqi.persons.own;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.OwnSessions;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.access.passkey.Passkeys;
import cn.yipanqi.access.provider.Subjects;
import cn.yipanqi.accounts.OwnAccount;
import cn.yipanqi.audit.OwnSignIns;
import cn.yipanqi.organisation.Region;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.persons.Own.Self;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is held about somebody because he signs in here. */
@Component
class OwnAccess {

    private static final int MOST = 500;

    private final Accounts accounts;
    private final OwnAccount grants;
    private final OwnSessions sessions;
    private final OwnSignIns signIns;
    private final Tokens tokens;
    private final Passkeys passkeys;
    private final Subjects subjects;
    private final Regions regions;

    OwnAccess(
            Accounts accounts,
            OwnAccount grants,
            OwnSessions sessions,
            OwnSignIns signIns,
            Tokens tokens,
            Passkeys passkeys,
            Subjects subjects,
            Regions regions) {
        this.accounts = accounts;
        this.grants = grants;
        this.sessions = sessions;
        this.signIns = signIns;
        this.tokens = tokens;
        this.passkeys = passkeys;
        this.subjects = subjects;
        this.regions = regions;
    }

    Section account(Self self, SignedIn asker) {
        Accounts.Listed account = accounts.listed(self.account()).orElseThrow(() -> Refusal.absent("account"));
        return new Section(
                "account",
                List.of("login", "name", "county", "opened", "last", "factor"),
                List.of(List.of(
                        account.login(),
                        account.name(),
                        regions.ofLedger(self.county())
                                .map(Region::name)
                                .orElse(account.region().digits()),
                        account.createdAt(),
                        or(account.lastSignInAt()),
                        Message.of(asker.secondFactor() ? "factor.state.on" : "factor.state.off"))));
    }

    /** @param session id of the session that asks; empty where a token does */
    List<Section> others(Self self, SignedIn asker, String session) {
        List<Section> all = new ArrayList<>();
        all.add(held(self));
        all.add(tokens(self));
        all.add(passkeys(self));
        subject(self, all);
        all.add(sessions(asker, session));
        all.add(signIns(self));
        return all;
    }

    private Section held(Self self) {
        return new Section(
                "grants",
                List.of("role", "place", "from", "last", "state"),
                grants.everHeld(self.account()).stream()
                        .map(grant -> List.<Object>of(
                                Message.of(grant.roleKey()),
                                grant.place(),
                                grant.from(),
                                or(grant.last()),
                                Message.of(grant.state().messageKey())))
                        .toList());
    }

    private Section tokens(Self self) {
        return new Section(
                "tokens",
                List.of("label", "made", "used"),
                tokens.of(self.account()).stream()
                        .map(token -> List.<Object>of(token.label(), token.createdAt(), or(token.lastUsedOn())))
                        .toList());
    }

    private Section passkeys(Self self) {
        return new Section(
                "passkeys",
                List.of("label", "made", "used"),
                passkeys.of(self.account()).stream()
                        .map(key -> List.<Object>of(key.label(), key.madeAt(), or(key.lastUsedAt())))
                        .toList());
    }

    /** Where there is another sign-in at all. */
    private void subject(Self self, List<Section> all) {
        if (subjects.on()) {
            all.add(new Section(
                    "subject",
                    List.of("name", "since"),
                    subjects.of(self.account()).stream()
                            .map(linked -> List.<Object>of(linked.subject(), linked.since()))
                            .toList()));
        }
    }

    private Section sessions(SignedIn asker, String session) {
        return new Section(
                "sessions",
                List.of("device", "address", "since", "used"),
                sessions.of(asker.login(), session).stream()
                        .map(one -> List.<Object>of(one.agent(), one.address(), one.since(), one.lastUsed()))
                        .toList());
    }

    private Section signIns(Self self) {
        return new Section(
                "sign-ins",
                List.of("at", "what", "way", "address", "device"),
                signIns.of(self.county(), self.account(), MOST).stream()
                        .map(one -> List.<Object>of(
                                one.at(),
                                Message.of(one.actionKey()),
                                one.wayKey() == null ? "" : Message.of(one.wayKey()),
                                Objects.toString(one.address(), ""),
                                Objects.toString(one.device(), "")))
                        .toList());
    }

    private static Object or(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
