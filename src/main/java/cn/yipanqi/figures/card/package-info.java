/**
 * The pages of figures: all of them with their definitions, and the 数字来源卡 of one, as a page or as a drawer beside another.
 *
 * <p><b>Words.</b> A <em>card</em> says of a number what it is the sum of, what it means, as of when, what is checked and what not, and
 * opens its rows; a <em>mark</em> is the code by which a report refers to it; a <em>tick</em> says how far a row is verified: ✓ evidence
 * seen, Σ summed, △ entries differ, ✗ neither original nor evidence.
 *
 * <p><b>Not here:</b> what numbers are made of (the package above), who doubts them (doubt).
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.figures.card;
