package cn.yipanqi.coordination.meeting.agenda;

import java.time.Instant;
import java.util.UUID;

/**
 * A paper beside an item.
 *
 * @param file the stored document
 */
public record Paper(UUID id, UUID item, UUID file, String name, Instant at, String by) {}
