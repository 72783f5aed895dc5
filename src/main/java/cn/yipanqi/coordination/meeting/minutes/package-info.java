/** 会议纪要: written on the page item by item, issued once under a number of the county's year, and kept as the very Word file that went out. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.meeting.minutes;
