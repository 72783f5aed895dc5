package cn.yipanqi.organisation.township;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.organisation.TownshipAliases;
import cn.yipanqi.organisation.form.Listing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A county's townships and what else they are called. */
@RestController
@RequestMapping("/api/v1/organisation/townships")
class TownshipApi {

    private final Directory directory;
    private final TownshipAliases aliases;

    TownshipApi(Directory directory, TownshipAliases aliases) {
        this.directory = directory;
        this.aliases = aliases;
    }

    record Alias(@NotBlank String alias) {}

    @GetMapping
    @Requires(ORGANISATION_READ)
    Listing<Township> list(County county, @RequestParam @Nullable String cursor) {
        return Listing.of(directory.of(county.code()).townships(), Township::digits, cursor);
    }

    @PostMapping("/{digits:\\d{9}}/aliases")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addAlias(County county, @PathVariable long digits, @Valid @RequestBody Alias body) {
        aliases.add(county.code(), digits * 1000, body.alias());
    }

    @DeleteMapping("/{digits:\\d{9}}/aliases/{alias}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAlias(County county, @PathVariable long digits, @PathVariable String alias) {
        aliases.remove(county.code(), digits * 1000, alias);
    }
}
