package cn.yipanqi.coordination.plan.year;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Plan;
import cn.yipanqi.coordination.plan.PlanState;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes tasks over into the next year's plan: days a year later, numbers from 1, targets kept, each linked to the one it goes on with. What
 * was taken over before is not taken over again.
 */
@Component
public class Renewal {

    private static final int MOST = 5000;

    private final Tasks tasks;
    private final Plans plans;
    private final Directory directory;
    private final WorkingDays workingDays;

    Renewal(Tasks tasks, Plans plans, Directory directory, WorkingDays workingDays) {
        this.tasks = tasks;
        this.plans = plans;
        this.directory = directory;
        this.workingDays = workingDays;
    }

    /**
     * What could be taken over.
     *
     * @param due the day it would then be due
     * @param hindrance why it cannot be; none where it can
     */
    public record Offer(Task task, LocalDate due, @Nullable Message hindrance) {}

    @Transactional(readOnly = true)
    public List<Offer> offers(long county, int year) {
        CountyDirectory names = directory.of(county);
        Set<UUID> taken = taken(county, year + 1);
        return all(county, year).stream()
                .map(task -> new Offer(task, later(task.due()), hindrance(task, names, taken)))
                .toList();
    }

    private static @Nullable Message hindrance(Task task, CountyDirectory names, Set<UUID> taken) {
        if (taken.contains(task.id())) {
            return Message.of("coordination.renewal.taken");
        }
        boolean leads = names.unit(task.lead()).filter(Unit::current).isPresent();
        return leads ? null : Message.of("coordination.renewal.no-lead", names.unitName(task.lead()));
    }

    private Set<UUID> taken(long county, int year) {
        return all(county, year).stream()
                .map(Task::continues)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<Task> all(long county, int year) {
        return tasks.find(TaskSearch.of(county, year), 0, MOST).lines().stream()
                .map(TaskLine::task)
                .toList();
    }

    /**
     * The same day a year later. The end of a month stays its end (29 February with it); any other day on which offices are closed gives way
     * to the next on which they work, within the year.
     */
    LocalDate later(LocalDate day) {
        LocalDate later = day.plusYears(1);
        if (day.getDayOfMonth() == day.lengthOfMonth()) {
            return later.withDayOfMonth(later.lengthOfMonth());
        }
        LocalDate works = workingDays.orNext(later);
        return works.getYear() == later.getYear() ? works : workingDays.plus(later, -1);
    }

    /**
     * @param chosen tasks of the year's plan
     * @return how many were taken over
     */
    @Transactional
    public int renew(long county, int year, Collection<UUID> chosen) {
        Plan next = plans.begin(county, year + 1);
        if (next.state() == PlanState.CLOSED) {
            throw new Refusal(Message.of("coordination.plan.closed", year + 1));
        }
        CountyDirectory names = directory.of(county);
        List<Task> before = offers(county, year).stream()
                .filter(offer -> chosen.contains(offer.task().id()) && offer.hindrance() == null)
                .map(Offer::task)
                .toList();
        if (before.isEmpty()) {
            throw new Refusal(Message.of("coordination.renewal.nothing"));
        }
        int number = all(county, year + 1).stream()
                .map(Task::number)
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        Map<UUID, UUID> made = new HashMap<>();
        List<UUID> added = new ArrayList<>();
        for (Task task : before) {
            UUID id = tasks.add(county, renewed(task, year + 1, ++number, names));
            made.put(task.id(), id);
            added.add(id);
        }
        for (Task task : before) {
            UUID parent = task.parent() == null ? null : made.get(task.parent());
            UUID predecessor = task.predecessor() == null ? null : made.get(task.predecessor());
            UUID id = made.get(task.id());
            if (id != null && (parent != null || predecessor != null)) {
                Task now = tasks.get(county, id);
                tasks.change(county, id, now.revision(), now.asNew().withPlace(parent, predecessor), null);
            }
        }
        return added.size();
    }

    private NewTask renewed(Task task, int year, int number, CountyDirectory names) {
        return new NewTask(
                year,
                number,
                task.commons(),
                task.title(),
                task.measures(),
                task.goal(),
                task.lead(),
                task.partners().stream()
                        .filter(unit -> names.unit(unit).filter(Unit::current).isPresent())
                        .toList(),
                task.bodies(),
                task.leader(),
                task.person(),
                task.from() == null ? null : first(task.from()),
                later(task.due()),
                TaskOrigin.PLAN,
                null,
                null,
                null,
                task.id(),
                task.target());
    }

    /** A first day need be no working day. */
    private static LocalDate first(LocalDate day) {
        return day.plusYears(1);
    }
}
