/**
 * What people type, or programs send, becomes entries: one reading of names, days and numbers for the form and for the API.
 *
 * <p><b>Words.</b> An {@link cn.yipanqi.ledger.input.EntryInput} is what was typed, as texts; the <em>desk</em> is where it is read, checked
 * field by field and posted in one transaction.
 *
 * <p><b>Not here:</b> workbooks (intake), which have habits of their own.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger.input;
