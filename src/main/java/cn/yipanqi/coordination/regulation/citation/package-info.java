/** What rests on which rules: the part of a task's or figure's page that shows it and adds to it. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.regulation.citation;
