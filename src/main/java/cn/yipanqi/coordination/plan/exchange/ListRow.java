package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list as it was read.
 *
 * @param row as on screen, from 1
 * @param bodies names of outside bodies among the partners
 * @param leader name as written
 * @param person name as written
 * @param target what is proposed to count, from the goal's words
 * @param says the proposal in words
 */
public record ListRow(
        int row,
        @Nullable Integer number,
        @Nullable Commons commons,
        String title,
        @Nullable String measures,
        @Nullable String goal,
        @Nullable UUID lead,
        List<UUID> partners,
        List<String> bodies,
        @Nullable String leader,
        @Nullable String person,
        @Nullable LocalDate from,
        @Nullable LocalDate due,
        @Nullable Target target,
        @Nullable String says,
        List<Problem> problems) {

    /**
     * What is wrong at a cell, and what to do.
     *
     * @param column letters
     * @param cell what stands there
     * @param blocking whether the row cannot be taken in as it is
     */
    public record Problem(String column, String label, String cell, Message message, boolean blocking) {}

    public ListRow {
        partners = List.copyOf(partners);
        bodies = List.copyOf(bodies);
        problems = List.copyOf(problems);
    }

    public boolean valid() {
        return problems.stream().noneMatch(Problem::blocking);
    }

    public Optional<Problem> first() {
        return problems.stream().findFirst();
    }
}
