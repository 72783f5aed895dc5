/**
 * Measures the product against floors taken in the same run: nothing here is a test, and no test is timed.
 *
 * <p>Every measure prints what it is held against and the aim. Run by {@code bin/bench}.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.bench;
