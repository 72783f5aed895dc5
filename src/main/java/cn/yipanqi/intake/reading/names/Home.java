package cn.yipanqi.intake.reading.names;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A home 家 that was used.
 *
 * @param id none where the register does not have it yet
 */
public record Home(@Nullable UUID id, String name) {}
