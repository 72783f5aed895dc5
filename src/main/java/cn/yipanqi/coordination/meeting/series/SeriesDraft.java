package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.coordination.meeting.form.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A series as typed or sent.
 *
 * @param rhythm with month and date the first cadence, of a new series only
 * @param revision the one the writer saw, of a series that is there already
 */
public record SeriesDraft(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String lead,
        @Nullable String chair,
        @Nullable String place,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<@Nullable String> members,
        @Nullable String rhythm,
        @Nullable String month,
        @Nullable String date,
        @Nullable String revision) {

    static SeriesDraft empty(List<String> members) {
        return new SeriesDraft(
                null, null, null, null, null, null, null, new ArrayList<>(members), null, null, null, null);
    }

    static SeriesDraft of(Series series) {
        return new SeriesDraft(
                series.name(),
                series.kind().name(),
                series.lead().toString(),
                series.chair(),
                series.place(),
                series.from().toString(),
                Objects.toString(series.to(), null),
                new ArrayList<>(Choices.texts(series.members())),
                null,
                null,
                null,
                Integer.toString(series.revision()));
    }

    SeriesDraft at(int now) {
        return new SeriesDraft(
                name, kind, lead, chair, place, from, to, members, rhythm, month, date, Integer.toString(now));
    }

    public List<String> ticked() {
        List<String> all = new ArrayList<>();
        if (members != null) {
            for (String member : members) {
                if (member != null) {
                    all.add(member);
                }
            }
        }
        return all;
    }
}
