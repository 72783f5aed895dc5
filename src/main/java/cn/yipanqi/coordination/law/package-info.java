/** 法律法规: the national laws a county's work rests on, in their dated versions, read-only. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.law;
