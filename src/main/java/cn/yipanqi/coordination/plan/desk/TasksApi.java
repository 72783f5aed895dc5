package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.TaskChange;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskStories;
import cn.yipanqi.coordination.plan.TaskStory;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.desk.TaskJson.TaskBody;
import cn.yipanqi.coordination.plan.desk.TaskJson.TaskDraft;
import cn.yipanqi.coordination.plan.progress.Progress;
import cn.yipanqi.coordination.plan.progress.Progresses;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Cursor;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks over the API: what the pages can do. A change says which revision it saw; where another came first the answer is 409. */
@RestController
@RequestMapping("/api/v1/coordination/tasks")
class TasksApi {

    private static final int ROWS = 100;

    private final Tasks tasks;
    private final TaskDeeds deeds;
    private final TaskStories stories;
    private final TaskDesk desk;
    private final Progresses progresses;

    TasksApi(Tasks tasks, TaskDeeds deeds, TaskStories stories, TaskDesk desk, Progresses progresses) {
        this.tasks = tasks;
        this.deeds = deeds;
        this.stories = stories;
        this.desk = desk;
        this.progresses = progresses;
    }

    record TaskPage(List<TaskBody> items, @Nullable String next) {}

    record ChangeBody(
            int revision,
            TaskChange.Deed deed,
            Map<String, List<String>> content,
            @Nullable String reason,
            Instant at,
            String by) {}

    record StoryBody(
            TaskBody task,
            List<ChangeBody> changes,
            List<TaskDeeds.Report> reports,
            List<TaskDeeds.Confirmation> confirmations,
            List<TaskStory.Relative> relatives) {}

    /** By number; {@code part} says what the unit has to do with them (any, lead, partner), {@code due} overdue or near. */
    @GetMapping
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    TaskPage list(County county, @RequestParam int year, TaskSearchForm form, @RequestParam @Nullable String cursor) {
        long offset = offset(cursor);
        List<TaskLine> found =
                tasks.find(form.search(county.code(), year), offset, ROWS + 1).lines();
        List<TaskLine> shown = found.subList(0, Math.min(ROWS, found.size()));
        Map<UUID, Progress> progress = progresses.of(county.code(), shown);
        return new TaskPage(
                shown.stream()
                        .map(line -> TaskBody.of(
                                line.task(), progress.get(line.task().id())))
                        .toList(),
                found.size() > ROWS ? Cursor.of(Long.toString(offset + ROWS)) : null);
    }

    private static long offset(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,9}")) {
            throw Cursor.unreadable();
        }
        return Long.parseLong(position);
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    StoryBody show(County county, @PathVariable UUID id) {
        TaskStory story = stories.of(county.code(), id);
        return new StoryBody(
                TaskBody.of(
                        story.task(),
                        progresses.of(county.code(), List.of(story.line())).get(id)),
                story.changes().stream()
                        .map(change -> new ChangeBody(
                                change.revision(),
                                change.deed(),
                                change.content().values(),
                                change.reason(),
                                change.at(),
                                change.by()))
                        .toList(),
                story.reports(),
                story.confirmations(),
                story.relatives());
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    TaskBody add(County county, @RequestBody TaskDraft draft) {
        int year = Objects.requireNonNullElse(draft.year(), 0);
        return told(county, desk.add(county.code(), year, draft.fields()));
    }

    @PutMapping("/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    TaskBody change(County county, @PathVariable UUID id, @RequestBody TaskDraft draft) {
        if (draft.expectedRevision() == null) {
            throw new InvalidInput(
                    List.of(new Fault("expectedRevision", Message.of("coordination.task.revision.none"))));
        }
        desk.change(county.code(), id, draft.expectedRevision(), draft.fields(), draft.reason());
        return told(county, id);
    }

    private TaskBody told(County county, UUID id) {
        return TaskBody.of(tasks.get(county.code(), id), null);
    }

    /** @param value so far in all; none where only words are said */
    record ReportDraft(@Nullable BigDecimal value, @Nullable String words) {}

    record ReportMade(UUID id) {}

    @PostMapping("/{id}/reports")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.CREATED)
    ReportMade report(County county, @PathVariable UUID id, @RequestBody ReportDraft draft) {
        return new ReportMade(
                deeds.report(county.code(), id, draft.value(), Objects.requireNonNullElse(draft.words(), "")));
    }

    record ConfirmationDraft(@Nullable UUID unit, @Nullable String words) {}

    @PostMapping("/{id}/confirmations")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(County county, @PathVariable UUID id, @RequestBody ConfirmationDraft draft) {
        if (draft.unit() == null) {
            throw new InvalidInput(List.of(new Fault("unit", Message.of("coordination.task.choose"))));
        }
        deeds.confirm(county.code(), id, draft.unit(), draft.words());
    }

    record WordsDraft(@Nullable String words) {

        String said() {
            return Objects.requireNonNullElse(words, "");
        }
    }

    @PostMapping("/{id}/completion")
    @Requires(Permission.COORDINATION_WORK)
    TaskBody complete(County county, @PathVariable UUID id, @RequestBody WordsDraft draft) {
        deeds.complete(county.code(), id, draft.said());
        return told(county, id);
    }

    @PostMapping("/{id}/dropping")
    @Requires(Permission.COORDINATION_EDIT)
    TaskBody drop(County county, @PathVariable UUID id, @RequestBody WordsDraft draft) {
        deeds.drop(county.code(), id, draft.said());
        return told(county, id);
    }

    @PostMapping("/{id}/reopening")
    @Requires(Permission.COORDINATION_EDIT)
    TaskBody reopen(County county, @PathVariable UUID id, @RequestBody WordsDraft draft) {
        deeds.reopen(county.code(), id, draft.said());
        return told(county, id);
    }

    record BatchDraft(
            @Nullable List<UUID> tasks,
            @Nullable UUID leader,
            @Nullable UUID person,
            java.time.@Nullable LocalDate due) {}

    record BatchBody(int changed) {}

    @PostMapping("/batch")
    @Requires(Permission.COORDINATION_EDIT)
    BatchBody give(County county, @RequestBody BatchDraft draft) {
        return new BatchBody(desk.give(
                county.code(),
                draft.tasks() == null ? List.of() : draft.tasks(),
                draft.leader(),
                draft.person(),
                draft.due()));
    }
}
