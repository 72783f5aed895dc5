package cn.yipanqi.persons.own;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.OwnSessions;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.accounts.OwnAccount;
import cn.yipanqi.audit.OwnSignIns;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Post;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.persons.Own.Self;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.persons.Revelations;
import cn.yipanqi.persons.consent.Consents;
import cn.yipanqi.persons.request.RequestList;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers all that is held about somebody. Numbers are masked: in full they are asked for one by one. */
@Component
class OwnData {

    private static final int MOST = 500;

    private final Accounts accounts;
    private final OwnAccount grants;
    private final OwnSessions sessions;
    private final OwnSignIns signIns;
    private final Tokens tokens;
    private final People people;
    private final Directory directory;
    private final PersonalData data;
    private final Revelations revelations;
    private final Consents consents;
    private final RequestList requests;

    OwnData(
            Accounts accounts,
            OwnAccount grants,
            OwnSessions sessions,
            OwnSignIns signIns,
            Tokens tokens,
            People people,
            Directory directory,
            PersonalData data,
            Revelations revelations,
            Consents consents,
            RequestList requests) {
        this.accounts = accounts;
        this.grants = grants;
        this.sessions = sessions;
        this.signIns = signIns;
        this.tokens = tokens;
        this.people = people;
        this.directory = directory;
        this.data = data;
        this.revelations = revelations;
        this.consents = consents;
        this.requests = requests;
    }

    /** @param session id of the session that asks; empty where a token does */
    List<Section> of(Self self, SignedIn asker, String session) {
        List<Section> all = new ArrayList<>();
        all.add(account(self, asker));
        UUID person = self.person();
        if (person != null) {
            all.add(columns(self, person));
            all.add(looks(self, person));
            all.add(posts(self, person));
        }
        all.add(held(self));
        all.add(tokens(self));
        all.add(sessions(asker, session));
        all.add(signIns(self));
        if (person != null) {
            all.add(consents(self, person));
            all.add(requests(self));
        }
        return all;
    }

    private Section account(Self self, SignedIn asker) {
        Accounts.Listed account = accounts.listed(self.account()).orElseThrow(() -> Refusal.absent("account"));
        return new Section(
                "account",
                List.of("login", "name", "county", "opened", "last", "factor"),
                List.of(List.of(
                        account.login(),
                        account.name(),
                        account.region().digits(),
                        account.createdAt(),
                        or(account.lastSignInAt()),
                        Message.of(asker.secondFactor() ? "factor.state.on" : "factor.state.off"))));
    }

    private Section columns(Self self, UUID person) {
        return new Section(
                "columns",
                List.of("column", "mask", "since"),
                data.held(self.county(), person).stream()
                        .map(held -> List.<Object>of(
                                Message.of(held.column().messageKey()),
                                held.mask() == null ? Message.of("persons.column.unopenable") : held.mask(),
                                held.since()))
                        .toList());
    }

    private Section looks(Self self, UUID person) {
        return new Section(
                "looks",
                List.of("at", "by", "column", "reason"),
                revelations.looks(self.county(), person, MOST).stream()
                        .map(look -> List.<Object>of(
                                look.at(),
                                look.by(),
                                Message.of(look.column().messageKey()),
                                look.own() ? Message.of("persons.look.own") : look.reason()))
                        .toList());
    }

    private Section posts(Self self, UUID person) {
        CountyDirectory all = directory.of(self.county());
        return new Section(
                "posts",
                List.of("position", "place", "role", "from", "last"),
                people.find(self.county(), person).posts().stream()
                        .map(post -> List.<Object>of(
                                post.position(),
                                place(all, post),
                                Message.of(post.role().messageKey()),
                                post.from(),
                                or(post.last())))
                        .toList());
    }

    private static String place(CountyDirectory all, Post post) {
        if (post.unit() != null) {
            return all.unitName(post.unit());
        }
        return post.station() == null
                ? all.name()
                : all.station(post.station()).map(Station::name).orElse("--");
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
                List.of("at", "what"),
                signIns.of(self.county(), self.account(), MOST).stream()
                        .map(one -> List.<Object>of(one.at(), Message.of(one.actionKey())))
                        .toList());
    }

    private Section consents(Self self, UUID person) {
        return new Section(
                "consents",
                List.of("purpose", "version", "given", "withdrawn"),
                consents.of(self.county(), person).stream()
                        .map(consent -> List.<Object>of(
                                Message.of(consent.purpose().messageKey()),
                                Integer.toString(consent.version()),
                                consent.givenAt(),
                                or(consent.withdrawnAt())))
                        .toList());
    }

    private Section requests(Self self) {
        return new Section(
                "requests",
                List.of("at", "what", "words", "state", "closed", "answer"),
                requests.of(self).stream()
                        .map(request -> List.<Object>of(
                                request.at(),
                                Message.of(request.kind().messageKey()),
                                request.words(),
                                Message.of(request.state().messageKey()),
                                or(request.closedAt()),
                                or(request.answer())))
                        .toList());
    }

    private static Object or(@Nullable Object value) {
        return value == null ? "" : value;
    }
}
