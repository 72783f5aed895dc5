package cn.yipanqi.coordination.plan.progress;

import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.target.MatterTarget;
import cn.yipanqi.ledger.target.MatterTargets;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far tasks of one county have come. One statement however many they are; one more where some are bound to figures (what these mean),
 * those of the register once for each of their periods, and one where some count regulations.
 */
@Component
public class Progresses {

    private final MatterTargets targets;
    private final Definitions definitions;
    private final Figures figures;
    private final Regulations regulations;

    Progresses(MatterTargets targets, Definitions definitions, Figures figures, Regulations regulations) {
        this.targets = targets;
        this.definitions = definitions;
        this.figures = figures;
        this.regulations = regulations;
    }

    /** A figure that is asked for as such. */
    private record Register(Task task, Definition figure, Period period) {}

    /** By task; one without a target has none. */
    @Transactional(readOnly = true)
    public Map<UUID, Progress> of(long county, Collection<TaskLine> lines) {
        Map<UUID, Progress> progress = new HashMap<>();
        List<MatterTarget> counted = new ArrayList<>();
        Map<UUID, Progress> open = new LinkedHashMap<>();
        List<Register> registers = new ArrayList<>();
        List<Task> counting = new ArrayList<>();
        Map<String, Definition> known = known(county, lines);
        for (TaskLine line : lines) {
            Task task = line.task();
            Target target = task.target();
            if (target == null) {
                continue;
            }
            Definition figure = target.figure() == null ? null : known.get(target.figure());
            MatterQuestion question = figure == null ? Evidence.question(target) : figure.question();
            Whose whose = Objects.requireNonNullElse(target.whose(), Whose.COUNTY);
            Period period = new Period(task.begins(), task.due());
            if (question != null) {
                String evidence = figure != null && (whose == Whose.COUNTY || !Evidence.listed(question))
                        ? Evidence.of(task, figure, period)
                        : Evidence.of(task, whose, question, period);
                counted.add(new MatterTarget(
                        task.id(), question, period, Evidence.parties(task, whose), whose == Whose.LED));
                open.put(task.id(), progress(target, null, period, evidence));
            } else if (figure != null) {
                registers.add(new Register(task, figure, period));
            } else if (target.kind() == Target.Kind.REGULATION) {
                counting.add(task);
            } else {
                // Also of a figure the county has given up: nobody can count it now.
                BigDecimal reported = target.kind() == Target.Kind.TYPED ? line.reported() : null;
                progress.put(task.id(), new Progress(reported, target.value(), target.unit(), false, null, null));
            }
        }
        Map<UUID, BigDecimal> answers = targets.answers(county, counted);
        open.forEach((id, unanswered) -> progress.put(id, with(unanswered, answers.get(id))));
        progress.putAll(registers(county, registers));
        progress.putAll(regulations(county, counting));
        return progress;
    }

    private Map<String, Definition> known(long county, Collection<TaskLine> lines) {
        boolean any = lines.stream()
                .map(line -> line.task().target())
                .anyMatch(target -> target != null && target.figure() != null);
        return any
                ? definitions.all(county).stream().collect(Collectors.toMap(Definition::code, Function.identity()))
                : Map.of();
    }

    private static Progress progress(Target target, @Nullable BigDecimal value, Period period, String evidence) {
        return new Progress(value, target.value(), target.unit(), true, period, evidence);
    }

    private static Progress with(Progress unanswered, @Nullable BigDecimal value) {
        return new Progress(
                value, unanswered.target(), unanswered.unit(), true, unanswered.period(), unanswered.evidence());
    }

    private Map<UUID, Progress> regulations(long county, List<Task> counting) {
        if (counting.isEmpty()) {
            return Map.of();
        }
        Map<Integer, Long> adopted =
                regulations.adopted(county, counting.stream().map(Task::year).collect(Collectors.toSet()));
        return counting.stream()
                .collect(Collectors.toMap(
                        Task::id,
                        task -> progress(
                                Objects.requireNonNull(task.target()),
                                BigDecimal.valueOf(adopted.getOrDefault(task.year(), 0L)),
                                Period.year(task.year()),
                                Evidence.ofRegulations(task))));
    }

    private Map<UUID, Progress> registers(long county, List<Register> asked) {
        Map<UUID, Progress> progress = new HashMap<>();
        asked.stream().collect(Collectors.groupingBy(Register::period)).forEach((period, some) -> {
            List<String> codes =
                    some.stream().map(one -> one.figure().code()).distinct().toList();
            Map<String, Figure> values = figures.values(codes, county, period).stream()
                    .collect(Collectors.toMap(figure -> figure.definition().code(), Function.identity()));
            for (Register one : some) {
                Figure value = values.get(one.figure().code());
                Target target = Objects.requireNonNull(one.task().target());
                progress.put(
                        one.task().id(),
                        progress(
                                target,
                                value == null ? null : value.value(),
                                period,
                                Evidence.of(one.task(), one.figure(), period)));
            }
        });
        return progress;
    }
}
