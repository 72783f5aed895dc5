package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskChange;
import cn.yipanqi.coordination.plan.TaskChange.Deed;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.desk.TaskReader;
import cn.yipanqi.coordination.plan.exchange.ListDifference.Line;
import cn.yipanqi.coordination.plan.exchange.ListDifference.What;
import cn.yipanqi.coordination.plan.exchange.TaskImport.State;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.UnreadableWorkbook;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes lists in: kept, read and shown; then posted, all that was chosen or nothing; and undone as long as nobody changed it since. */
@Component
public class TaskImports {

    private final JdbcClient jdbc;
    private final FileStore store;
    private final ListReader reader;
    private final ListComparison comparison;
    private final Tasks tasks;
    private final TaskDeeds deeds;
    private final OutsideBodies bodies;
    private final Directory directory;
    private final Catalogue catalogue;
    private final Languages languages;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    TaskImports(
            JdbcClient jdbc,
            FileStore store,
            ListReader reader,
            ListComparison comparison,
            Tasks tasks,
            TaskDeeds deeds,
            OutsideBodies bodies,
            Directory directory,
            Catalogue catalogue,
            Languages languages,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.reader = reader;
        this.comparison = comparison;
        this.tasks = tasks;
        this.deeds = deeds;
        this.bodies = bodies;
        this.directory = directory;
        this.catalogue = catalogue;
        this.languages = languages;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What an import shows before it is posted. */
    public record Preview(TaskImport taken, ListSheet sheet, ListDifference difference, CountyDirectory names) {}

    /**
     * What is to be taken in.
     *
     * @param despiteInvalid whether rows that can be taken in are, although others cannot
     * @param changes tasks whose changed rows are wanted; all where none is given
     * @param drops missing tasks to be given up
     */
    public record Choices(boolean despiteInvalid, @Nullable Set<UUID> changes, Set<UUID> drops) {

        public static final Choices USUAL = new Choices(false, null, Set.of());
    }

    /**
     * Keeps a workbook and reads it; nothing of it is taken in yet.
     *
     * @throws Refusal where it cannot be read, or is no list
     */
    @Transactional
    public TaskImport receive(long county, String name, InputStream content) {
        try {
            return receive(county, store.put(county, name, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that is kept already: an upload among ledgers that turned out to be a list. */
    @Transactional
    public TaskImport receive(long county, UUID file) {
        StoredFile kept = store.find(file);
        if (kept.county() != county) {
            throw Refusal.absent("file");
        }
        return receive(county, kept);
    }

    private TaskImport receive(long county, StoredFile file) {
        ListSheet sheet = read(county, file.id(), file.name());
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.task_import (id, county, year, file, file_name, sheet, created_at, created_by)
            values (:id, :county, :year, :file, :name, :sheet, :now, :by)
            """)
                .param("id", id)
                .param("county", county)
                .param("year", sheet.year())
                .param("file", file.id())
                .param("name", file.name())
                .param("sheet", sheet.sheet())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(county, "coordination.import.receive", id.toString(), Map.of("file", file.name()));
        return find(county, id);
    }

    private ListSheet read(long county, UUID file, String name) {
        List<Grid> grids;
        try {
            grids = new WorkbookReader().read(name, store.open(file));
        } catch (UnreadableWorkbook unreadable) {
            throw new Refusal(unreadable.sentence());
        }
        int year = tasks.today().getYear();
        return reader.read(grids, directory.of(county), year)
                .orElseThrow(() -> new Refusal(Message.of("coordination.import.no-list", name)));
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<TaskImport> of(long county, int limit) {
        return jdbc.sql("""
            select * from coordination.task_import where county = :county and state <> 'ABANDONED' order by created_at desc limit :limit
            """)
                .param("county", county)
                .param("limit", limit)
                .query((row, n) -> taken(row))
                .list();
    }

    @Transactional(readOnly = true)
    public TaskImport find(long county, UUID id) {
        return jdbc.sql("select * from coordination.task_import where county = ? and id = ?")
                .params(county, id)
                .query((row, n) -> taken(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("import"));
    }

    @Transactional(readOnly = true)
    public Preview preview(long county, UUID id) {
        TaskImport taken = find(county, id);
        CountyDirectory names = directory.of(county);
        ListSheet sheet = read(county, taken.file(), taken.fileName());
        return new Preview(taken, sheet, comparison.compare(county, taken.year(), sheet, names), names);
    }

    /** Takes in what was chosen, in one transaction. */
    @Transactional
    public TaskImport post(long county, UUID id, Choices choices) {
        pending(county, id);
        Preview preview = preview(county, id);
        if (preview.difference().count(What.INVALID) > 0 && !choices.despiteInvalid()) {
            throw new Refusal(Message.of(
                    "coordination.import.invalid", preview.difference().count(What.INVALID)));
        }
        int year = preview.taken().year();
        int added = 0;
        int changed = 0;
        for (Line line : preview.difference().lines()) {
            if (line.what() == What.NEW) {
                tasks.add(county, whole(county, line), id);
                added++;
            } else if (line.what() == What.CHANGED && wanted(choices, line)) {
                Task task = Objects.requireNonNull(line.task());
                String reason = words(
                        "coordination.import.reason",
                        preview.taken().fileName(),
                        line.row().row());
                tasks.change(county, task.id(), task.revision(), whole(county, line), reason, id);
                changed++;
            }
        }
        int dropped = 0;
        for (Task task : preview.difference().missing()) {
            if (choices.drops().contains(task.id())) {
                deeds.drop(
                        county,
                        task.id(),
                        words("coordination.import.drop.reason", preview.taken().fileName()),
                        id);
                dropped++;
            }
        }
        state(county, id, State.POSTED, added, changed, dropped);
        audit.record(
                county,
                "coordination.import.post",
                id.toString(),
                Map.of("year", year, "added", added, "changed", changed, "dropped", dropped));
        return find(county, id);
    }

    private static boolean wanted(Choices choices, Line line) {
        return choices.changes() == null
                || choices.changes()
                        .contains(Objects.requireNonNull(line.task()).id());
    }

    private String words(String key, Object... args) {
        return languages.say(Languages.CHINESE, key, args);
    }

    /** With the outside bodies the row names, registered now. */
    private NewTask whole(long county, Line line) {
        NewTask says = Objects.requireNonNull(line.says());
        List<String> named = line.row().bodies();
        if (named.isEmpty()) {
            return says;
        }
        List<UUID> registered = bodies.bodiesFor(county, named).values().stream()
                .map(body -> body.id())
                .distinct()
                .toList();
        return says.withBodies(registered);
    }

    private record Done(UUID task, int revision, Deed deed, int now) {}

    /**
     * Takes back what an import did: what it added is given up, what it changed says again what it said.
     *
     * @throws Refusal where somebody changed one of these tasks since
     */
    @Transactional
    public void undo(long county, UUID id) {
        TaskImport taken = find(county, id);
        lock(county, id);
        if (find(county, id).state() != State.POSTED) {
            throw new Refusal(Message.of("coordination.import.not-posted"));
        }
        List<Done> done = jdbc.sql("""
            select c.task, c.revision, c.deed, t.revision as now from coordination.task_change c
            join coordination.task t on t.county = c.county and t.id = c.task
            where c.county = :county and c.import = :id order by c.revision desc, c.task
            """)
                .param("county", county)
                .param("id", id)
                .query((row, n) -> new Done(
                        row.getObject("task", UUID.class),
                        row.getInt("revision"),
                        Deed.valueOf(row.getString("deed")),
                        row.getInt("now")))
                .list();
        List<String> touched = done.stream()
                .filter(one -> one.now() != one.revision())
                .map(one -> tasks.get(county, one.task()).title())
                .distinct()
                .toList();
        if (!touched.isEmpty()) {
            throw new Refusal(Message.of("coordination.import.touched", String.join("、", touched)));
        }
        String reason = words("coordination.import.undo.reason", taken.fileName());
        for (Done one : done) {
            switch (one.deed()) {
                case ADDED -> deeds.drop(county, one.task(), reason, null);
                case DROPPED -> deeds.reopen(county, one.task(), reason, null);
                default -> restore(county, one.task(), one.revision(), reason);
            }
        }
        state(county, id, State.UNDONE, taken.added(), taken.changed(), taken.dropped());
        audit.record(county, "coordination.import.undo", id.toString(), Map.of("file", taken.fileName()));
    }

    private void restore(long county, UUID id, int revision, String reason) {
        Task task = tasks.get(county, id);
        TaskFields before = tasks.history(county, id).stream()
                .filter(change -> change.revision() == revision - 1)
                .map(TaskChange::content)
                .findFirst()
                .orElseThrow(() -> Refusal.absent("task"));
        Set<String> kinds = catalogue.kinds().stream().map(Kind::code).collect(Collectors.toSet());
        CountyDirectory names = directory.of(county);
        List<UUID> known = TaskReader.bodies(before).stream()
                .flatMap(name -> names.bodyNamed(name).stream())
                .map(body -> body.id())
                .toList();
        NewTask says = new TaskReader(before, kinds).read(task.year(), task, known);
        tasks.change(county, id, revision, says, reason);
    }

    /** Nothing of it will be taken in. */
    @Transactional
    public void abandon(long county, UUID id) {
        pending(county, id);
        jdbc.sql("update coordination.task_import set state = 'ABANDONED' where county = ? and id = ?")
                .params(county, id)
                .update();
    }

    private void pending(long county, UUID id) {
        lock(county, id);
        if (find(county, id).state() != State.PREVIEW) {
            throw new Refusal(Message.of("coordination.import.not-pending"));
        }
    }

    private void lock(long county, UUID id) {
        jdbc.sql("select id from coordination.task_import where county = ? and id = ? for update")
                .params(county, id)
                .query(UUID.class)
                .list();
    }

    private void state(long county, UUID id, State state, int added, int changed, int dropped) {
        String at = state == State.POSTED ? "posted" : "undone";
        jdbc.sql(
                        "update coordination.task_import set state = :state, added = :added, changed = :changed, dropped = :dropped, "
                                + at + "_at = :now, " + at + "_by = :by where county = :county and id = :id")
                .param("state", state.name())
                .param("added", added)
                .param("changed", changed)
                .param("dropped", dropped)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", county)
                .param("id", id)
                .update();
    }

    private static TaskImport taken(ResultSet row) throws SQLException {
        Timestamp posted = row.getTimestamp("posted_at");
        Instant at = posted == null ? null : posted.toInstant();
        return new TaskImport(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getInt("year"),
                row.getObject("file", UUID.class),
                row.getString("file_name"),
                row.getString("sheet"),
                State.valueOf(row.getString("state")),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("dropped"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                at,
                row.getString("posted_by"));
    }
}
