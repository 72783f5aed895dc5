/** Yipanqi 一盘棋: how a county's mass organisations plan, do and account for their work on one board. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi;
