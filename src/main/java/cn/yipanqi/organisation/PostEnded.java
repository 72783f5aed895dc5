package cn.yipanqi.organisation;

/**
 * A post has its end, today or on a day to come; {@link Post#endedOn} says when. Announced within the transaction that registers it.
 *
 * @param county ledger code of the division
 */
public record PostEnded(long county, Post post) {}
