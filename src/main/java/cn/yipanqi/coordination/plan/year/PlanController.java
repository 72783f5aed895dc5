package cn.yipanqi.coordination.plan.year;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.Plan;
import cn.yipanqi.coordination.plan.Plan.Counts;
import cn.yipanqi.coordination.plan.Plans;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plans: listed, begun, worded, put in force, closed. */
@Controller
@RequestMapping("/coordination/plans")
class PlanController {

    private final Plans plans;
    private final Tasks tasks;

    PlanController(Plans plans, Tasks tasks) {
        this.plans = plans;
        this.tasks = tasks;
    }

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    ModelAndView index(County county, Page page) {
        int year = tasks.today().getYear();
        boolean planned = plans.all(county.code()).keySet().stream().anyMatch(plan -> plan.year() == year);
        return index(county, page.mistakes(), String.valueOf(planned ? year + 1 : year));
    }

    private ModelAndView index(County county, Mistakes mistakes, String typed) {
        Map<String, Object> model = new HashMap<>();
        model.put("county", county.code());
        model.put("plans", plans.all(county.code()));
        model.put("year", tasks.today().getYear());
        model.put("typed", typed);
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/plans/index", model);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView begin(
            County county, @RequestParam(defaultValue = "") String year, Page page, RedirectAttributes next) {
        String typed = year.strip();
        if (!typed.matches("20\\d\\d|2100")) {
            ModelAndView again =
                    index(county, page.mistakes().add("year", Message.of("coordination.plan.year")), typed);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        plans.begin(county.code(), Integer.parseInt(typed));
        return shown(Integer.parseInt(typed), next, Message.of("coordination.plan.begun"));
    }

    @GetMapping("/{year:\\d{4}}")
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    ModelAndView show(County county, @PathVariable int year, Page page) {
        return show(county, year, page.mistakes());
    }

    private ModelAndView show(County county, int year, Mistakes mistakes) {
        Map<Plan, Counts> all = plans.all(county.code());
        Map.Entry<Plan, Counts> here = all.entrySet().stream()
                .filter(entry -> entry.getKey().year() == year)
                .findFirst()
                .orElseThrow(() -> Refusal.absent("plan"));
        Map<String, Object> model = new HashMap<>();
        model.put("plan", here.getKey());
        model.put("counts", here.getValue());
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/plans/show", model);
    }

    @GetMapping("/{year:\\d{4}}/edit")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView edit(County county, @PathVariable int year, Page page) {
        Plan plan = plans.find(county.code(), year).orElseThrow(() -> Refusal.absent("plan"));
        return edit(plan, plan.title(), plan.guide(), page.mistakes(), HttpStatus.OK);
    }

    private static ModelAndView edit(
            Plan plan, @Nullable String title, @Nullable String guide, Mistakes mistakes, HttpStatus status) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("plan", plan);
        model.put("title", title);
        model.put("guide", guide);
        model.put("mistakes", mistakes);
        ModelAndView page = new ModelAndView("coordination/plans/edit", model);
        page.setStatus(status);
        return page;
    }

    /** @param revision which the sender saw */
    @PostMapping("/{year:\\d{4}}")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView word(
            County county,
            @PathVariable int year,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String guide,
            Page page,
            RedirectAttributes next) {
        try {
            plans.word(county.code(), year, revision, title, guide);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.ABSENT) {
                throw refusal;
            }
            Plan plan = plans.find(county.code(), year).orElseThrow(() -> refusal);
            boolean stale = refusal.kind() == Refusal.Kind.STALE;
            String field = refusal.sentence().key().contains(".title.")
                    ? "title"
                    : refusal.sentence().key().contains(".guide.") ? "guide" : "";
            return edit(
                    plan,
                    title,
                    guide,
                    page.mistakes().add(field, refusal.sentence()),
                    stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return shown(year, next, Message.of("coordination.plan.saved"));
    }

    @PostMapping("/{year:\\d{4}}/force")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView putInForce(County county, @PathVariable int year, Page page, RedirectAttributes next) {
        return done(
                county,
                year,
                page,
                next,
                () -> plans.putInForce(county.code(), year),
                "coordination.plan.in-force.was");
    }

    @PostMapping("/{year:\\d{4}}/closing")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView close(County county, @PathVariable int year, Page page, RedirectAttributes next) {
        return done(county, year, page, next, () -> plans.close(county.code(), year), "coordination.plan.closed.was");
    }

    private ModelAndView done(
            County county, int year, Page page, RedirectAttributes next, Runnable deed, String words) {
        try {
            deed.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            ModelAndView again = show(county, year, page.mistakes().add("", refusal.sentence()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return shown(year, next, Message.of(words));
    }

    static ModelAndView shown(int year, RedirectAttributes next, Message notice) {
        next.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/coordination/plans/" + year);
    }
}
