package cn.yipanqi.persons;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A personal column that is held, as everybody sees it who may.
 *
 * @param mask some of its digits; none where it does not open, because its key is gone or it was altered
 * @param since when it was entered
 */
public record HeldColumn(Column column, @Nullable String mask, Instant since) {}
