package cn.yipanqi.organisation.region;

import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Region;
import cn.yipanqi.organisation.Region.Level;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Choosing whose ledger to look at: by name, or step by step from the province down. Only what one may see is offered. */
@Controller
class RegionController {

    private static final int MOST = 50;

    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    /**
     * @param q beginning of a name
     * @param under six digits of the division whose parts are shown
     */
    @GetMapping("/organisation/regions")
    @Requires(ORGANISATION_READ)
    ModelAndView index(County county, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable Long under) {
        Scope scope = CurrentScope.get();
        Region shown =
                regions.ofLedger(under == null ? county.code() : under).orElseThrow(() -> Refusal.absent("county"));
        List<RegionRow> found = q.isBlank() ? below(shown, scope) : search(q, scope);
        return new ModelAndView(
                "organisation/regions/index",
                Map.of(
                        "q",
                        q,
                        "chosen",
                        county.code(),
                        "path",
                        regions.path(shown.code()),
                        "rows",
                        found,
                        "all",
                        found.size() < MOST));
    }

    private List<RegionRow> search(String q, Scope scope) {
        return Stream.of(Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
                .flatMap(level -> regions.search(q, level, Optional.empty(), Integer.MAX_VALUE).stream())
                .filter(region -> scope.reads(region.ledger()))
                .limit(MOST)
                .map(this::row)
                .toList();
    }

    /** The division itself and its parts that keep a ledger; where it has none, its neighbours. */
    private List<RegionRow> below(Region shown, Scope scope) {
        List<Region> parts = parts(shown);
        List<Region> listed = parts.isEmpty() && shown.parent() != null
                ? regions.path(shown.code()).stream()
                        .filter(region -> region.low() != shown.low())
                        .reduce((first, second) -> second)
                        .map(this::parts)
                        .orElse(parts)
                : parts;
        return Stream.concat(Stream.of(shown), listed.stream())
                .distinct()
                .filter(region -> scope.reads(region.ledger()))
                .map(this::row)
                .toList();
    }

    private List<Region> parts(Region region) {
        return regions.children(new RegionCode(region.digits())).stream()
                .filter(part -> part.level() != Level.TOWNSHIP)
                .toList();
    }

    private RegionRow row(Region region) {
        return new RegionRow(region, regions.path(region.code()));
    }
}
