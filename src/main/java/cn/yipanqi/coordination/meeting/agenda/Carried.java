package cn.yipanqi.coordination.meeting.agenda;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A decision of an earlier meeting of the series that is not settled yet 上次会议未落结事项.
 *
 * @param meeting where it was decided
 */
public record Carried(Decision decision, UUID meeting, String meetingTitle, LocalDate day) {}
