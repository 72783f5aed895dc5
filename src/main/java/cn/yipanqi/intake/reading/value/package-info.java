/**
 * What a cell says: a day or span, a number of people, an amount of money, a length of time, a week's opening days. Every spelling a
 * county's offices use is understood here or refused in words; nothing is guessed.
 *
 * <p><b>Words.</b> A <em>reading</em> is a value, a blank, or a problem. <em>About</em> is said of a count the source itself calls rough.
 *
 * <p><b>Not here:</b> which column means what, and what a row amounts to.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.reading.value;
