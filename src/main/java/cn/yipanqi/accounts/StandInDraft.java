package cn.yipanqi.accounts;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in as asked for.
 *
 * @param grant the grant that is stood in for
 * @param login account of whoever stands in
 * @param from first day, today where none is named
 * @param last last day
 */
public record StandInDraft(
        @Nullable UUID grant,
        @Nullable String login,
        @Nullable LocalDate from,
        @Nullable LocalDate last) {}
