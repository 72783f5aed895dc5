/**
 * Workbooks out: the ledger of a unit, kind and year in a layout somebody else made.
 *
 * <p><b>Words.</b> A <em>layout</em> is that of the workbook of a ledger that was posted last: titles, headers, order of columns, units of
 * measure, total and signature. A <em>form</em> is a workbook with headers only, sent from above; it is filled and keeps its own formatting.
 * The <em>frame</em> of a sheet is everything but its rows: what stands above them, and what stands below.
 *
 * <p><b>Not here:</b> the list of entries as a plain workbook (ledger), and the report (report).
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.out;
