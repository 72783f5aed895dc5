/** 领导小组: who leads the work together, by post, on any day, and its office. */
@org.springframework.modulith.NamedInterface("group")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.group;
