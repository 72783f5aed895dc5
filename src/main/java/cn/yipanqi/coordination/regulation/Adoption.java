package cn.yipanqi.coordination.regulation;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.regulation.meeting.AdoptingMeeting;
import cn.yipanqi.coordination.regulation.meeting.AdoptingMeetings;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts versions of regulations in force, and out of it. */
@Component
public class Adoption {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Regulations regulations;
    private final Drafts drafts;
    private final Opinions opinions;
    private final Asking asking;
    private final AdoptingMeetings meetings;
    private final Todos todos;
    private final AuditTrail audit;

    Adoption(
            JdbcClient jdbc,
            Regulations regulations,
            Drafts drafts,
            Opinions opinions,
            Asking asking,
            AdoptingMeetings meetings,
            Todos todos,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.regulations = regulations;
        this.drafts = drafts;
        this.opinions = opinions;
        this.asking = asking;
        this.meetings = meetings;
        this.todos = todos;
        this.audit = audit;
    }

    /**
     * What was decided.
     *
     * @param revision of the draft that was decided on; where somebody saved since, it is refused
     * @param adoptedOn day of the decision; needed where no meeting is given, else the meeting's
     * @param meeting that decided, where it is kept here
     * @param meetingWords the same in words, where it is not kept here; else the meeting's title
     * @param inForceFrom first day in force
     * @param documentNumber 文号 it is issued under; none leaves the draft's
     * @param parties who is to acknowledge it
     * @param acknowledgeUntil last day for that, if one is set
     */
    public record Decision(
            int revision,
            @Nullable LocalDate adoptedOn,
            @Nullable UUID meeting,
            String meetingWords,
            LocalDate inForceFrom,
            @Nullable String documentNumber,
            List<Party> parties,
            @Nullable LocalDate acknowledgeUntil) {

        /** As the meeting itself has it: one fact is not said twice. */
        Decision of(AdoptingMeeting held) {
            return new Decision(
                    revision,
                    held.day(),
                    held.id(),
                    held.title(),
                    inForceFrom,
                    documentNumber,
                    parties,
                    acknowledgeUntil);
        }
    }

    /**
     * Adopts a draft; the version in force until then ends the day before.
     *
     * @throws Refusal where opinions are open, a later version is there, the days do not fit or the meeting did not take place; (STALE) where it is a draft no more or was
     *     saved since
     */
    @Transactional
    public void adopt(long county, UUID version, Decision said) {
        Office.writing(county);
        opinions.hold(version);
        RegulationVersion draft = drafts.locked(county, version);
        draft.state().to(VersionState.ADOPTED);
        if (draft.revision() != said.revision()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.adoption.stale", draft.changedBy()));
        }
        long open = opinions.of(county, version).stream().filter(Opinion::open).count();
        if (open > 0) {
            throw new Refusal(Message.of("regulation.adoption.open", open));
        }
        Decision decision = said.meeting() == null ? said : said.of(meetings.kept(county, said.meeting()));
        check(county, draft, decision);
        end(county, draft, decision.inForceFrom());
        try {
            jdbc.sql("""
                update coordination.regulation_version set state = 'ADOPTED', adopted_on = :adopted, meeting = :meeting,
                    meeting_words = :words, in_force_from = :from, document_number = coalesce(:documentNumber, document_number)
                where county = :county and id = :id
                """)
                    .param("adopted", decision.adoptedOn())
                    .param("meeting", decision.meeting())
                    .param("words", decision.meetingWords().strip())
                    .param("from", decision.inForceFrom())
                    .param("documentNumber", decision.documentNumber())
                    .param("county", county)
                    .param("id", version)
                    .update();
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMessage()).contains("one_version_in_force")) {
                throw new Refusal(Message.of("regulation.adoption.overlaps"));
            }
            throw e;
        }
        String title = regulations.find(county, draft.regulation()).title();
        todos.close(county, Opinions.TO_GIVE, version);
        acknowledge(county, draft, title, decision);
        audit.record(
                county,
                "coordination.regulation.adopt",
                version.toString(),
                Map.of(
                        "title",
                        title,
                        "number",
                        draft.number(),
                        "from",
                        decision.inForceFrom().toString()));
    }

    private void check(long county, RegulationVersion draft, Decision decision) {
        if (draft.clauses().isEmpty()) {
            throw new Refusal(Message.of("regulation.adoption.empty"));
        }
        if (decision.adoptedOn() == null) {
            throw new Refusal(Message.of("regulation.adoption.day.needed"));
        }
        if (decision.adoptedOn().isAfter(decision.inForceFrom())) {
            throw new Refusal(Message.of("regulation.adoption.days", decision.adoptedOn(), decision.inForceFrom()));
        }
        if (decision.meetingWords().length() > LONGEST) {
            throw new Refusal(Message.of("regulation.long", Message.of("regulation.meeting"), LONGEST));
        }
        for (var other : regulations.versions(county, draft.regulation())) {
            LocalDate from = other.inForceFrom();
            if (from != null && !from.isBefore(decision.inForceFrom())) {
                throw new Refusal(Message.of("regulation.adoption.later", other.number(), from));
            }
        }
    }

    /** The version in force ends where the next begins; who has not acknowledged it need not any more. */
    private void end(long county, RegulationVersion draft, LocalDate from) {
        jdbc.sql("""
            update coordination.regulation_version set ended_on = :from
            where county = :county and regulation = :regulation and state = 'ADOPTED' and in_force_from < :from
                and (ended_on is null or ended_on > :from) returning id
            """)
                .param("from", from)
                .param("county", county)
                .param("regulation", draft.regulation())
                .query(UUID.class)
                .list()
                .forEach(ended -> todos.close(county, Acknowledgements.TOPIC, ended));
    }

    private void acknowledge(long county, RegulationVersion version, String title, Decision decision) {
        if (decision.parties().isEmpty()) {
            return;
        }
        asking.ask(county, version.id(), Asking.What.ACKNOWLEDGEMENT, decision.parties(), decision.acknowledgeUntil());
        for (Party party : decision.parties()) {
            todos.open(
                    county,
                    new Todo(
                            Acknowledgements.TOPIC,
                            version.id(),
                            party.addressee(),
                            null,
                            Message.of("regulation.todo.acknowledge", title),
                            Opinions.url(version.id()) + "#acknowledgements",
                            decision.acknowledgeUntil()));
        }
    }

    /**
     * Repeals what is in force, without another in its place.
     *
     * @param endedOn first day on which it is no longer in force
     * @throws Refusal without a reason, or where the day does not fit; (STALE) where it is not in force or ended before
     */
    @Transactional
    public void repeal(long county, UUID version, LocalDate endedOn, String reason) {
        Office.writing(county);
        RegulationVersion there = drafts.locked(county, version);
        there.state().to(VersionState.REPEALED);
        if (there.endedOn() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.repeal.ended", there.endedOn()));
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal(Message.of("regulation.repeal.reason.needed", LONGEST));
        }
        if (there.inForceFrom() != null && !endedOn.isAfter(there.inForceFrom())) {
            throw new Refusal(Message.of("regulation.repeal.days", there.inForceFrom()));
        }
        jdbc.sql("""
            update coordination.regulation_version set state = 'REPEALED', ended_on = :ended, repeal_reason = :reason
            where county = :county and id = :id
            """)
                .param("ended", endedOn)
                .param("reason", reason.strip())
                .param("county", county)
                .param("id", version)
                .update();
        todos.close(county, Acknowledgements.TOPIC, version);
        audit.record(
                county,
                "coordination.regulation.repeal",
                version.toString(),
                Map.of("title", regulations.find(county, there.regulation()).title(), "on", endedOn.toString()));
    }
}
