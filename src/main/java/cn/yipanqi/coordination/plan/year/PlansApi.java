package cn.yipanqi.coordination.plan.year;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.Plan;
import cn.yipanqi.coordination.plan.Plan.Counts;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.shared.Refusal;
import java.util.List;
import java.util.Objects;
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

/** Plans over the API. */
@RestController
@RequestMapping("/api/v1/coordination/plans")
class PlansApi {

    private final Plans plans;

    PlansApi(Plans plans) {
        this.plans = plans;
    }

    record PlanBody(Plan plan, Counts tasks) {}

    record PlanList(List<PlanBody> items) {}

    record YearDraft(@Nullable Integer year) {}

    record WordsDraft(
            @Nullable Integer expectedRevision,
            @Nullable String title,
            @Nullable String guide) {}

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    PlanList list(County county) {
        return new PlanList(plans.all(county.code()).entrySet().stream()
                .map(entry -> new PlanBody(entry.getKey(), entry.getValue()))
                .toList());
    }

    @GetMapping("/{year:\\d{4}}")
    @Requires(Permission.LEDGER_READ)
    Plan show(County county, @PathVariable int year) {
        return plans.find(county.code(), year).orElseThrow(() -> Refusal.absent("plan"));
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Plan begin(County county, @RequestBody YearDraft draft) {
        return plans.begin(county.code(), Objects.requireNonNullElse(draft.year(), 0));
    }

    @PutMapping("/{year:\\d{4}}")
    @Requires(Permission.COORDINATION_EDIT)
    Plan word(County county, @PathVariable int year, @RequestBody WordsDraft draft) {
        plans.word(
                county.code(),
                year,
                Objects.requireNonNullElse(draft.expectedRevision(), 0),
                draft.title(),
                draft.guide());
        return show(county, year);
    }

    @PostMapping("/{year:\\d{4}}/force")
    @Requires(Permission.COORDINATION_EDIT)
    Plan putInForce(County county, @PathVariable int year) {
        plans.putInForce(county.code(), year);
        return show(county, year);
    }

    @PostMapping("/{year:\\d{4}}/closing")
    @Requires(Permission.COORDINATION_EDIT)
    Plan close(County county, @PathVariable int year) {
        plans.close(county.code(), year);
        return show(county, year);
    }
}
