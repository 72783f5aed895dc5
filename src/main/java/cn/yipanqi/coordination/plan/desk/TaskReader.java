package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.TypedDay;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a task from its fields; whatever cannot be read becomes a fault at its field. */
public final class TaskReader {

    private final TaskFields typed;
    private final Set<String> kinds;
    private final List<Fault> faults = new ArrayList<>();

    /** @param kinds codes of the ledger's catalogue */
    public TaskReader(TaskFields typed, Set<String> kinds) {
        this.typed = typed;
        this.kinds = kinds;
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** The outside bodies' names; several may stand in one line. */
    public static List<String> bodies(TaskFields typed) {
        return typed.all("bodies").stream()
                .flatMap(line -> Stream.of(line.split("[、,，;；\\n]")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** Worth nothing where there are faults. */
    public NewTask read(int year, @Nullable Task before, List<UUID> bodies) {
        Commons commons = one("commons", Commons.class, "coordination.task.commons.none");
        if (typed.one("title").isBlank()) {
            fault("title", Message.of("coordination.task.title.none"));
        }
        UUID lead = id("lead");
        if (lead == null && !typed.says("lead")) {
            fault("lead", Message.of("coordination.task.lead.none"));
        }
        LocalDate due = day("due");
        if (due == null && !typed.says("due")) {
            fault("due", Message.of("coordination.task.due.none"));
        }
        return new NewTask(
                year,
                number(),
                Objects.requireNonNullElse(commons, Commons.ORGANISATION),
                typed.one("title"),
                text("measures"),
                text("goal"),
                Objects.requireNonNullElse(lead, new UUID(0, 0)),
                ids("partners"),
                bodies,
                id("leader"),
                id("person"),
                day("from"),
                Objects.requireNonNullElse(due, LocalDate.of(year, 12, 31)),
                before == null ? TaskOrigin.PLAN : before.origin(),
                before == null ? null : before.originId(),
                id("parent"),
                id("predecessor"),
                before == null ? null : before.continues(),
                target());
    }

    private void fault(String field, Message sentence) {
        faults.add(new Fault(field, sentence));
    }

    private @Nullable String text(String field) {
        return typed.says(field) ? typed.one(field) : null;
    }

    private @Nullable Integer number() {
        String text = plain("number");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,5}")) {
            fault("number", Message.of("coordination.task.number.whole"));
            return null;
        }
        return Integer.valueOf(text);
    }

    private String plain(String field) {
        return Normalizer.normalize(typed.one(field), Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    private @Nullable LocalDate day(String field) {
        if (!typed.says(field)) {
            return null;
        }
        LocalDate day = TypedDay.read(typed.one(field)).orElse(null);
        if (day == null) {
            fault(field, Message.of("coordination.task.day.unreadable"));
        }
        return day;
    }

    private @Nullable UUID id(String field) {
        return typed.says(field) ? id(field, typed.one(field)) : null;
    }

    private @Nullable UUID id(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            fault(field, Message.of("coordination.task.choose"));
            return null;
        }
    }

    private List<UUID> ids(String field) {
        return typed.all(field).stream()
                .map(text -> id(field, text))
                .filter(Objects::nonNull)
                .toList();
    }

    private <E extends Enum<E>> @Nullable E one(String field, Class<E> type, String missing) {
        E found = Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(typed.one(field)))
                .findFirst()
                .orElse(null);
        if (found == null) {
            fault(field, Message.of(missing));
        }
        return found;
    }

    private @Nullable Target target() {
        if (!typed.says("target")) {
            if (typed.says("value")) {
                fault("target", Message.of("coordination.task.target.how"));
            }
            return null;
        }
        Target.Kind kind = one("target", Target.Kind.class, "coordination.task.choose");
        BigDecimal value = value();
        if (kind == null || value == null) {
            return null;
        }
        if (kind == Target.Kind.TYPED) {
            return Target.typed(value, text("unit"));
        }
        if (kind == Target.Kind.REGULATION) {
            return Target.regulations(value, text("unit"));
        }
        Whose whose = one("whose", Whose.class, "coordination.task.target.whose");
        if (kind == Target.Kind.FIGURE) {
            if (!typed.says("figure")) {
                fault("figure", Message.of("coordination.task.target.figure.none"));
            }
            return whose == null || !typed.says("figure")
                    ? null
                    : Target.figure(typed.one("figure"), value, text("unit"), whose);
        }
        Set<String> chosen = Set.copyOf(typed.all("kinds"));
        if (chosen.isEmpty() || !kinds.containsAll(chosen)) {
            fault("kinds", Message.of("coordination.task.target.kinds.none"));
            return null;
        }
        List<Measure> sums = Stream.of(Measure.values())
                .filter(measure -> typed.all("sums").contains(measure.name()))
                .toList();
        return whose == null
                ? null
                : new Target(kind, value, text("unit"), null, chosen, sums, text("category"), text("tag"), whose);
    }

    private @Nullable BigDecimal value() {
        String text = plain("value").replace(",", "");
        if (!text.matches("\\d{1,12}(\\.\\d{1,2})?") || new BigDecimal(text).signum() == 0) {
            fault("value", Message.of("coordination.task.target.number"));
            return null;
        }
        return new BigDecimal(text);
    }
}
