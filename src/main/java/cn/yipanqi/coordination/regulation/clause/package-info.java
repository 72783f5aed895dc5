/** Texts with numbered clauses, and what differs between two of them; of regulations and of laws alike. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.regulation.clause;
