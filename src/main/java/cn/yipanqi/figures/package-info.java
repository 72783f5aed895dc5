/**
 * What the numbers mean and what stands behind them: definitions as data, their evaluation over the ledger and the register, and the rows
 * each number opens.
 *
 * <p><b>Words.</b> A <em>figure</em> 指标 is a number with a code; its <em>definition</em> 口径 has versions; an <em>answer</em> carries the
 * version and the posting number it was read at. The rows a figure opens add up to it, for every role.
 *
 * <p><b>Not here:</b> texts around the numbers (report), the layout of the board (board).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "audit", "database", "ledger", "organisation", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.figures;
