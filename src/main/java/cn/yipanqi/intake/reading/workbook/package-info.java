/**
 * From the bytes of an uploaded workbook to the cells as they lie: {@code .xlsx} by streaming its XML, {@code .xls} by streaming its
 * records, so that a hostile file is refused before it fills the memory.
 *
 * <p><b>Words.</b> A <em>grid</em> is one worksheet; its rows are numbered from 1 as on screen, its columns from 0 and named by letters.
 *
 * <p><b>Not here:</b> what any cell means ({@code cn.yipanqi.intake.reading}). Macros are never run, links never followed, formulas never
 * computed: the result stored beside a formula is what counts.
 */
@org.springframework.modulith.NamedInterface("workbook")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.reading.workbook;
