package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.exchange.ListDifference.Line;
import cn.yipanqi.coordination.plan.exchange.ListDifference.What;
import cn.yipanqi.coordination.plan.exchange.TaskImport.State;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.UnreadableWorkbook;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes lists in: kept, read and shown; then posted, all that was chosen or nothing. {@link ImportUndoing} takes one back. */
@Component
public class TaskImports {

    private final ImportRows rows;
    private final FileStore store;
    private final ListReader reader;
    private final ListComparison comparison;
    private final Plans plans;
    private final Tasks tasks;
    private final TaskDeeds deeds;
    private final OutsideBodies bodies;
    private final Directory directory;
    private final Languages languages;
    private final AuditTrail audit;

    TaskImports(
            ImportRows rows,
            FileStore store,
            ListReader reader,
            ListComparison comparison,
            Plans plans,
            Tasks tasks,
            TaskDeeds deeds,
            OutsideBodies bodies,
            Directory directory,
            Languages languages,
            AuditTrail audit) {
        this.rows = rows;
        this.store = store;
        this.reader = reader;
        this.comparison = comparison;
        this.plans = plans;
        this.tasks = tasks;
        this.deeds = deeds;
        this.bodies = bodies;
        this.directory = directory;
        this.languages = languages;
        this.audit = audit;
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
        ListSheet sheet = read(county, file.id(), file.name(), tasks.today().getYear());
        UUID id = rows.add(county, file, sheet);
        audit.record(county, "coordination.import.receive", id.toString(), Map.of("file", file.name()));
        return find(county, id);
    }

    /** @param year of a list that names none */
    private ListSheet read(long county, UUID file, String name, int year) {
        List<Grid> grids;
        try {
            grids = new WorkbookReader().read(name, store.open(file));
        } catch (UnreadableWorkbook unreadable) {
            throw new Refusal(unreadable.sentence());
        }
        return reader.read(grids, directory.of(county), year)
                .orElseThrow(() -> new Refusal(Message.of("coordination.import.no-list", name)));
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<TaskImport> of(long county, int limit) {
        return rows.of(county, limit);
    }

    @Transactional(readOnly = true)
    public TaskImport find(long county, UUID id) {
        return rows.find(county, id);
    }

    @Transactional(readOnly = true)
    public Preview preview(long county, UUID id) {
        TaskImport taken = find(county, id);
        CountyDirectory names = directory.of(county);
        ListSheet sheet = read(county, taken.file(), taken.fileName(), taken.year());
        return new Preview(taken, sheet, comparison.compare(county, taken.year(), sheet, names), names);
    }

    /** Takes in what was chosen, in one transaction. */
    @Transactional
    public TaskImport post(long county, UUID id, Choices choices) {
        // What is compared with the plan, nobody changes before it is taken in: not another list that is posted at once
        // either.
        plans.begin(county, pending(county, id).year());
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
        rows.state(county, id, State.POSTED, added, changed, dropped);
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

    /** Nothing of it will be taken in. */
    @Transactional
    public void abandon(long county, UUID id) {
        pending(county, id);
        rows.abandon(county, id);
    }

    private TaskImport pending(long county, UUID id) {
        TaskImport taken = rows.locked(county, id);
        if (taken.state() != State.PREVIEW) {
            throw new Refusal(Message.of("coordination.import.not-pending"));
        }
        return taken;
    }
}
