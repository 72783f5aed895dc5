package cn.yipanqi.notify.inbox;

import org.jspecify.annotations.Nullable;

/** One's settings as typed, to be shown again. */
public record Typed(
        @Nullable String from,
        @Nullable String until,
        @Nullable String address) {}
