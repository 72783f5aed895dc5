package cn.yipanqi.organisation;

import java.util.UUID;

/**
 * Answer of a get-or-create.
 *
 * @param made whether it was new, rather than found
 */
public record Registered(UUID id, boolean made) {}
