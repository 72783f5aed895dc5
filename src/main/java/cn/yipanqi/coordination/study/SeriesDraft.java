package cn.yipanqi.coordination.study;

import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.organisation.CountyDirectory;
import java.time.DayOfWeek;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A series as typed or sent.
 *
 * @param unit its id or name
 * @param weekday MONDAY … SUNDAY
 * @param startsAt 15:00
 * @param takesShifted {@code true} or nothing
 * @param revision the one that was seen; none for a new series
 */
public record SeriesDraft(
        @Nullable String name,
        @Nullable String unit,
        @Nullable String weekday,
        @Nullable String startsAt,
        @Nullable String minutes,
        @Nullable String place,
        @Nullable String onHoliday,
        @Nullable String takesShifted,
        @Nullable String endedOn,
        @Nullable Integer revision) {

    /** How a form begins: Wednesday is the custom. */
    static SeriesDraft blank(String name) {
        return new SeriesDraft(name, null, "WEDNESDAY", "15:00", "90", null, "MOVE", "true", null, null);
    }

    static SeriesDraft of(Series series) {
        return new SeriesDraft(
                series.name(),
                series.unit().toString(),
                series.weekday().name(),
                series.startsAt().toString(),
                Integer.toString(series.minutes()),
                series.place(),
                series.onHoliday().name(),
                series.takesShifted() ? "true" : null,
                Objects.toString(series.endedOn(), null),
                series.revision());
    }

    /** @throws cn.yipanqi.web.InvalidInput with every field that breaks a rule */
    Series read(UUID id, CountyDirectory county) {
        Typed typed = new Typed("study.series.");
        Series series = new Series(
                id,
                county.county(),
                typed.needed("name", name, 40),
                typed.neededUnit("unit", unit, county),
                typed.one("weekday", DayOfWeek.class, weekday),
                typed.neededTime("startsAt", startsAt),
                typed.neededCount("minutes", minutes, 1, 720),
                typed.text("place", place, 100),
                typed.one("onHoliday", OnHoliday.class, onHoliday),
                "true".equals(takesShifted),
                typed.day("endedOn", endedOn),
                revision == null ? 0 : revision);
        typed.raise();
        return series;
    }
}
