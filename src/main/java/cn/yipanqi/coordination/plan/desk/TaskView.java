package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskChange;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.TaskStory;
import cn.yipanqi.coordination.plan.progress.Progress;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One task as its page shows it.
 *
 * @param closed whether its plan is over
 * @param edits whether the visitor keeps tasks
 * @param leads whether he works for its lead, or keeps tasks
 * @param confirms units whose part he may confirm now
 * @param held whether it is reported on and ended elsewhere now, as under supervision
 * @param left working days until its last day, negative once that is over
 * @param typed what a form that came back had in it
 */
public record TaskView(
        TaskStory story,
        @Nullable Progress progress,
        TaskWords words,
        boolean closed,
        boolean edits,
        boolean leads,
        List<UUID> confirms,
        boolean held,
        LocalDate today,
        int left,
        Mistakes mistakes,
        Map<String, String> typed) {

    public Task task() {
        return story.task();
    }

    public String url() {
        return "/coordination/tasks/" + task().id();
    }

    /** Whether anything may be done with it at all. */
    public boolean live() {
        return task().open() && !closed;
    }

    /** Whether it is reported on and ended here. */
    public boolean ends() {
        return live() && !held;
    }

    /** Whether progress is said here: a number that nothing else knows always is. */
    public boolean reports() {
        Target target = task().target();
        return ends() || live() && target != null && target.kind() == Target.Kind.TYPED;
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The lead, then the partner units. */
    public List<UUID> parties() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(task().lead()), task().partners().stream())
                .toList();
    }

    public List<Choice> confirmChoices() {
        return confirms.stream()
                .map(unit -> new Choice(unit.toString(), words.names().unitName(unit)))
                .toList();
    }

    /** Fields a change changed; none for the first. */
    public List<String> changed(int index) {
        List<TaskChange> changes = story.changes();
        return index + 1 < changes.size()
                ? changes.get(index + 1)
                        .content()
                        .differences(changes.get(index).content())
                : List.of();
    }

    public TaskFields before(int index) {
        return story.changes().get(index + 1).content();
    }
}
