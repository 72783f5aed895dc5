package cn.yipanqi.access.idempotency;

import java.util.UUID;

/** A request's hold on its key while it is at work. */
record Claim(UUID account, String key, UUID id) {}
