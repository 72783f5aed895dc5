package cn.yipanqi.organisation.home;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.form.Listing;
import cn.yipanqi.organisation.form.Made;
import cn.yipanqi.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A county's homes and the days they keep. */
@RestController
@RequestMapping("/api/v1/organisation/homes")
class HomeApi {

    private final Directory directory;
    private final Homes homes;

    HomeApi(Directory directory, Homes homes) {
        this.directory = directory;
        this.homes = homes;
    }

    record Body(@NotBlank String name, @NotNull HomeKind kind) {}

    record Closing(@NotNull LocalDate closedOn) {}

    /** @param weekdays ISO numbers, 1 is Monday; left out where nobody knows */
    record Days(
            @Nullable List<@Min(1) @Max(7) Integer> weekdays,
            @NotNull Boolean closedOnHolidays) {

        @Nullable
        Set<DayOfWeek> daysOfWeek() {
            return weekdays == null
                    ? null
                    : weekdays.stream().map(DayOfWeek::of).collect(Collectors.toSet());
        }
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    Listing<Home> list(County county, @RequestParam @Nullable String cursor) {
        return Listing.of(directory.of(county.code()).allHomes(), Home::id, cursor);
    }

    @GetMapping("/{id}")
    @Requires(ORGANISATION_READ)
    Home show(County county, @PathVariable UUID id) {
        return directory.of(county.code()).home(id).orElseThrow(() -> Refusal.absent("home"));
    }

    @PostMapping
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made open(County county, @Valid @RequestBody Body body) {
        return new Made(homes.open(county.code(), body.name(), body.kind()));
    }

    @PutMapping("/{id}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(County county, @PathVariable UUID id, @Valid @RequestBody Body body) {
        homes.change(county.code(), id, body.name(), body.kind());
    }

    @PostMapping("/{id}/closing")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(County county, @PathVariable UUID id, @Valid @RequestBody Closing closing) {
        homes.close(county.code(), id, closing.closedOn());
    }

    @PutMapping("/{id}/openings/{from}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setOpening(
            County county,
            @PathVariable UUID id,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @Valid @RequestBody Days days) {
        homes.setOpening(county.code(), id, from, days.daysOfWeek(), days.closedOnHolidays());
    }

    @DeleteMapping("/{id}/openings/{from}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOpening(
            County county,
            @PathVariable UUID id,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from) {
        homes.removeOpening(county.code(), id, from);
    }
}
