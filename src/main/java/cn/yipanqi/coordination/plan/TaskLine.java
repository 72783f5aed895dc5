package cn.yipanqi.coordination.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as a list shows it.
 *
 * @param reported the latest typed progress, where there is one
 * @param confirmed units that have confirmed their part
 */
public record TaskLine(Task task, @Nullable BigDecimal reported, List<UUID> confirmed) {

    public TaskLine {
        confirmed = List.copyOf(confirmed);
    }
}
