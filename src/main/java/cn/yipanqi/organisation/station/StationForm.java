package cn.yipanqi.organisation.station;

import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A station as typed.
 *
 * @param region twelve digits of its township, or empty
 */
public record StationForm(
        @Nullable String name,
        @Nullable String region,
        @Nullable String head,
        @Nullable String staff,
        @Nullable List<String> seven,
        @Nullable String establishedOn) {

    static final Map<String, String> FIELDS = Map.of(
            "organisation.station.name", "name",
            "organisation.station.head", "head",
            "organisation.refused.station.taken", "name",
            "organisation.refused.station.township", "region",
            "organisation.refused.station.staff", "staff",
            "organisation.refused.station.closed-before", "establishedOn");

    static final StationForm EMPTY = new StationForm(null, null, null, null, null, null);

    static StationForm of(Station station) {
        return new StationForm(
                station.name(),
                Objects.toString(station.region(), null),
                station.headPosition(),
                Objects.toString(station.staff(), null),
                station.sevenHave().stream().map(Enum::name).toList(),
                Objects.toString(station.establishedOn(), null));
    }

    public List<String> ticked() {
        return seven == null ? List.of() : seven;
    }

    Stations.Facts facts(Entered entered) {
        return new Stations.Facts(
                Objects.toString(name, ""),
                low(entered),
                head,
                entered.wholeNumber("staff", staff),
                entered.several(SevenHave.class, ticked()),
                entered.day("establishedOn", establishedOn));
    }

    private @Nullable Long low(Entered entered) {
        if (region == null || region.isBlank()) {
            return null;
        }
        if (!region.matches("\\d{12}")) {
            entered.mistakes().add("region", Message.of("organisation.form.choose"));
            return null;
        }
        return Long.valueOf(region);
    }
}
