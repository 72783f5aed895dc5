/**
 * Calendars: the meetings and last days of tasks of a unit or a person as iCalendar (RFC 5545), at secret addresses that open without
 * signing in and say no more than title, time, place and last day.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.meeting.calendar;
