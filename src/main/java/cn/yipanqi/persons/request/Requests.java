package cn.yipanqi.persons.request;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.FreeText;
import cn.yipanqi.persons.Own.Self;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.persons.request.DataRequest.Kind;
import cn.yipanqi.persons.request.DataRequest.State;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests and answers them; every deed is recorded. */
@Component
public class Requests {

    static final int LONGEST = 500;
    private static final String OTHER = "OTHER";

    private final JdbcClient jdbc;
    private final RequestList list;
    private final PersonalData data;
    private final Seal seal;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Requests(JdbcClient jdbc, RequestList list, PersonalData data, Seal seal, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.data = data;
        this.seal = seal;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was asked for, read and found to be something. */
    private record Wish(
            Kind kind, @Nullable Column about, @Nullable String number, String words) {

        @Nullable
        String aboutName() {
            if (kind == Kind.DELETION) {
                return null;
            }
            return about == null ? OTHER : about.name();
        }
    }

    /**
     * Asks, within one's own scope.
     *
     * @throws Refusal where it says nothing that could be done, or the same is asked for already
     */
    @Transactional
    public UUID ask(Self self, RequestDraft draft) {
        Wish wish = wish(draft);
        UUID id = ids.next();
        try {
            jdbc.sql("""
                insert into persons.request (id, county, person, account, kind, about, proposed, words, at, state)
                values (:id, :county, :person, :account, :kind, :about, :proposed, :words, :at, 'ASKED')
                """)
                    .param("id", id)
                    .param("county", self.county())
                    .param("person", self.personNeeded())
                    .param("account", self.account())
                    .param("kind", wish.kind().name())
                    .param("about", wish.aboutName(), Types.VARCHAR)
                    .param(
                            "proposed",
                            wish.number() == null ? null : seal.seal(wish.number(), SealedProposals.place(id)),
                            Types.BINARY)
                    .param("words", wish.words())
                    .param("at", now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("persons.request.twice"));
        }
        audit.record(
                self.county(),
                "persons.request.ask",
                id.toString(),
                Map.of("kind", wish.kind().name(), "about", Objects.toString(wish.aboutName(), "")));
        return id;
    }

    private Wish wish(RequestDraft draft) {
        Kind kind = DataRequest.Kind.DELETION.name().equals(draft.kind()) ? Kind.DELETION : Kind.CORRECTION;
        if (kind == Kind.DELETION) {
            return new Wish(kind, null, null, FreeText.optional(draft.words(), "persons.request.words", LONGEST));
        }
        if (draft.about() == null || draft.about().isBlank() || draft.about().equals(OTHER)) {
            return new Wish(kind, null, null, FreeText.needed(draft.words(), "persons.request.words", LONGEST));
        }
        Column about = Column.named(draft.about());
        return new Wish(
                kind,
                about,
                about.number(Objects.requireNonNullElse(draft.number(), ""), LocalDate.now(clock)),
                FreeText.optional(draft.words(), "persons.request.words", LONGEST));
    }

    /** @throws Refusal where it is not one's own, or closed already */
    @Transactional
    public void withdraw(Self self, UUID id) {
        DataRequest request = list.find(self.county(), id);
        if (!request.account().equals(self.account())) {
            throw Refusal.absent("data-request");
        }
        close(request, State.WITHDRAWN, "");
        audit.record(self.county(), "persons.request.withdraw", id.toString(), Map.of());
    }

    /**
     * Answers and does what was accepted, in one transaction.
     *
     * @throws Refusal where a refusal has no reason, somebody answered before, or the asker would answer himself
     */
    @Transactional
    public void answer(long county, UUID id, boolean accepted, @Nullable String words) {
        DataRequest request = list.find(county, id);
        Scope scope = CurrentScope.get();
        request.mayBeAnsweredBy(scope.actor());
        String answer = accepted
                ? FreeText.optional(words, "persons.request.answer", LONGEST)
                : FreeText.needed(words, "persons.request.answer", LONGEST);
        @Nullable String number = accepted ? list.proposed(county, id) : null;
        close(request, accepted ? State.ACCEPTED : State.REFUSED, answer);
        int erased = 0;
        if (accepted && request.kind() == Kind.DELETION) {
            erased = data.erase(county, request.person());
            closeCorrections(request);
        } else if (number != null && request.about() != null) {
            data.enter(county, request.person(), request.about(), number);
        }
        audit.record(
                county,
                accepted ? "persons.request.accept" : "persons.request.refuse",
                id.toString(),
                Map.of("kind", request.kind().name(), "erased", erased));
    }

    /** Two who answer at once: the row's state lets one of them be first. */
    private void close(DataRequest request, State state, String answer) {
        request.mayBecome(state);
        Scope scope = CurrentScope.get();
        int closed = jdbc.sql("""
            update persons.request set state = :state, closed_at = :now, closed_by = :by, closed_by_name = :name,
                answer = :answer, proposed = null
            where county = :county and id = :id and state = 'ASKED'
            """)
                .param("state", state.name())
                .param("now", now())
                .param("by", scope.actor(), Types.OTHER)
                .param("name", scope.actorName())
                .param("answer", answer)
                .param("county", request.county())
                .param("id", request.id())
                .update();
        if (closed == 0) {
            list.find(request.county(), request.id()).mayBecome(state);
        }
    }

    /** Numbers that wait to be entered go with those that were. */
    private void closeCorrections(DataRequest deletion) {
        jdbc.sql("""
            update persons.request set state = 'WITHDRAWN', closed_at = :now, closed_by_name = :name, answer = '',
                proposed = null
            where county = :county and person = :person and proposed is not null and state = 'ASKED'
            """)
                .param("now", now())
                .param("name", CurrentScope.get().actorName())
                .param("county", deletion.county())
                .param("person", deletion.person())
                .update();
    }

    /** The asker has his answers before him. */
    @Transactional
    public void told(Self self) {
        jdbc.sql("""
            update persons.request set told_at = :now
            where account = :account and state in ('ACCEPTED', 'REFUSED') and told_at is null
            """).param("now", now()).param("account", self.account()).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
