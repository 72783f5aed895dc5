/**
 * “七有”: what a station or a home should have, as the county keeps the list, and whether it has it.
 *
 * <p><b>Words.</b> A <em>point</em> is one of the list. A <em>fact</em> is what the system knows of it, told by whoever keeps it
 * ({@link cn.yipanqi.organisation.point.StationFact}, implemented by the modules above). A <em>note</em> is what a person said, with its day; a
 * <em>mark</em> √ is what a workbook or the register says. A note prevails over facts until the next note, facts over marks; all of them are
 * shown. Nothing is added up, nobody is ranked.
 *
 * <p><b>Not here:</b> the register of stations and homes itself, what was done there (ledger).
 */
@org.springframework.modulith.NamedInterface("point")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.point;
