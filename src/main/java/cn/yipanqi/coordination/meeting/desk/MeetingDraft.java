package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.coordination.meeting.Guest;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.organisation.CountyDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as typed or sent.
 *
 * @param bodies names of bodies outside the mass organisations, with 、 between
 * @param revision the one the writer saw, of a meeting that is there already
 */
public record MeetingDraft(
        @Nullable String series,
        @Nullable String kind,
        @Nullable String title,
        @Nullable String day,
        @Nullable String from,
        @Nullable String to,
        @Nullable String place,
        @Nullable String chair,
        @Nullable String recorder,
        @Nullable String lead,
        @Nullable List<@Nullable String> units,
        @Nullable List<@Nullable String> stations,
        @Nullable String bodies,
        @Nullable String revision) {

    static MeetingDraft of(Meeting meeting, CountyDirectory all) {
        return new MeetingDraft(
                Objects.toString(meeting.series(), null),
                meeting.kind().name(),
                meeting.title(),
                meeting.day().toString(),
                Objects.toString(meeting.from(), null),
                Objects.toString(meeting.to(), null),
                meeting.place(),
                meeting.chair(),
                meeting.recorder(),
                meeting.lead().toString(),
                new ArrayList<>(Choices.texts(meeting.invited(Guest.Kind.UNIT))),
                new ArrayList<>(Choices.texts(meeting.invited(Guest.Kind.STATION))),
                Choices.bodies(all, meeting.invited(Guest.Kind.BODY)),
                Integer.toString(meeting.revision()));
    }

    MeetingDraft at(int now) {
        return new MeetingDraft(
                series,
                kind,
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
                bodies,
                Integer.toString(now));
    }

    public List<String> tickedUnits() {
        return ticked(units);
    }

    public List<String> tickedStations() {
        return ticked(stations);
    }

    private static List<String> ticked(@Nullable List<@Nullable String> sent) {
        List<String> all = new ArrayList<>();
        if (sent != null) {
            for (String one : sent) {
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }
}
