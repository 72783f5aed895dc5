/**
 * 本单位核对确认: a unit or a station goes through a month of its own in the ledger and stands by it.
 *
 * <p><b>Words.</b> To <em>vouch</em> 核对 for a month is to confirm it as it was after a posting. A <em>change</em> 核对后变动 is an entry of
 * that month that was added, corrected, moved, withdrawn, merged or settled since; vouching again covers it. Nothing is locked by it, and
 * who was late is nowhere counted or ranked.
 *
 * <p><b>Not here:</b> writing entries (ledger), what a unit must report by when (coordination).
 */
@org.springframework.modulith.NamedInterface("vouching")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger.vouching;
