package cn.yipanqi.coordination.study;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.StoredMessages;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where sessions are planned one by one: added, given theme and material, put on another day, given up. */
@Component
public class SessionPlan {

    static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final AllSeries series;
    private final Sessions sessions;
    private final Directory directory;
    private final FileStore files;
    private final StoredMessages messages;
    private final AuditTrail audit;
    private final Ids ids;

    SessionPlan(
            JdbcClient jdbc,
            AllSeries series,
            Sessions sessions,
            Directory directory,
            FileStore files,
            StoredMessages messages,
            AuditTrail audit,
            Ids ids) {
        this.jdbc = jdbc;
        this.series = series;
        this.sessions = sessions;
        this.directory = directory;
        this.files = files;
        this.messages = messages;
        this.audit = audit;
        this.ids = ids;
    }

    /** A session outside of the week's rule. @throws InvalidInput where the series meets on that day already */
    @Transactional
    public UUID add(long county, UUID of, @Nullable String typedDay) {
        Series kept = series.find(county, of);
        Typed typed = new Typed("study.session.");
        LocalDate day = typed.neededDay("day", typedDay);
        typed.raise();
        UUID id = ids.next();
        try {
            jdbc.sql("""
                insert into coordination.study_session (id, county, series, year, week_day, day, placed, unit, state)
                values (:id, :county, :series, :year, :day, :day, 'BY_HAND', :unit, 'PLANNED')
                """)
                    .param("id", id)
                    .param("county", county)
                    .param("series", of)
                    .param("year", day.getYear())
                    .param("day", day)
                    .param("unit", kept.unit())
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(day);
        }
        audit.record(county, "coordination.study.session.add", id.toString(), Map.of("day", day.toString()));
        return id;
    }

    private static InvalidInput taken(LocalDate day) {
        return new InvalidInput(List.of(new Fault("day", Message.of("study.session.taken", day))));
    }

    /**
     * Theme, material and speaker are its own unit's to fill in; day and unit the office's.
     *
     * @throws InvalidInput with every field that breaks a rule; as stale where somebody else came first
     */
    @Transactional
    public void change(long county, UUID id, SessionDraft draft) {
        Session now = writable(county, id);
        boolean office = CurrentScope.get().entries() == Scope.Entries.ALL;
        CountyDirectory names = directory.of(county);
        Typed typed = new Typed("study.session.");
        String theme = typed.text("theme", draft.theme(), 200);
        String material = typed.text("material", draft.material(), 500);
        String speaker = typed.text("speaker", draft.speaker(), 60);
        UUID unit = office ? typed.neededUnit("unit", draft.unit(), names) : sameUnit(typed, draft.unit(), now, names);
        LocalDate day = office && now.open() ? typed.neededDay("day", draft.day()) : sameDay(typed, draft.day(), now);
        boolean moved = now.open() && !Objects.equals(day, now.day());
        String reason = moved ? typed.needed("reason", draft.reason(), LONGEST_REASON) : null;
        if (now.state() == SessionState.HELD && !Objects.equals(theme, now.theme())) {
            // The ledger's entry bears it: it is corrected with the record, for a reason.
            typed.fault("theme", Message.of("study.session.theme-held"));
        }
        if (now.state() == SessionState.HELD && !unit.equals(now.unit())) {
            typed.fault("unit", Message.of("study.session.unit-held"));
        }
        typed.raise();
        int changed;
        try {
            changed = jdbc.sql("""
                update coordination.study_session set theme = :theme, material = :material, speaker = :speaker, unit = :unit, day = :day,
                    placed = case when :moved then 'BY_HAND' else placed end,
                    why = case when :moved then :why::jsonb else why end, revision = revision + 1
                where county = :county and id = :id and revision = :revision
                """)
                    .param("theme", theme)
                    .param("material", material)
                    .param("speaker", speaker)
                    .param("unit", unit)
                    .param("day", day, Types.DATE)
                    .param("moved", moved)
                    .param(
                            "why",
                            reason == null || day == null
                                    ? null
                                    : messages.write(Message.of("study.why.by-hand", now.weekDay(), day, reason)))
                    .param("county", county)
                    .param("id", id)
                    .param("revision", draft.revision() == null ? 0 : draft.revision())
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(Objects.requireNonNull(day));
        }
        requireChanged(changed);
        audit.record(county, "coordination.study.session.change", id.toString(), Map.of());
    }

    /** A unit's form does not send the unit; a program may send it along. */
    private static UUID sameUnit(Typed typed, @Nullable String sent, Session now, CountyDirectory names) {
        UUID unit = typed.unit("unit", sent, names);
        if (unit != null && !unit.equals(now.unit())) {
            typed.fault("unit", Message.of("study.session.unit-office"));
        }
        return now.unit();
    }

    private static @Nullable LocalDate sameDay(Typed typed, @Nullable String sent, Session now) {
        LocalDate day = typed.day("day", sent);
        if (day != null && !day.equals(now.day())) {
            typed.fault("day", Message.of("study.session.day-office"));
        }
        return now.day();
    }

    static void requireChanged(int changed) {
        if (changed == 0) {
            throw new InvalidInput(List.of(new Fault("", Message.of("study.stale"))), true);
        }
    }

    /** @throws Refusal where the session is another unit's */
    Session writable(long county, UUID id) {
        Session now = sessions.find(county, id);
        if (!Sessions.mayWrite(now)) {
            throw Refusal.forbidden();
        }
        return now;
    }

    /** Given up, before it was held. */
    @Transactional
    public void cancel(long county, UUID id, @Nullable String typedReason, @Nullable Integer revision) {
        Session now = writable(county, id);
        Typed typed = new Typed("study.session.");
        String reason = typed.needed("reason", typedReason, LONGEST_REASON);
        typed.raise();
        if (!now.open()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("study.session.not-open"));
        }
        requireChanged(jdbc.sql("""
            update coordination.study_session set state = 'CANCELLED', why = :why::jsonb, revision = revision + 1
            where county = :county and id = :id and state = 'PLANNED' and revision = :revision
            """)
                .param("why", messages.write(Message.of("study.why.cancelled", reason)))
                .param("county", county)
                .param("id", id)
                .param("revision", revision == null ? 0 : revision)
                .update());
        audit.record(county, "coordination.study.session.cancel", id.toString(), Map.of("reason", reason));
    }

    /** Lays a document with the session in place of the one before. */
    @Transactional(rollbackFor = IOException.class)
    public void attach(long county, UUID id, String name, InputStream content) throws IOException {
        writable(county, id);
        StoredFile file = files.put(county, name, content);
        jdbc.sql("""
            update coordination.study_session set file = :file, file_name = :name, revision = revision + 1
            where county = :county and id = :id
            """)
                .param("file", file.id())
                .param("name", file.name())
                .param("county", county)
                .param("id", id)
                .update();
        audit.record(county, "coordination.study.session.material", id.toString(), Map.of("file", file.sha256()));
    }
}
