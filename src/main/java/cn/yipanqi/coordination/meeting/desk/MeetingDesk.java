package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.coordination.meeting.Attendances;
import cn.yipanqi.coordination.meeting.Guest;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.meeting.series.Cadence;
import cn.yipanqi.coordination.meeting.series.Series;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.organisation.Registered;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Languages;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was typed about a meeting and has it done. */
@Component
public class MeetingDesk {

    private static final int LONGEST = 200;
    private static final int SHORT = 100;
    private static final int MOST_PERSONS = 9_999;
    private static final int MOST_PARTICIPANTS = 99_999;

    private final Meetings meetings;
    private final Attendances attendances;
    private final AllSeries allSeries;
    private final Directory directory;
    private final OutsideBodies bodies;
    private final WorkingDays workingDays;
    private final Languages languages;
    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingDesk(
            Meetings meetings,
            Attendances attendances,
            AllSeries allSeries,
            Directory directory,
            OutsideBodies bodies,
            WorkingDays workingDays,
            Languages languages,
            JdbcClient jdbc,
            Clock clock) {
        this.meetings = meetings;
        this.attendances = attendances;
        this.allSeries = allSeries;
        this.directory = directory;
        this.bodies = bodies;
        this.workingDays = workingDays;
        this.languages = languages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether its day has come, so that it may be recorded as held. */
    public boolean come(Meeting meeting) {
        return !meeting.day().isAfter(LocalDate.now(clock));
    }

    /** As the form of a new meeting begins: of a series, with its name for the next period in which none is planned. */
    @Transactional(readOnly = true)
    public MeetingDraft blank(@Nullable UUID of) {
        if (of == null) {
            return new MeetingDraft(
                    null, null, null, null, null, null, null, null, null, null, List.of(), List.of(), null, null);
        }
        Series series = allSeries.find(of);
        List<LocalDate> days =
                jdbc.sql("""
            select day from coordination.meeting where county = ? and series = ? and state <> 'CANCELLED'
            """).params(series.county(), of).query(LocalDate.class).list();
        LocalDate today = LocalDate.now(clock);
        Optional<Period> period = series.next(today, days);
        String title = languages.say(
                Languages.CHINESE,
                "meeting.title.of-series",
                period.<Object>map(Period::words).orElseGet(() -> nth(days, today.getYear())),
                series.name());
        @Nullable LocalDate day = period.map(next -> usualDay(series, next)).orElse(null);
        return new MeetingDraft(
                of.toString(),
                series.kind().name(),
                title,
                Objects.toString(day, null),
                null,
                null,
                series.place(),
                series.chair(),
                null,
                series.lead().toString(),
                new ArrayList<>(Choices.texts(series.members())),
                List.of(),
                null,
                null);
    }

    /** Meetings without a rhythm are told apart by their number in the year. */
    private static Message nth(List<LocalDate> days, int year) {
        long before = days.stream().filter(day -> day.getYear() == year).count();
        return Message.of("meeting.title.nth", String.valueOf(year), before + 1);
    }

    private @Nullable LocalDate usualDay(Series series, Period period) {
        LocalDate usual = series.cadence(period.to())
                .map((Cadence cadence) -> cadence.usualDay(period))
                .orElse(null);
        return usual == null ? null : workingDays.orNext(usual);
    }

    @Transactional
    public UUID add(long county, MeetingDraft draft) {
        Office.require(county);
        return meetings.add(county, read(county, draft));
    }

    @Transactional
    public void change(UUID id, MeetingDraft draft) {
        Meeting meeting = meetings.find(id);
        Office.require(meeting.county());
        meetings.change(id, revision(draft.revision()), read(meeting.county(), draft));
    }

    private MeetingFacts read(long county, MeetingDraft draft) {
        CountyDirectory all = directory.of(county);
        Typed typed = new Typed();
        String title = typed.text("title", draft.title(), "meeting.title", LONGEST);
        MeetingKind kind = typed.one("kind", MeetingKind.class, draft.kind(), "meeting.kind");
        LocalDate day = typed.day("day", draft.day(), "meeting.day");
        LocalTime from = typed.time("from", draft.from(), "meeting.from");
        LocalTime to = typed.time("to", draft.to(), "meeting.to");
        String place = typed.optional("place", draft.place(), "meeting.place", SHORT);
        String chair = typed.optional("chair", draft.chair(), "meeting.chair", SHORT);
        String recorder = typed.optional("recorder", draft.recorder(), "meeting.recorder", SHORT);
        UUID lead = typed.neededId("lead", draft.lead(), id -> all.unit(id).isPresent(), "meeting.lead");
        List<UUID> units = typed.ids("units", draft.units(), id -> all.unit(id).isPresent(), "meeting.units");
        List<UUID> stations =
                typed.ids("stations", draft.stations(), id -> all.station(id).isPresent(), "meeting.stations");
        List<String> names = typed.names("bodies", draft.bodies(), "meeting.bodies", 80);
        UUID series = typed.id("series", draft.series(), id -> true, "meeting.series");
        if (series != null) {
            series = seriesOf(county, series, typed);
        }
        typed.check();
        return new MeetingFacts(
                series,
                Objects.requireNonNull(kind),
                title,
                day,
                from,
                to,
                place,
                chair,
                recorder,
                lead,
                units,
                stations,
                named(county, names));
    }

    private @Nullable UUID seriesOf(long county, UUID series, Typed typed) {
        if (allSeries.of(county).stream().noneMatch(one -> one.id().equals(series))) {
            typed.fault("series", Message.of("meeting.typed.choose", Message.of("meeting.series")));
        }
        return series;
    }

    private List<UUID> named(long county, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : bodies.bodiesFor(county, names).values().stream()
                        .map(Registered::id)
                        .distinct()
                        .toList();
    }

    /** Records who came, or corrects it. */
    @Transactional
    public void attend(UUID id, AttendanceDraft draft) {
        Meeting meeting = meetings.find(id);
        Office.require(meeting.county());
        Typed typed = new Typed();
        List<Guest> recorded = new ArrayList<>();
        for (Guest guest : meeting.guests()) {
            draft.row(guest.id()).ifPresent(row -> recorded.add(guest(guest, row, typed)));
        }
        Integer participants =
                typed.number("participants", draft.participants(), "meeting.participants", 1, MOST_PARTICIPANTS);
        typed.check();
        attendances.record(id, revision(draft.revision()), recorded, participants);
    }

    private static Guest guest(Guest invited, AttendanceDraft.Row row, Typed typed) {
        String field = "-" + invited.id();
        Guest.Attendance attendance =
                typed.one("attendance" + field, Guest.Attendance.class, row.attendance(), "meeting.attendance");
        Integer persons = typed.number("persons" + field, row.persons(), "meeting.persons", 1, MOST_PERSONS);
        if (attendance == Guest.Attendance.PRESENT && persons == null) {
            typed.fault("persons" + field, Message.of("meeting.persons.missing"));
        }
        String names = typed.optional("names" + field, row.names(), "meeting.names", LONGEST);
        return new Guest(
                invited.kind(),
                invited.id(),
                attendance,
                attendance == Guest.Attendance.PRESENT ? persons : null,
                names);
    }

    static int revision(@Nullable String typed) {
        return typed != null && typed.strip().matches("\\d{1,9}") ? Integer.parseInt(typed.strip()) : 0;
    }
}
