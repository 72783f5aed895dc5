/**
 * 联点服务: where units go and see, how often they mean to, what they saw, and what became of it.
 *
 * <p><b>Words.</b> A <em>point</em> links a unit to a station, a body such as a school, or a village or township. Its <em>cadence</em> says how
 * many visits a year are meant, and hence by which day the next one is. A <em>visit</em> is posted to the ledger when it is recorded; a
 * <em>problem</em> raised there is answered, or becomes a task.
 *
 * <p><b>Not here:</b> who was met (nobody's name), tracks, photographs or check-ins of cadres (nowhere), tasks (plan).
 */
@org.springframework.modulith.NamedInterface("contact")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.contact;
