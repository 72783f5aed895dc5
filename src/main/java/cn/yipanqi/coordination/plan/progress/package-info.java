/**
 * How far tasks have come: counted by the ledger or a figure, or as their leads report; and which goals in words can be counted how.
 *
 * <p><b>Words.</b> <em>Progress</em> is a number beside the target's; its <em>evidence</em> is the list whose matters make the number; a
 * <em>goal rule</em> proposes what counts towards a goal such as 开展活动10场. Rules are data.
 *
 * <p><b>Not here:</b> judging anybody by progress. It orders no list and has no colours of its own.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.plan.progress;
