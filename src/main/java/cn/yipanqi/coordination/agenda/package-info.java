/**
 * What joint organisation has on its calendar, for whoever shows calendars: meetings, study, tasks that fall due, visits. Each concept says in SQL
 * what of its own stands on days; one query reads them all.
 *
 * <p><b>Words.</b> An <em>occasion</em> is anything that stands on a day. Whose occasions are read is said by unit and station, or all of the
 * county's.
 */
@org.springframework.modulith.NamedInterface("agenda")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.agenda;
