package cn.yipanqi.browser;

import cn.yipanqi.coordination.meeting.Attendances;
import cn.yipanqi.coordination.meeting.Guest;
import cn.yipanqi.coordination.meeting.MeetingFacts;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.agenda.Decisions;
import cn.yipanqi.coordination.meeting.agenda.Items;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.meeting.series.Cadence;
import cn.yipanqi.coordination.meeting.series.Rhythm;
import cn.yipanqi.coordination.meeting.series.SeriesFacts;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** A series of meetings with one that was held and one that is called today, to which what is open comes back. */
class PreparedMeetings {

    private final AllSeries allSeries;
    private final Meetings meetings;
    private final Attendances attendances;
    private final Items items;
    private final Decisions decisions;
    private final Directory directory;

    PreparedMeetings(
            AllSeries allSeries,
            Meetings meetings,
            Attendances attendances,
            Items items,
            Decisions decisions,
            Directory directory) {
        this.allSeries = allSeries;
        this.meetings = meetings;
        this.attendances = attendances;
        this.items = items;
        this.decisions = decisions;
        this.directory = directory;
    }

    void furnish(long county, LocalDate today) {
        List<UUID> units = directory.of(county).units().map(Unit::id).limit(3).toList();
        // Held before the year of the workbooks, so that pages that begin with the latest year still begin with theirs.
        LocalDate begin = LocalDate.of(2021, 12, 28);
        UUID series = allSeries.begin(
                county,
                new SeriesFacts("联席会议", MeetingKind.JOINT, units.get(0), "县委常委", "会议室", begin, null, units),
                new Cadence(begin, Rhythm.YEARLY, 12, 20));
        UUID held = called(county, series, begin, units);
        UUID item = items.propose(held, new Items.Proposal("巡回服务", "背景", units.get(1), null));
        items.propose(held, new Items.Proposal("阵地开放", null, null, null));
        attendances.record(
                held,
                meetings.find(held).revision(),
                units.stream()
                        .map(unit -> new Guest(Guest.Kind.UNIT, unit, Guest.Attendance.PRESENT, 2, null))
                        .toList(),
                null);
        decisions.add(
                item,
                new Decisions.Facts("开展巡回服务", Commons.SERVICE, units.get(0), today, List.of(units.get(1)), List.of()));
        UUID next = called(county, series, today, units);
        items.propose(next, new Items.Proposal("下一个议题", null, null, null));
    }

    private UUID called(long county, UUID series, LocalDate day, List<UUID> units) {
        UUID id = meetings.add(
                county,
                new MeetingFacts(
                        series,
                        MeetingKind.JOINT,
                        "联席会议" + day,
                        day,
                        LocalTime.of(9, 30),
                        null,
                        "会议室",
                        "县委常委",
                        null,
                        units.get(0),
                        units,
                        List.of(),
                        List.of()));
        meetings.call(id);
        return id;
    }
}
