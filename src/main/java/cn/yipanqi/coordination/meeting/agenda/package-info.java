/**
 * Agendas: items that members propose, papers beside them, and what was decided. A decision that names who does it until when is open
 * until its task is done or the office marks it settled or dropped; until then it comes back to the next agenda of the series.
 */
@org.springframework.modulith.NamedInterface("meeting-agenda")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.meeting.agenda;
