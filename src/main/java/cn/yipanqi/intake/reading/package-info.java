/**
 * From a worksheet's cells to what an office meant by them: the kind of ledger, what each column means, which rows are data, and each
 * such row as a draft of an entry, with its problems at their place.
 *
 * <p><b>Words.</b> A sheet is <em>recognised</em> as a kind; its <em>mapping</em> says what the columns mean and can be changed and applied
 * again; a <em>draft</em> is what a row would post; what is <em>left out</em> says why; a <em>totals check</em> compares a 合计 row with the
 * rows' sum; a sheet is <em>set aside</em> when it is understood but nothing of it is posted here.
 *
 * <p>Pure functions of the file and a {@link cn.yipanqi.intake.reading.Context}: no database, no clock, no session. Start with
 * {@link cn.yipanqi.intake.reading.workbook.WorkbookReader} and {@link cn.yipanqi.intake.reading.Recogniser}.
 *
 * <p><b>Not here:</b> storing, previewing and posting (the rest of intake); whether two rows tell of the same matter (ledger).
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.reading;
