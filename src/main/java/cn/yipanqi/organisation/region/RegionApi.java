package cn.yipanqi.organisation.region;

import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Region;
import cn.yipanqi.organisation.Region.Level;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.organisation.form.Listing;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The country's divisions. They are public knowledge: every account may ask for all of them. */
@RestController
@RequestMapping("/api/v1/organisation/regions")
@Requires(ORGANISATION_READ)
class RegionApi {

    private final Regions regions;

    RegionApi(Regions regions) {
        this.regions = regions;
    }

    /** @param path from the province down to the division itself */
    record Answer(Region region, List<Region> path) {}

    /**
     * @param q beginning of the name
     * @param within code of a division, 2, 4, 6 or 9 digits
     */
    @GetMapping
    Listing<Region> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "COUNTY") Level level,
            @RequestParam @Nullable String within,
            @RequestParam @Nullable String cursor) {
        Optional<RegionCode> whole = Optional.ofNullable(within).map(RegionApi::code);
        return Listing.of(regions.search(q, level, whole, Integer.MAX_VALUE), Region::digits, cursor);
    }

    @GetMapping("/{code}")
    Answer show(@PathVariable String code) {
        RegionCode asked = code(code);
        return new Answer(regions.find(asked).orElseThrow(() -> Refusal.absent("county")), regions.path(asked));
    }

    @GetMapping("/{code}/children")
    Listing<Region> children(@PathVariable String code, @RequestParam @Nullable String cursor) {
        return Listing.of(regions.children(code(code)), Region::digits, cursor);
    }

    private static RegionCode code(String text) {
        try {
            return RegionCode.of(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Message.of("organisation.code"));
        }
    }
}
