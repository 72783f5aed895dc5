/** Supervision in pages and API: the list, an item with its journal, a move, a slip on paper, the times. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.supervision.pages;
