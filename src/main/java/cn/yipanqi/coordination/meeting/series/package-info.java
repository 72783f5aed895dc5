/** Series of meetings: after which rhythm they are held, in which past periods none was, and why. What was missed is computed. */
@org.springframework.modulith.NamedInterface("meeting-series")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.meeting.series;
