package cn.yipanqi.organisation.card;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stations' cards for programs. */
@RestController
@RequestMapping("/api/v1/organisation/stations/{id}/card")
@Requires(ORGANISATION_EDIT)
class CardApi {

    private final StationCards cards;

    CardApi(StationCards cards) {
        this.cards = cards;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    StationCard show(County county, @PathVariable UUID id) {
        return cards.find(county.code(), id);
    }

    /** All of it: a change replaces it whole. */
    record Body(
            @Nullable String address,
            @Nullable String hours,
            @Nullable String services,
            @Nullable String phone,
            @Nullable UUID home,
            @NotNull Integer revision) {}

    @PutMapping
    StationCard save(County county, @PathVariable UUID id, @Valid @RequestBody Body body) {
        return cards.save(
                county.code(),
                id,
                new StationCards.Facts(body.address(), body.hours(), body.services(), body.phone(), body.home()),
                body.revision());
    }

    record Seen(@NotNull Integer revision) {}

    @PostMapping("/publication")
    PublishedCard publish(County county, @PathVariable UUID id, @Valid @RequestBody Seen seen) {
        return cards.publish(county.code(), id, seen.revision());
    }

    @DeleteMapping("/publication")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(County county, @PathVariable UUID id) {
        cards.withdraw(county.code(), id);
    }
}
