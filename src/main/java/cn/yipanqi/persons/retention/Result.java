package cn.yipanqi.persons.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule did in a night, or would do today.
 *
 * @param gone how many went
 * @param oldest of what is still kept; none where nothing is
 */
public record Result(Rule.Kind kind, long gone, @Nullable Instant oldest) {}
