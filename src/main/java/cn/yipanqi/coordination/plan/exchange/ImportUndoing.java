package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskChange;
import cn.yipanqi.coordination.plan.TaskChange.Deed;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.desk.TaskReader;
import cn.yipanqi.coordination.plan.exchange.TaskImport.State;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an import back as long as nobody has changed its tasks since. */
@Component
public class ImportUndoing {

    private final JdbcClient jdbc;
    private final ImportRows rows;
    private final Plans plans;
    private final Tasks tasks;
    private final TaskDeeds deeds;
    private final Directory directory;
    private final Catalogue catalogue;
    private final Languages languages;
    private final AuditTrail audit;

    ImportUndoing(
            JdbcClient jdbc,
            ImportRows rows,
            Plans plans,
            Tasks tasks,
            TaskDeeds deeds,
            Directory directory,
            Catalogue catalogue,
            Languages languages,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.plans = plans;
        this.tasks = tasks;
        this.deeds = deeds;
        this.directory = directory;
        this.catalogue = catalogue;
        this.languages = languages;
        this.audit = audit;
    }

    private record Done(UUID task, int revision, Deed deed, int now) {}

    /**
     * Takes back what an import did: what it added is given up, what it changed says again what it said.
     *
     * @throws Refusal where somebody changed one of these tasks since
     */
    @Transactional
    public void undo(long county, UUID id) {
        TaskImport taken = rows.locked(county, id);
        if (taken.state() != State.POSTED) {
            throw new Refusal(Message.of("coordination.import.not-posted"));
        }
        // Whether somebody changed one of its tasks since is looked at while nobody can.
        plans.begin(county, taken.year());
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
        String reason = languages.say(Languages.CHINESE, "coordination.import.undo.reason", taken.fileName());
        for (Done one : done) {
            switch (one.deed()) {
                case ADDED -> deeds.drop(county, one.task(), reason, null);
                case DROPPED -> deeds.reopen(county, one.task(), reason, null);
                default -> restore(county, one.task(), one.revision(), reason);
            }
        }
        rows.state(county, id, State.UNDONE, taken.added(), taken.changed(), taken.dropped());
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
}
