package cn.yipanqi.coordination.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move as it stands in the journal.
 *
 * @param no from 1, within the item
 * @param from none for the beginning
 * @param unit the unit that moved, none for the office
 * @param wanted the day an extension is asked to
 * @param leadBefore with a hand-over only, as are the three after it
 * @param evidence entries of the ledger that prove it
 */
public record Moved(
        int no,
        Move move,
        @Nullable State from,
        State to,
        Side side,
        @Nullable UUID unit,
        String by,
        Instant at,
        @Nullable String words,
        @Nullable Integer percent,
        @Nullable LocalDate wanted,
        LocalDate dueBefore,
        LocalDate dueAfter,
        @Nullable UUID leadBefore,
        @Nullable UUID leadAfter,
        @Nullable UUID personBefore,
        @Nullable UUID personAfter,
        List<UUID> evidence) {}
