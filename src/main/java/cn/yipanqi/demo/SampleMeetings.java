package cn.yipanqi.demo;

import cn.yipanqi.coordination.meeting.Attendances;
import cn.yipanqi.coordination.meeting.Guest;
import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Decision;
import cn.yipanqi.coordination.meeting.agenda.Decisions;
import cn.yipanqi.coordination.meeting.agenda.Items;
import cn.yipanqi.coordination.meeting.agenda.Outcomes;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.meeting.series.Cadence;
import cn.yipanqi.coordination.meeting.series.Excuses;
import cn.yipanqi.coordination.meeting.series.Rhythm;
import cn.yipanqi.coordination.meeting.series.SeriesFacts;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Languages;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The sample county's series of meetings, and one joint meeting with what it decided, once. The year of the workbooks has its meetings from
 * them and gets no other entry: the meeting that is held here was held the winter before.
 */
@Component
@Profile("demo")
class SampleMeetings {

    private static final LocalDate BEGIN = LocalDate.of(2021, 10, 1);
    private static final LocalDate HELD = LocalDate.of(2021, 12, 28);
    private static final LocalDate MONTHLY = LocalDate.of(2022, 1, 1);
    private static final LocalDate END = LocalDate.of(2022, 6, 30);
    private static final Period EXCUSED = Period.month(YearMonth.of(2022, 2));

    private final AllSeries allSeries;
    private final Excuses excuses;
    private final Meetings meetings;
    private final Attendances attendances;
    private final Items items;
    private final Agendas agendas;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final Directory directory;
    private final Languages languages;

    SampleMeetings(
            AllSeries allSeries,
            Excuses excuses,
            Meetings meetings,
            Attendances attendances,
            Items items,
            Agendas agendas,
            Decisions decisions,
            Outcomes outcomes,
            Directory directory,
            Languages languages) {
        this.allSeries = allSeries;
        this.excuses = excuses;
        this.meetings = meetings;
        this.attendances = attendances;
        this.items = items;
        this.agendas = agendas;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.directory = directory;
        this.languages = languages;
    }

    void furnish(long county) {
        if (!allSeries.of(county).isEmpty()) {
            return;
        }
        CountyDirectory all = directory.of(county);
        List<UUID> units = all.units().map(Unit::id).toList();
        UUID union = unit(all, "总工会");
        UUID joint = allSeries.begin(
                county, series("joint", MeetingKind.JOINT, union, units), new Cadence(BEGIN, Rhythm.QUARTERLY, 3, 28));
        UUID regular = allSeries.begin(
                county,
                series("regular", MeetingKind.REGULAR, union, units),
                new Cadence(MONTHLY, Rhythm.MONTHLY, null, 10));
        excuses.give(regular, EXCUSED, say("excuse"));
        UUID held = meetings.add(county, facts(joint, "held", MeetingKind.JOINT, HELD, union, units));
        meetings.call(held);
        UUID item = items.propose(held, new Items.Proposal(say("item"), null, unit(all, "团县委"), null));
        attendances.record(
                held,
                meetings.find(held).revision(),
                units.stream()
                        .map(unit -> new Guest(Guest.Kind.UNIT, unit, Guest.Attendance.PRESENT, 2, null))
                        .toList(),
                null);
        items.write(item, agendas.item(item).revision(), say("result"));
        decide(county, all, item, union);
        meetings.add(county, facts(joint, "next", MeetingKind.JOINT, HELD.plusMonths(3), union, units));
        meetings.add(
                county,
                facts(
                        regular,
                        "monthly",
                        MeetingKind.REGULAR,
                        MONTHLY.plusMonths(3).withDayOfMonth(10),
                        union,
                        units));
    }

    private void decide(long county, CountyDirectory all, UUID item, UUID union) {
        LocalDate due = HELD.plusMonths(2);
        UUID first = decisions.add(
                item,
                new Decisions.Facts(
                        say("decision.one"),
                        Commons.SERVICE,
                        union,
                        due,
                        List.of(unit(all, "团县委"), unit(all, "妇联")),
                        List.of()));
        decisions.add(
                item,
                new Decisions.Facts(
                        say("decision.two"),
                        Commons.VENUE,
                        unit(all, "妇联"),
                        due.plusMonths(1),
                        List.of(union),
                        List.of()));
        Decision decision = agendas.decision(first);
        outcomes.makeTask(
                first,
                new NewTask(
                        due.getYear(),
                        null,
                        Commons.SERVICE,
                        decision.text(),
                        null,
                        null,
                        union,
                        decision.partners(),
                        List.of(),
                        null,
                        null,
                        HELD,
                        due,
                        outcomes.origin(decision),
                        first));
    }

    private SeriesFacts series(String name, MeetingKind kind, UUID lead, List<UUID> members) {
        return new SeriesFacts(
                say("series." + name),
                kind,
                lead,
                say("chair"),
                say("place"),
                kind == MeetingKind.JOINT ? BEGIN : MONTHLY,
                END,
                members);
    }

    private MeetingFacts facts(UUID series, String name, MeetingKind kind, LocalDate day, UUID lead, List<UUID> units) {
        return new MeetingFacts(
                series,
                kind,
                say("title." + name),
                day,
                LocalTime.of(9, 30),
                LocalTime.of(11, 0),
                say("place"),
                say("chair"),
                say("recorder"),
                lead,
                units,
                List.of(),
                List.of());
    }

    private static UUID unit(CountyDirectory all, String name) {
        return all.unitNamed(name)
                .orElseThrow(() -> new IllegalStateException(name))
                .id();
    }

    private String say(String key) {
        return languages.say(Languages.CHINESE, "demo.meeting." + key);
    }
}
