/**
 * Pages of the workbooks that come in: uploads and their list, the preview of each sheet as it lies in the workbook, what its columns
 * mean, posting, giving up and undoing, and the county's own words.
 *
 * <p><b>Words.</b> A <em>tab</em> is a sheet in the list at the side; the <em>open sheet</em> is the one shown; a <em>line</em> is what is
 * shown of one of its rows, or of a run of rows that is folded away.
 *
 * <p><b>Not here:</b> reading, posting and withdrawing themselves (the packages around), and workbooks out.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.preview;
