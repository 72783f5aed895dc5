/**
 * Who and where, as a workbook's words name them: units by short or full name, with or without the county's, townships inside a place,
 * homes, and everybody else as an outside body.
 *
 * <p><b>Words.</b> A <em>party</em> is a unit of the county or a body outside its mass organisations; a <em>mention</em> is a name found inside
 * a longer text.
 *
 * <p><b>Not here:</b> the registers themselves (organisation); {@link cn.yipanqi.intake.reading.names.Names} is what they must answer.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.reading.names;
