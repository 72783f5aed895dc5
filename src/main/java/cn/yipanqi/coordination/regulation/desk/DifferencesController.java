package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What differs between two versions of a regulation. */
@Controller
@Requires(Permission.LEDGER_READ)
class DifferencesController {

    private final Regulations regulations;

    DifferencesController(Regulations regulations) {
        this.regulations = regulations;
    }

    /**
     * @param from number of the older version; 0 for the one before the newer
     * @param to number of the newer; 0 for the latest
     */
    @GetMapping("/coordination/regulations/{id}/differences")
    @Snapshot
    ModelAndView show(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to) {
        List<RegulationVersion> versions = regulations.versions(county.code(), id);
        RegulationVersion after = versions.stream()
                .filter(version -> to == 0 || version.number() == to)
                .findFirst()
                .orElseThrow(() -> Refusal.absent("regulation-version"));
        RegulationVersion before = versions.stream()
                .filter(version -> from == 0 ? version.number() < after.number() : version.number() == from)
                .findFirst()
                .orElse(after);
        return new ModelAndView(
                "coordination/regulation/differences",
                Map.of(
                        "regulation",
                        regulations.find(county.code(), id),
                        "versions",
                        versions,
                        "before",
                        before,
                        "after",
                        after,
                        "differences",
                        Comparison.of(before.clauses(), after.clauses())));
    }
}
