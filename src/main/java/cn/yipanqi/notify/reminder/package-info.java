/**
 * Reminders: one batch a morning for the one person responsible, nothing outside open hours, each step of a piece of work once.
 *
 * <p><b>Words.</b> A <em>step</em> is how near a piece's last day is when somebody is reminded of it. A <em>contact</em> is who is told of what
 * waits for a unit, a station or the office where no one person is named.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.notify.reminder;
