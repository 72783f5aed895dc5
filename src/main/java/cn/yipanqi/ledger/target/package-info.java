/**
 * How far many targets have come: each a question over matters of its own period and its own units, all of them answered in one statement.
 *
 * <p><b>Words.</b> A <em>target</em> here is a question, days, and the units whose matters count; a <em>part</em> of it is what tallies, or
 * one period of matters, can answer.
 *
 * <p><b>Not here:</b> the number to be reached, and who set it (coordination).
 */
@org.springframework.modulith.NamedInterface("target")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.ledger.target;
