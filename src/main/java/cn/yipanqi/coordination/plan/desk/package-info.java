/**
 * Plans and tasks on pages and over the API: lists, one task with its history, the form of two coordinators, what units do with theirs.
 *
 * <p><b>Words.</b> A <em>form</em> is a task as fields of text; <em>taking over</em> is deciding, field by field, between one's own words and
 * what another saved meanwhile.
 *
 * <p><b>Not here:</b> the rules (the package above), workbooks (exchange), what counts as progress (progress).
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.plan.desk;
