package cn.yipanqi.report;

import cn.yipanqi.report.word.ReturnedDocument;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that came back, with what it changed.
 *
 * @param name as the sender called it
 */
public record Returned(UUID id, UUID edition, Instant at, String by, String name, ReturnedDocument result) {}
