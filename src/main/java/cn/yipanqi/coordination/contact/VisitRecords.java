package cn.yipanqi.coordination.contact;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.WorkRecords;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.Languages;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records visits, posts them to the ledger with it, corrects them here and nowhere else. */
@Component
public class VisitRecords {

    /** The module of a visit's entry. */
    public static final String MODULE = "coordination.contact";

    private static final int LONGEST_REASON = 200;
    private static final int MOST_PROBLEMS = 20;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Points points;
    private final Visits visits;
    private final WorkRecords ledger;
    private final Directory directory;
    private final Languages languages;
    private final ContactTodos todos;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    VisitRecords(
            JdbcClient jdbc,
            JdbcTemplate batches,
            Points points,
            Visits visits,
            WorkRecords ledger,
            Directory directory,
            Languages languages,
            ContactTodos todos,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.languages = languages;
        this.todos = todos;
        this.jdbc = jdbc;
        this.batches = batches;
        this.points = points;
        this.visits = visits;
        this.ledger = ledger;
        this.directory = directory;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    private record Facts(
            LocalDate day,
            int participants,
            @Nullable Integer recipients,
            String seen,
            @Nullable String promised,
            List<String> problems,
            String reason) {}

    /** @throws InvalidInput with every field that breaks a rule */
    @Transactional
    public UUID record(long county, UUID pointId, VisitDraft draft) {
        ContactPoint point = points.find(county, pointId);
        requireOwn(point);
        Facts facts = read(point, draft, false);
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.contact_visit
                (id, county, point, unit, day, participants, recipients, seen, promised, recorded_by, recorded_at)
            values (:id, :county, :point, :unit, :day, :participants, :recipients, :seen, :promised, :by, :at)
            """)
                .param("id", id)
                .param("county", county)
                .param("point", pointId)
                .param("unit", point.unit())
                .param("day", facts.day())
                .param("participants", facts.participants())
                .param("recipients", facts.recipients(), Types.INTEGER)
                .param("seen", facts.seen())
                .param("promised", facts.promised(), Types.VARCHAR)
                .param("by", CurrentScope.get().actorName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        add(point, id, facts.problems(), 0);
        ledger.post(county, MODULE, id, content(point, facts), "");
        todos.nextVisit(point, directory.of(county));
        audit.record(
                county,
                "coordination.contact.visit.record",
                id.toString(),
                Map.of("day", facts.day().toString()));
        return id;
    }

    /**
     * Problems that became a task or were answered stay, and so do those said again in the same words; the others become these.
     *
     * @throws InvalidInput with every field that breaks a rule; as stale where somebody else came first
     */
    @Transactional
    public void correct(long county, UUID id, VisitDraft draft) {
        Visit now = visits.find(county, id);
        ContactPoint point = points.find(county, now.point());
        requireOwn(point);
        requireStanding(now);
        Facts facts = read(point, draft, true);
        requireChanged(jdbc.sql("""
            update coordination.contact_visit set day = :day, participants = :participants, recipients = :recipients, seen = :seen,
                promised = :promised, recorded_by = :by, recorded_at = :at, revision = revision + 1
            where county = :county and id = :id and revision = :revision and taken_back is null
            """)
                .param("day", facts.day())
                .param("participants", facts.participants())
                .param("recipients", facts.recipients(), Types.INTEGER)
                .param("seen", facts.seen())
                .param("promised", facts.promised(), Types.VARCHAR)
                .param("by", CurrentScope.get().actorName())
                .param("at", Timestamp.from(clock.instant()))
                .param("county", county)
                .param("id", id)
                .param("revision", draft.revision() == null ? 0 : draft.revision())
                .update());
        reword(point, id, facts.problems());
        ledger.post(county, MODULE, id, content(point, facts), facts.reason());
        todos.nextVisit(point, directory.of(county));
        audit.record(county, "coordination.contact.visit.correct", id.toString(), Map.of("reason", facts.reason()));
    }

    /** It did not take place: it stays to be read, its entry is withdrawn. */
    @Transactional
    public void takeBack(long county, UUID id, @Nullable String typedReason, @Nullable Integer revision) {
        Visit now = visits.find(county, id);
        ContactPoint point = points.find(county, now.point());
        requireOwn(point);
        Typed typed = new Typed("contact.visit.");
        String reason = typed.needed("reason", typedReason, LONGEST_REASON);
        typed.raise();
        requireStanding(now);
        requireChanged(jdbc.sql("""
            update coordination.contact_visit set taken_back = :reason, revision = revision + 1
            where county = :county and id = :id and revision = :revision and taken_back is null
            """)
                .param("reason", reason)
                .param("county", county)
                .param("id", id)
                .param("revision", revision == null ? 0 : revision)
                .update());
        ledger.withdraw(county, MODULE, id, reason);
        todos.nextVisit(point, directory.of(county));
        now.problems().forEach(problem -> todos.settled(county, problem.id()));
        audit.record(county, "coordination.contact.visit.take-back", id.toString(), Map.of("reason", reason));
    }

    private void reword(ContactPoint point, UUID visit, List<String> said) {
        // Held until the transaction ends: none of them becomes a task meanwhile.
        jdbc.sql("select id from coordination.contact_problem where county = ? and visit = ? for update")
                .params(point.county(), visit)
                .query(UUID.class)
                .list();
        List<String> added = new ArrayList<>(said);
        int last = 0;
        for (Visit.Problem problem : visits.find(point.county(), visit).problems()) {
            last = Math.max(last, problem.position());
            if (!added.remove(problem.text()) && problem.open()) {
                todos.settled(point.county(), problem.id());
                jdbc.sql("delete from coordination.contact_problem where county = ? and id = ?")
                        .params(point.county(), problem.id())
                        .update();
            }
        }
        add(point, visit, added, last);
    }

    private void add(ContactPoint point, UUID visit, List<String> problems, int after) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            UUID id = ids.next();
            rows.add(new Object[] {id, point.county(), visit, point.unit(), after + i + 1, problems.get(i)});
            todos.raised(point, id, problems.get(i));
        }
        batches.batchUpdate(
                "insert into coordination.contact_problem (id, county, visit, unit, position, text) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static void requireOwn(ContactPoint point) {
        if (!Visits.mayWrite(point.county(), point.unit())) {
            throw Refusal.forbidden();
        }
    }

    private static void requireStanding(Visit visit) {
        if (visit.takenBack() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("contact.visit.gone"));
        }
    }

    private static void requireChanged(int changed) {
        if (changed == 0) {
            throw new InvalidInput(List.of(new Fault("", Message.of("contact.stale"))), true);
        }
    }

    private Facts read(ContactPoint point, VisitDraft draft, boolean correction) {
        Typed typed = new Typed("contact.visit.");
        LocalDate day = typed.neededDay("day", draft.day());
        if (day.isAfter(LocalDate.now(clock))) {
            typed.fault("day", Message.of("contact.visit.future"));
        } else if (!point.on(day) && draft.day() != null && !draft.day().isBlank()) {
            typed.fault("day", Message.of("contact.visit.outside"));
        }
        int participants = typed.neededCount("participants", draft.participants(), 1, 10_000);
        Integer recipients = typed.count("recipients", draft.recipients(), 1, 10_000);
        if (recipients != null && recipients > participants) {
            typed.fault("recipients", Message.of("contact.visit.recipients.many"));
        }
        List<String> problems = draft.lines();
        problems.forEach(problem -> typed.text("problems", problem, 300));
        if (problems.size() > MOST_PROBLEMS) {
            typed.fault("problems", Message.of("contact.visit.problems.many", MOST_PROBLEMS));
        }
        Facts facts = new Facts(
                day,
                participants,
                recipients,
                typed.needed("seen", draft.seen(), 1000),
                typed.text("promised", draft.promised(), 500),
                problems,
                correction ? typed.needed("reason", draft.reason(), LONGEST_REASON) : "");
        typed.raise();
        return facts;
    }

    private EntryContent content(ContactPoint point, Facts facts) {
        CountyDirectory names = directory.of(point.county());
        Map<Measure, BigDecimal> measures = new EnumMap<>(Measure.class);
        measures.put(Measure.PARTICIPANTS, BigDecimal.valueOf(facts.participants()));
        if (facts.recipients() != null) {
            measures.put(Measure.RECIPIENTS, BigDecimal.valueOf(facts.recipients()));
        }
        String name = point.name(names);
        return new EntryContent(
                "visit",
                facts.day(),
                facts.day(),
                languages.say(Languages.CHINESE, Message.of("contact.entry", name)),
                null,
                point.unit(),
                point.unit(),
                LeadBasis.STATED,
                null,
                List.of(),
                point.body() == null ? List.of() : List.of(point.body()),
                point.township(names),
                point.station(),
                null,
                name,
                null,
                null,
                null,
                Set.of(),
                measures,
                Set.of(),
                null);
    }
}
