/** Meetings in pages and API: lists, one meeting, its notice, who came, its cancellation. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.meeting.desk;
