package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Series of meetings over the API. A county has a handful: they come on one page. */
@RestController
@RequestMapping("/api/v1/coordination/meetings/series")
@Requires(Permission.LEDGER_READ)
class SeriesApi {

    private final SeriesDesk desk;
    private final AllSeries allSeries;
    private final PastPeriods pastPeriods;

    SeriesApi(SeriesDesk desk, AllSeries allSeries, PastPeriods pastPeriods) {
        this.desk = desk;
        this.allSeries = allSeries;
        this.pastPeriods = pastPeriods;
    }

    record Listed(List<Series> items, @Nullable String next) {}

    /** @param code the period's, such as 2022-Q2 */
    record Past(String code, boolean missed, @Nullable UUID meeting, PastPeriod.@Nullable Excuse excuse) {}

    record Whole(Series series, List<Past> past) {}

    record Made(UUID id) {}

    record Excusing(@NotBlank String period, @NotBlank String reason) {}

    @GetMapping
    Listed list(County county) {
        return new Listed(allSeries.of(county.code()), null);
    }

    @GetMapping("/{id}")
    Whole show(@PathVariable UUID id) {
        Series series = allSeries.find(id);
        List<Past> past = pastPeriods.of(series.county(), List.of(series)).stream()
                .map(one -> new Past(one.period().code(), one.missed(), one.meeting(), one.excuse()))
                .toList();
        return new Whole(series, past);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made begin(County county, @RequestBody SeriesDraft draft) {
        return new Made(desk.begin(county.code(), draft));
    }

    @PutMapping("/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID id, @RequestBody SeriesDraft draft) {
        desk.change(id, draft);
    }

    @PostMapping("/{id}/cadences")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeCadence(@PathVariable UUID id, @RequestBody CadenceDraft draft) {
        desk.change(id, draft);
    }

    @PostMapping("/{id}/excuses")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void excuse(@PathVariable UUID id, @Valid @RequestBody Excusing body) {
        desk.excuse(id, body.period(), body.reason());
    }
}
