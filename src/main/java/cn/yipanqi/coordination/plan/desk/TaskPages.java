package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskStories;
import cn.yipanqi.coordination.plan.TaskStory;
import cn.yipanqi.coordination.plan.TaskStory.Relative;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.progress.Progresses;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.web.Mistakes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** One task's page: the task with its story, its people, its progress, a statement each. */
@Component
class TaskPages {

    private static final int WORTH_COUNTING = 400;

    private final TaskStories stories;
    private final Tasks tasks;
    private final TaskDeeds deeds;
    private final Progresses progresses;
    private final People people;
    private final Definitions definitions;
    private final Directory directory;
    private final WorkingDays workingDays;

    TaskPages(
            TaskStories stories,
            Tasks tasks,
            TaskDeeds deeds,
            Progresses progresses,
            People people,
            Definitions definitions,
            Directory directory,
            WorkingDays workingDays) {
        this.stories = stories;
        this.tasks = tasks;
        this.deeds = deeds;
        this.progresses = progresses;
        this.people = people;
        this.definitions = definitions;
        this.directory = directory;
        this.workingDays = workingDays;
    }

    /** @param typed what a form that came back had in it */
    @Snapshot
    ModelAndView show(long county, UUID id, SignedIn asker, Mistakes mistakes, Map<String, String> typed) {
        TaskStory story = stories.of(county, id);
        Task task = story.task();
        TaskView view = new TaskView(
                story,
                progresses.of(county, List.of(story.line())).get(id),
                new TaskWords(
                        directory.of(county),
                        people.names(county, persons(story)),
                        titles(story),
                        figures(county, task)),
                story.closed(),
                asker.may(Permission.COORDINATION_EDIT),
                TaskController.mayWork(asker, story),
                confirms(asker, story),
                deeds.held(task),
                tasks.today(),
                left(task),
                mistakes,
                typed);
        return new ModelAndView("coordination/tasks/show", "view", view);
    }

    private int left(Task task) {
        long days = Math.abs(task.due().toEpochDay() - tasks.today().toEpochDay());
        return days > WORTH_COUNTING ? Integer.MAX_VALUE : workingDays.between(tasks.today(), task.due());
    }

    private static List<UUID> confirms(SignedIn asker, TaskStory story) {
        UUID own = asker.grant().unit();
        return Stream.concat(Stream.of(story.task().lead()), story.task().partners().stream())
                .filter(unit -> story.confirmed(unit).isEmpty())
                .filter(unit -> asker.may(Permission.COORDINATION_EDIT)
                        || asker.may(Permission.COORDINATION_WORK) && unit.equals(own))
                .toList();
    }

    private static Set<UUID> persons(TaskStory story) {
        Set<UUID> persons = new HashSet<>();
        story.changes()
                .forEach(change -> Stream.of("leader", "person")
                        .flatMap(field -> change.content().all(field).stream())
                        .map(TaskWords::id)
                        .filter(java.util.Objects::nonNull)
                        .forEach(persons::add));
        return persons;
    }

    private static Map<UUID, String> titles(TaskStory story) {
        Map<UUID, String> titles = new HashMap<>();
        for (Relative relative : story.relatives()) {
            titles.put(relative.id(), relative.title());
        }
        return titles;
    }

    private Map<String, Definition> figures(long county, Task task) {
        Target target = task.target();
        return target == null || target.figure() == null
                ? Map.of()
                : definitions.all(county).stream().collect(Collectors.toMap(Definition::code, Function.identity()));
    }
}
