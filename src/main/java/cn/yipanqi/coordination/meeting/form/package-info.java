/** How forms about meetings are read and refused: shared by the packages of meetings, and nothing else. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.meeting.form;
