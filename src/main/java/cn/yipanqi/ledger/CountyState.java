package cn.yipanqi.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a county's ledger has come.
 *
 * @param posting its latest posting number, 0 where nothing was ever posted
 * @param at when that was
 * @param years years that have matters, ascending
 */
public record CountyState(long posting, @Nullable Instant at, List<Integer> years) {}
