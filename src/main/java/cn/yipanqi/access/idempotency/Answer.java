package cn.yipanqi.access.idempotency;

import org.jspecify.annotations.Nullable;

/** What a carried-out request was answered with. */
record Answer(
        int status, @Nullable String contentType, @Nullable String location, byte[] body) {}
