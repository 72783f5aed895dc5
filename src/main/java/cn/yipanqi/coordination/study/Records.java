package cn.yipanqi.coordination.study;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.WorkRecords;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records what was held: numbers by one recorder, posted to the ledger with it, corrected here and nowhere else. */
@Component
public class Records {

    /** The module of a session's entry. */
    public static final String MODULE = "coordination.study";

    private final JdbcClient jdbc;
    private final AllSeries series;
    private final SessionPlan plan;
    private final WorkRecords ledger;
    private final Directory directory;
    private final Languages languages;
    private final AuditTrail audit;
    private final Clock clock;

    Records(
            JdbcClient jdbc,
            AllSeries series,
            SessionPlan plan,
            WorkRecords ledger,
            Directory directory,
            Languages languages,
            AuditTrail audit,
            Clock clock) {
        this.languages = languages;
        this.jdbc = jdbc;
        this.series = series;
        this.plan = plan;
        this.ledger = ledger;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    private record Facts(
            LocalDate day,
            String theme,
            int participants,
            Set<UUID> units,
            int minutes,
            @Nullable String note,
            String reason) {}

    /**
     * A session that was skipped or cancelled and was held after all is recorded like any other.
     *
     * @throws cn.yipanqi.web.InvalidInput with every field that breaks a rule; as stale where somebody else came first
     */
    @Transactional
    public void hold(long county, UUID id, HeldDraft draft) {
        Session now = plan.writable(county, id);
        CountyDirectory names = directory.of(county);
        Facts facts = read(now, draft, names);
        SessionPlan.requireChanged(jdbc.sql("""
            update coordination.study_session set state = 'HELD', day = :day, theme = :theme, held_on = :day, participants = :participants,
                minutes = :minutes, note = :note, recorded_by = :by, recorded_at = :at, revision = revision + 1,
                placed = case when state in ('SKIPPED', 'CANCELLED') then 'BY_HAND' else placed end,
                why = case when state = 'CANCELLED' then null else why end
            where county = :county and id = :id and revision = :revision
            """)
                .param("day", facts.day())
                .param("theme", facts.theme())
                .param("participants", facts.participants())
                .param("minutes", facts.minutes())
                .param("note", facts.note())
                .param("by", CurrentScope.get().actorName())
                .param("at", Timestamp.from(clock.instant()))
                .param("county", county)
                .param("id", id)
                .param("revision", draft.revision() == null ? 0 : draft.revision())
                .update());
        jdbc.sql("delete from coordination.study_unit where county = ? and session = ?")
                .params(county, id)
                .update();
        jdbc.sql(
                        "insert into coordination.study_unit (county, session, unit) select :county, :id, unnest(:units::uuid[])")
                .param("county", county)
                .param("id", id)
                .param("units", facts.units().toArray(UUID[]::new))
                .update();
        ledger.post(county, MODULE, id, content(now, facts, names), facts.reason());
        audit.record(
                county,
                "coordination.study.session.hold",
                id.toString(),
                Map.of("day", facts.day().toString()));
    }

    private Facts read(Session now, HeldDraft draft, CountyDirectory names) {
        Typed typed = new Typed("study.held.");
        LocalDate day = typed.neededDay("day", draft.day());
        if (day.isAfter(LocalDate.now(clock))) {
            typed.fault("day", Message.of("study.held.future"));
        } else if (jdbc.sql("""
                    select exists (select from coordination.study_session where county = :county and series = :series and day = :day
                        and id <> :id and state in ('PLANNED', 'HELD'))
                    """)
                .param("county", now.county())
                .param("series", now.series())
                .param("day", day)
                .param("id", now.id())
                .query(Boolean.class)
                .single()) {
            typed.fault("day", Message.of("study.session.taken", day));
        }
        Set<UUID> units = new LinkedHashSet<>();
        for (String unit : draft.ticked()) {
            UUID found = typed.unit("units", unit, names);
            if (found != null && !found.equals(now.unit())) {
                units.add(found);
            }
        }
        Facts facts = new Facts(
                day,
                typed.needed("theme", draft.theme(), 200),
                typed.neededCount("participants", draft.participants(), 1, 100_000),
                units,
                typed.neededCount("minutes", draft.minutes(), 1, 720),
                typed.text("note", draft.note(), 500),
                now.held() == null ? "" : typed.needed("reason", draft.reason(), SessionPlan.LONGEST_REASON));
        typed.raise();
        return facts;
    }

    private EntryContent content(Session session, Facts facts, CountyDirectory names) {
        Map<Measure, BigDecimal> measures = new EnumMap<>(Measure.class);
        measures.put(Measure.PARTICIPANTS, BigDecimal.valueOf(facts.participants()));
        measures.put(Measure.UNITS, BigDecimal.valueOf(facts.units().size() + 1L));
        measures.put(Measure.MINUTES, BigDecimal.valueOf(facts.minutes()));
        List<UUID> partners = names.units()
                .map(unit -> unit.id())
                .filter(facts.units()::contains)
                .toList();
        return new EntryContent(
                "study",
                facts.day(),
                facts.day(),
                languages.say(Languages.CHINESE, Message.of("study.entry", session.seriesName(), facts.theme())),
                null,
                session.unit(),
                session.unit(),
                LeadBasis.STATED,
                null,
                partners,
                List.of(),
                null,
                null,
                null,
                series.find(session.county(), session.series()).place(),
                null,
                null,
                null,
                Set.of(),
                measures,
                Set.of(),
                facts.note());
    }

    /** Takes a record back, with its entry: it was not held after all, and is planned again. */
    @Transactional
    public void takeBack(long county, UUID id, @Nullable String typedReason, @Nullable Integer revision) {
        Session now = plan.writable(county, id);
        Typed typed = new Typed("study.held.");
        String reason = typed.needed("reason", typedReason, SessionPlan.LONGEST_REASON);
        typed.raise();
        if (now.state() != SessionState.HELD) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("study.held.not"));
        }
        SessionPlan.requireChanged(jdbc.sql("""
            update coordination.study_session set state = 'PLANNED', held_on = null, participants = null, minutes = null, note = null,
                recorded_by = null, recorded_at = null, revision = revision + 1
            where county = :county and id = :id and state = 'HELD' and revision = :revision
            """)
                .param("county", county)
                .param("id", id)
                .param("revision", revision == null ? 0 : revision)
                .update());
        jdbc.sql("delete from coordination.study_unit where county = ? and session = ?")
                .params(county, id)
                .update();
        ledger.withdraw(county, MODULE, id, reason);
        audit.record(county, "coordination.study.session.take-back", id.toString(), Map.of("reason", reason));
    }
}
