/**
 * Task lists and duty lists in and out of workbooks: read, checked, compared with what is there, taken in whole or not at all, undone; and
 * written in the county's own layout, so that a list taken out and taken in again changes nothing.
 *
 * <p><b>Words.</b> An <em>import</em> is one sheet on its way in; a <em>row</em> of it is new, the same, changed or not readable; a task that
 * the sheet does not name is <em>missing</em>, and a person decides.
 *
 * <p><b>Not here:</b> ledgers (intake), which sends such a sheet this way.
 */
@org.springframework.modulith.NamedInterface("task-lists")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.plan.exchange;
