package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.progress.Progress;
import cn.yipanqi.shared.Commons;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks as the API speaks of them. */
final class TaskJson {

    private TaskJson() {}

    /**
     * A task with its progress.
     *
     * @param revision to be sent back with a change
     */
    record TaskBody(
            UUID id,
            int year,
            @Nullable Integer number,
            Commons commons,
            String title,
            @Nullable String measures,
            @Nullable String goal,
            UUID lead,
            List<UUID> partners,
            List<UUID> bodies,
            @Nullable UUID leader,
            @Nullable UUID person,
            @Nullable LocalDate from,
            LocalDate due,
            TaskState state,
            @Nullable String stateWords,
            TaskOrigin origin,
            @Nullable UUID originId,
            @Nullable UUID parent,
            @Nullable UUID predecessor,
            @Nullable UUID continues,
            @Nullable Target target,
            @Nullable ProgressBody progress,
            int revision) {

        static TaskBody of(Task task, @Nullable Progress progress) {
            return new TaskBody(
                    task.id(),
                    task.year(),
                    task.number(),
                    task.commons(),
                    task.title(),
                    task.measures(),
                    task.goal(),
                    task.lead(),
                    task.partners(),
                    task.bodies(),
                    task.leader(),
                    task.person(),
                    task.from(),
                    task.due(),
                    task.state(),
                    task.stateWords(),
                    task.origin(),
                    task.originId(),
                    task.parent(),
                    task.predecessor(),
                    task.continues(),
                    task.target(),
                    progress == null ? null : ProgressBody.of(progress),
                    task.revision());
        }
    }

    /** @param evidence where what was counted is listed, a path within the site */
    record ProgressBody(
            @Nullable BigDecimal value,
            BigDecimal target,
            @Nullable String unit,
            boolean counted,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String evidence) {

        static ProgressBody of(Progress progress) {
            return new ProgressBody(
                    progress.value(),
                    progress.target(),
                    progress.unit(),
                    progress.counted(),
                    progress.period() == null ? null : progress.period().from(),
                    progress.period() == null ? null : progress.period().to(),
                    progress.evidence());
        }
    }

    /** What is to be reached, as sent. */
    record TargetDraft(
            @Nullable String kind,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable String figure,
            @Nullable List<@Nullable String> kinds,
            @Nullable List<@Nullable String> measures,
            @Nullable String category,
            @Nullable String tag,
            @Nullable String whose) {}

    /**
     * A task as sent; a change replaces it whole.
     *
     * @param year of a new one
     * @param bodies names of outside bodies
     * @param expectedRevision of a change: which one the sender saw
     * @param reason of a change of lead
     */
    record TaskDraft(
            @Nullable Integer year,
            @Nullable Integer number,
            @Nullable String commons,
            @Nullable String title,
            @Nullable String measures,
            @Nullable String goal,
            @Nullable String lead,
            @Nullable List<@Nullable String> partners,
            @Nullable List<@Nullable String> bodies,
            @Nullable String leader,
            @Nullable String person,
            @Nullable String from,
            @Nullable String due,
            @Nullable String parent,
            @Nullable String predecessor,
            @Nullable TargetDraft target,
            @Nullable Integer expectedRevision,
            @Nullable String reason) {

        TaskFields fields() {
            Map<String, List<String>> values = new LinkedHashMap<>();
            put(values, "number", number);
            put(values, "commons", commons);
            put(values, "title", title);
            put(values, "measures", measures);
            put(values, "goal", goal);
            put(values, "lead", lead);
            all(values, "partners", partners);
            all(values, "bodies", bodies);
            put(values, "leader", leader);
            put(values, "person", person);
            put(values, "from", from);
            put(values, "due", due);
            put(values, "parent", parent);
            put(values, "predecessor", predecessor);
            if (target != null) {
                put(values, "target", target.kind());
                put(
                        values,
                        "value",
                        target.value() == null ? null : target.value().toPlainString());
                put(values, "unit", target.unit());
                put(values, "figure", target.figure());
                all(values, "kinds", target.kinds());
                all(values, "sums", target.measures());
                put(values, "category", target.category());
                put(values, "tag", target.tag());
                put(values, "whose", target.whose());
            }
            return new TaskFields(values);
        }

        private static void put(Map<String, List<String>> values, String field, @Nullable Object value) {
            if (value != null) {
                values.put(field, List.of(value.toString()));
            }
        }

        private static void all(Map<String, List<String>> values, String field, @Nullable List<@Nullable String> said) {
            if (said != null) {
                values.put(
                        field,
                        said.stream()
                                .flatMap(one -> one == null ? Stream.<String>empty() : Stream.of(one))
                                .toList());
            }
        }
    }
}
