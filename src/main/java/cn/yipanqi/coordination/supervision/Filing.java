package cn.yipanqi.coordination.supervision;

import org.jspecify.annotations.Nullable;

/**
 * What comes under supervision, and why.
 *
 * @param source 督办事项来源, at most 100 characters
 * @param requirement 督办要求, at most 1000
 * @param instruction words of an instruction, at most 1000; none unless the county's network is declared fit for them
 */
public record Filing(
        String source, String requirement, @Nullable String instruction) {}
