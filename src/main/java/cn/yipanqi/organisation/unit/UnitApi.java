package cn.yipanqi.organisation.unit;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.organisation.Units;
import cn.yipanqi.organisation.form.Listing;
import cn.yipanqi.organisation.form.Made;
import cn.yipanqi.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A county's units, also those that have ended. */
@RestController
@RequestMapping("/api/v1/organisation/units")
class UnitApi {

    private final Directory directory;
    private final Units units;

    UnitApi(Directory directory, Units units) {
        this.directory = directory;
        this.units = units;
    }

    /** All that a unit is; a change replaces it whole. */
    record Body(
            @NotNull UnitType type,
            @NotBlank String shortName,
            @NotBlank String fullName,
            @Nullable UUID parent,
            @Nullable Integer position) {

        Units.Facts facts() {
            return new Units.Facts(type, shortName, fullName, parent, position);
        }
    }

    record Ending(@NotNull LocalDate endedOn) {}

    record Alias(@NotBlank String alias) {}

    @GetMapping
    @Requires(ORGANISATION_READ)
    Listing<Unit> list(County county, @RequestParam @Nullable String cursor) {
        return Listing.of(directory.of(county.code()).allUnits(), Unit::id, cursor);
    }

    @GetMapping("/{id}")
    @Requires(ORGANISATION_READ)
    Unit show(County county, @PathVariable UUID id) {
        return directory.of(county.code()).unit(id).orElseThrow(() -> Refusal.absent("unit"));
    }

    @PostMapping
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made add(County county, @Valid @RequestBody Body body) {
        return new Made(units.add(county.code(), body.facts()));
    }

    @PutMapping("/{id}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(County county, @PathVariable UUID id, @Valid @RequestBody Body body) {
        units.change(county.code(), id, body.facts());
    }

    @PostMapping("/{id}/ending")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(County county, @PathVariable UUID id, @Valid @RequestBody Ending ending) {
        units.end(county.code(), id, ending.endedOn());
    }

    @PostMapping("/{id}/aliases")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addAlias(County county, @PathVariable UUID id, @Valid @RequestBody Alias body) {
        units.addAlias(county.code(), id, body.alias());
    }

    @DeleteMapping("/{id}/aliases/{alias}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAlias(County county, @PathVariable UUID id, @PathVariable String alias) {
        units.removeAlias(county.code(), id, alias);
    }
}
