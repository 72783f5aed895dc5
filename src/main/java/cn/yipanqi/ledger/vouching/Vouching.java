package cn.yipanqi.ledger.vouching;

import java.time.Instant;

/**
 * That a month was vouched for, the latest time.
 *
 * @param posting the county's posting number after which the ledger was as confirmed
 * @param by name of whoever confirmed, as the account has it
 */
public record Vouching(long posting, Instant at, String by) {}
