/** The county's plan of a year and its tasks: the task list and the responsibility list, which are two views of the same. */
@org.springframework.modulith.NamedInterface("plan")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.plan;
