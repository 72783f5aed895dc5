/**
 * 督办: a task is followed from its filing 立项 to its discharge 销号, by moves that stand in one graph ({@link
 * cn.yipanqi.coordination.supervision.Move}), with clocks in working days, and slips that are issued when a date comes near or has passed.
 *
 * <p><b>Words.</b> An <em>item</em> is a task under supervision. A <em>move</em> is one step of it, kept for good. The <em>side</em> is who
 * moves: the office, the unit that leads, a unit that assists. Its <em>owner</em> is whose turn it is.
 */
@org.springframework.modulith.NamedInterface("supervision")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.supervision;
