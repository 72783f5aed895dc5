package cn.yipanqi.coordination.meeting.calendar;

import cn.yipanqi.coordination.meeting.MeetingState;
import cn.yipanqi.coordination.meeting.UpcomingMeetings.Upcoming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes meetings and last days as iCalendar. What is the same is written the same, byte for byte. */
final class CalendarWriter {

    static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String HOST = "@yipanqi";

    private CalendarWriter() {}

    /** The last day of a task. */
    record LastDay(UUID task, String title, LocalDate due, boolean dropped, int revision, Instant changedAt) {}

    /**
     * @param name what the calendar is called in programs that show it
     */
    static byte[] write(String name, List<Upcoming> meetings, List<LastDay> days) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Yipanqi//Meetings//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(china());
        meetings.forEach(meeting -> calendar.add(event(meeting)));
        days.forEach(day -> calendar.add(event(day)));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new CalendarOutputter(false).output(calendar, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One offset, all year, since 1991. */
    private static VTimeZone china() {
        Standard standard = new Standard();
        standard.add(new DtStart<>(LocalDateTime.of(1991, 9, 15, 1, 0)));
        standard.add(new TzOffsetFrom(ZoneOffset.ofHours(8)));
        standard.add(new TzOffsetTo(ZoneOffset.ofHours(8)));
        standard.add(new TzName("CST"));
        VTimeZone zone = new VTimeZone();
        zone.add(new TzId(ZONE.getId()));
        zone.add(standard);
        return zone;
    }

    private static VEvent event(Upcoming meeting) {
        VEvent event = begun(meeting.id(), "meeting-", meeting.changedAt(), meeting.sequence(), meeting.title());
        LocalTime from = meeting.from();
        if (from == null) {
            allDay(event, meeting.day());
        } else {
            LocalTime to = meeting.to() == null ? from.plusHours(1) : meeting.to();
            LocalDate last = to.isAfter(from) ? meeting.day() : meeting.day().plusDays(1);
            event.add(new DtStart<>(ZonedDateTime.of(meeting.day(), from, ZONE)));
            event.add(new DtEnd<>(ZonedDateTime.of(last, to, ZONE)));
        }
        if (meeting.place() != null) {
            event.add(new Location(meeting.place()));
        }
        event.add(
                meeting.state() == MeetingState.CANCELLED
                        ? ImmutableStatus.VEVENT_CANCELLED
                        : meeting.state() == MeetingState.PLANNED
                                ? ImmutableStatus.VEVENT_TENTATIVE
                                : ImmutableStatus.VEVENT_CONFIRMED);
        return event;
    }

    private static VEvent event(LastDay day) {
        VEvent event = begun(day.task(), "task-", day.changedAt(), day.revision(), day.title());
        allDay(event, day.due());
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        event.add(day.dropped() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        return event;
    }

    private static VEvent begun(UUID id, String kind, Instant changedAt, int sequence, String summary) {
        VEvent event = new VEvent(false);
        event.add(new Uid(kind + id + HOST));
        event.add(new DtStamp(changedAt.truncatedTo(ChronoUnit.SECONDS)));
        event.add(new LastModified(changedAt.truncatedTo(ChronoUnit.SECONDS)));
        event.add(new Sequence(sequence));
        event.add(new Summary(summary));
        return event;
    }

    private static void allDay(VEvent event, LocalDate day) {
        event.add(new DtStart<>(new ParameterList(List.of(Value.DATE)), day));
        event.add(new DtEnd<>(new ParameterList(List.of(Value.DATE)), day.plusDays(1)));
    }
}
