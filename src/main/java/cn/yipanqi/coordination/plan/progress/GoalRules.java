package cn.yipanqi.coordination.plan.progress;

import cn.yipanqi.coordination.plan.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Proposes what counts towards a goal in words. The rules are a file ({@code yipanqi.coordination.goals}), the product's own where an
 * installation names none; the first that fits is taken.
 */
@Component
public class GoalRules {

    private final List<GoalRule> rules;

    GoalRules(@Value("${yipanqi.coordination.goals:classpath:coordination/goals.txt}") Resource file) {
        try {
            this.rules = file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(GoalRule::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a goal would be counted by.
     *
     * @param says the rule in words
     */
    public record Proposal(Target target, String says) {}

    /** None where no rule fits the words. */
    public Optional<Proposal> propose(@Nullable String goal) {
        return goal == null || goal.isBlank()
                ? Optional.empty()
                : rules.stream()
                        .flatMap(rule -> rule.target(goal).map(target -> new Proposal(target, rule.says())).stream())
                        .findFirst();
    }
}
