package cn.yipanqi.coordination.contact;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Township;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact point. Exactly one of station, body and region is there.
 *
 * @param leader the responsible leader's position
 * @param region township, twelve digits; {@code place} a village in it, in words
 * @param to last day, none while it goes on
 * @param revision grows with every change
 */
public record ContactPoint(
        UUID id,
        long county,
        UUID unit,
        String leader,
        @Nullable UUID station,
        @Nullable UUID body,
        @Nullable Long region,
        @Nullable String place,
        LocalDate from,
        @Nullable LocalDate to,
        int visitsAYear,
        int revision) {

    /** What it is called: the station, the body, or the township with the village. */
    public String name(CountyDirectory names) {
        if (station != null) {
            return names.station(station).map(Station::name).orElse("--");
        }
        if (body != null) {
            return names.body(body).map(OutsideBody::name).orElse("--");
        }
        String township = region == null
                ? "--"
                : names.township(region).map(Township::name).orElse("--");
        return place == null ? township : township + place;
    }

    /** The township it lies in, where that is known. */
    public @Nullable Long township(CountyDirectory names) {
        return station == null
                ? region
                : names.station(station).map(Station::region).orElse(null);
    }

    public boolean on(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }
}
