/**
 * The words offices use: for columns, for kinds of ledger, for rows that are no data, for categories and tags. They are data
 * (resources {@code intake/*.txt}), so that a coordinator can add to them; the classes here only look them up.
 *
 * <p><b>Words.</b> A <em>field</em> is what a column means; a <em>term</em> is one spelling of it; <em>evidence</em> is what speaks for a kind.
 *
 * <p><b>Not here:</b> where in a sheet the words stand.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.reading.words;
