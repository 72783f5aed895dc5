package cn.yipanqi.organisation.station;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.organisation.form.Listing;
import cn.yipanqi.organisation.form.Made;
import cn.yipanqi.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A county's stations: all that ever were, or those there were on a day. */
@RestController
@RequestMapping("/api/v1/organisation/stations")
class StationApi {

    private final Directory directory;
    private final Stations stations;

    StationApi(Directory directory, Stations stations) {
        this.directory = directory;
        this.stations = stations;
    }

    /**
     * All that a station is; a change replaces it whole.
     *
     * @param region its township, twelve digits
     */
    record Body(
            @NotBlank String name,
            @Nullable Long region,
            @Nullable String headPosition,
            @Nullable Integer staff,
            @Nullable Set<SevenHave> sevenHave,
            @Nullable LocalDate establishedOn) {

        Stations.Facts facts() {
            return new Stations.Facts(
                    name, region, headPosition, staff, sevenHave == null ? Set.of() : sevenHave, establishedOn);
        }
    }

    record Closing(@NotNull LocalDate closedOn) {}

    /** @param on only the stations there were on that day */
    @GetMapping
    @Requires(ORGANISATION_READ)
    Listing<Station> list(
            County county,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam @Nullable String cursor) {
        List<Station> all = directory.of(county.code()).allStations();
        return Listing.of(
                on == null
                        ? all
                        : all.stream().filter(station -> station.on(on)).toList(),
                Station::id,
                cursor);
    }

    @GetMapping("/{id}")
    @Requires(ORGANISATION_READ)
    Station show(County county, @PathVariable UUID id) {
        return directory.of(county.code()).station(id).orElseThrow(() -> Refusal.absent("station"));
    }

    @PostMapping
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made open(County county, @Valid @RequestBody Body body) {
        return new Made(stations.open(county.code(), body.facts()));
    }

    @PutMapping("/{id}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(County county, @PathVariable UUID id, @Valid @RequestBody Body body) {
        stations.change(county.code(), id, body.facts());
    }

    @PostMapping("/{id}/closing")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(County county, @PathVariable UUID id, @Valid @RequestBody Closing closing) {
        stations.close(county.code(), id, closing.closedOn());
    }
}
