package cn.yipanqi.persons;

import java.time.Instant;

/**
 * That a number was shown in full.
 *
 * @param by name of whoever looked
 * @param reason as written; empty where somebody looked at his own
 * @param own whether it was his own
 */
public record Look(Instant at, Column column, String by, String reason, boolean own) {}
