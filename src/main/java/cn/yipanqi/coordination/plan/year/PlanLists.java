package cn.yipanqi.coordination.plan.year;

import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.TaskSearch.Part;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The two lists of a plan: the same tasks by the commons, and by who is responsible. What was given up is in neither. */
@Component
public class PlanLists {

    private static final int MOST = 5000;

    private final Tasks tasks;
    private final People people;
    private final Directory directory;

    PlanLists(Tasks tasks, People people, Directory directory) {
        this.tasks = tasks;
        this.people = people;
        this.directory = directory;
    }

    /**
     * 任务清单.
     *
     * @param people names of leaders and persons
     */
    public record TaskList(CountyDirectory names, int year, List<Task> tasks, Map<UUID, String> people) {}

    /** A unit's line of the duty list: it leads the task, or assists. */
    public record Duty(Unit unit, Part part, Task task) {}

    /** 责任清单. */
    public record DutyList(CountyDirectory names, int year, List<Duty> duties, Map<UUID, String> people) {

        /** Units that have a duty, in their order. */
        public List<Unit> units() {
            return duties.stream().map(Duty::unit).distinct().toList();
        }

        public List<Duty> of(Unit unit) {
            return duties.stream().filter(duty -> duty.unit().equals(unit)).toList();
        }
    }

    /** By the commons, then by number. */
    @Transactional(readOnly = true)
    public TaskList tasks(long county, int year) {
        List<Task> all = all(TaskSearch.of(county, year)).stream()
                .sorted(Comparator.comparing(Task::commons)
                        .thenComparing(Task::number, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Task::due)
                        .thenComparing(Task::id))
                .toList();
        return new TaskList(directory.of(county), year, all, names(county, all));
    }

    /** @param only one unit's, or all */
    @Transactional(readOnly = true)
    public DutyList duties(long county, int year, @Nullable UUID only) {
        CountyDirectory names = directory.of(county);
        List<Task> all = all(TaskSearch.of(county, year).of(only, Part.ANY));
        List<Duty> duties = new ArrayList<>();
        for (Unit unit : names.allUnits()) {
            if (only == null || only.equals(unit.id())) {
                all.stream()
                        .filter(task -> task.lead().equals(unit.id()))
                        .forEach(task -> duties.add(new Duty(unit, Part.LEAD, task)));
                all.stream()
                        .filter(task -> task.partners().contains(unit.id()))
                        .forEach(task -> duties.add(new Duty(unit, Part.PARTNER, task)));
            }
        }
        return new DutyList(names, year, List.copyOf(duties), names(county, all));
    }

    private List<Task> all(TaskSearch search) {
        return tasks.find(search, 0, MOST).lines().stream()
                .map(TaskLine::task)
                .filter(task -> task.state() != TaskState.DROPPED)
                .toList();
    }

    private Map<UUID, String> names(long county, List<Task> all) {
        Set<UUID> persons = all.stream()
                .flatMap(task -> Stream.of(task.leader(), task.person()))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        return people.names(county, persons);
    }
}
