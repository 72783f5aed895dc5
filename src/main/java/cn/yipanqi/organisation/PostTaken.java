package cn.yipanqi.organisation;

/**
 * Somebody takes a post, today or on a day to come. Announced within the transaction that registers it.
 *
 * @param county ledger code of the division
 */
public record PostTaken(long county, Post post) {}
