package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.supervision.Filing;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.TypedDay;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filing as typed: of a task that is there, or with the task that it makes.
 *
 * @param task id of a task that is there; none where the rest makes one
 */
public record FilingForm(
        @Nullable String task,
        @Nullable String source,
        @Nullable String requirement,
        @Nullable String instruction,
        @Nullable String title,
        @Nullable String commons,
        @Nullable String lead,
        @Nullable List<String> partners,
        @Nullable String due) {

    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_REQUIREMENT = 1000;

    /** To which field a refusal belongs. */
    static final Map<String, String> FIELDS = Map.of(
            "supervision.source.length", "source",
            "supervision.requirement.length", "requirement",
            "supervision.instruction.length", "instruction",
            "supervision.personal", "requirement",
            "supervision.instruction.stays-out", "instruction",
            "coordination.task.title.length", "title",
            "coordination.task.partner.is-lead", "partners",
            "coordination.task.partner.unknown", "partners",
            "coordination.task.lead.unknown", "lead",
            "coordination.task.days.reversed", "due");

    static FilingForm of(@Nullable String task) {
        return new FilingForm(task, null, null, null, null, null, null, null, null);
    }

    /**
     * Of a task that is there, with what is known of it until one writes otherwise: its goal is the requirement; where a meeting decided on
     * it, that is the source, and without a goal the decision's own words are what is required.
     *
     * @param meeting name of the meeting that decided on it, if one did
     */
    static FilingForm of(Task task, @Nullable String meeting) {
        String goal = task.goal();
        return new FilingForm(
                task.id().toString(),
                meeting == null || meeting.length() > LONGEST_SOURCE ? null : meeting,
                goal != null && goal.length() <= LONGEST_REQUIREMENT ? goal : meeting == null ? null : task.title(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    boolean ofTask() {
        return task != null && !task.isBlank();
    }

    public List<String> ticked() {
        return partners == null ? List.of() : partners;
    }

    Filing filing() {
        return new Filing(
                Objects.requireNonNullElse(source, ""), Objects.requireNonNullElse(requirement, ""), instruction);
    }

    /** Whether all is said that every filing needs; what is missing is noted, all of it at once. */
    boolean complete(Mistakes mistakes) {
        if (!ofTask()) {
            needed("title", title, "coordination.task.title.none", mistakes);
        }
        needed("source", source, "supervision.source.none", mistakes);
        needed("requirement", requirement, "supervision.requirement.none", mistakes);
        return !mistakes.any();
    }

    private static void needed(String field, @Nullable String typed, String key, Mistakes mistakes) {
        if (typed == null || typed.isBlank()) {
            mistakes.add(field, Message.of(key));
        }
    }

    /** The task it makes; where something cannot be read it is noted, and the answer is none. */
    @Nullable
    NewTask newTask(Mistakes mistakes, LocalDate today) {
        LocalDate last = day(due);
        UUID leads = SupervisionQuery.id(lead);
        Commons common = Arrays.stream(Commons.values())
                .filter(each -> each.name().equals(commons))
                .findFirst()
                .orElse(null);
        if (common == null) {
            mistakes.add("commons", Message.of("supervision.form.choose"));
        }
        if (leads == null) {
            mistakes.add("lead", Message.of("supervision.form.choose"));
        }
        if (last == null) {
            mistakes.add("due", Message.of("supervision.form.day"));
        }
        if (common == null || leads == null || last == null) {
            return null;
        }
        return new NewTask(
                last.getYear(),
                null,
                common,
                Objects.requireNonNullElse(title, ""),
                null,
                null,
                leads,
                ticked().stream()
                        .map(SupervisionQuery::id)
                        .filter(Objects::nonNull)
                        .toList(),
                List.of(),
                null,
                null,
                today.isAfter(last) ? null : today,
                last,
                TaskOrigin.INSTRUCTION,
                null);
    }

    static @Nullable LocalDate day(@Nullable String typed) {
        return typed == null ? null : TypedDay.read(typed).orElse(null);
    }
}
