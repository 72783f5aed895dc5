package cn.yipanqi.coordination.regulation.meeting;

import java.time.LocalDate;
import java.util.UUID;

/** A meeting that took place and can have adopted a regulation. */
public record AdoptingMeeting(UUID id, LocalDate day, String title) {}
