/**
 * 周三学习: a county's weekly study, its plan of the year, and what was held.
 *
 * <p><b>Words.</b> A <em>series</em> is what is held every week on the same weekday; a <em>session</em> is one of its days. The <em>plan</em> of a
 * year is made at once from the week and the public holidays: a session whose day is a holiday is moved to the next working day or skipped, as the
 * series' rule says, and says why. A session that was held has a <em>record</em>: numbers, by one recorder, posted to the ledger with it.
 *
 * <p><b>Not here:</b> who was there (nobody's name, no sign-in), hours of study as a merit (nowhere).
 */
@org.springframework.modulith.NamedInterface("study")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.study;
