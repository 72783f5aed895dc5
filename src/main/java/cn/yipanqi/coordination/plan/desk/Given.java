package cn.yipanqi.coordination.plan.desk;

import org.jspecify.annotations.Nullable;

/** What several tasks are given at once, as typed. */
public record Given(
        @Nullable String leader,
        @Nullable String person,
        @Nullable String due) {}
