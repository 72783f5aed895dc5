package cn.yipanqi.persons.own;

import cn.yipanqi.access.SignedIn;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers all that is held about somebody. Numbers are masked: in full they are asked for one by one. */
@Component
class OwnData {

    private static final int MOST = 500;

    private final OwnAccess access;
    private final People people;
    private final Directory directory;
    private final PersonalData data;
    private final Revelations revelations;
    private final Consents consents;
    private final RequestList requests;

    OwnData(
            OwnAccess access,
            People people,
            Directory directory,
            PersonalData data,
            Revelations revelations,
            Consents consents,
            RequestList requests) {
        this.access = access;
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
        all.add(access.account(self, asker));
        UUID person = self.person();
        if (person != null) {
            all.add(columns(self, person));
            all.add(looks(self, person));
            all.add(posts(self, person));
        }
        all.addAll(access.others(self, asker, session));
        if (person != null) {
            all.add(consents(self, person));
            all.add(requests(self));
        }
        return all;
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
