package cn.yipanqi.coordination.study;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Years;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A series' plan of a year: seen, made, added to. */
@Controller
@RequestMapping("/coordination/study")
class StudyController {

    private final AllSeries series;
    private final Sessions sessions;
    private final Plans plans;
    private final SessionPlan plan;
    private final Week week;
    private final Directory directory;
    private final Clock clock;

    StudyController(
            AllSeries series,
            Sessions sessions,
            Plans plans,
            SessionPlan plan,
            Week week,
            Directory directory,
            Clock clock) {
        this.series = series;
        this.sessions = sessions;
        this.plans = plans;
        this.plan = plan;
        this.week = week;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavigationItem studyNavigation() {
        return new NavigationItem(
                "/coordination/study", "study.title", 35, Commons.ORGANISATION, Permission.LEDGER_READ.name());
    }

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    ModelAndView index(
            County county,
            @RequestParam(name = "series", required = false) @Nullable UUID chosen,
            @RequestParam(required = false) @Nullable Integer year,
            Page page) {
        return show(county, chosen, year, page.mistakes(), null);
    }

    private ModelAndView show(
            County county, @Nullable UUID chosen, @Nullable Integer asked, Mistakes mistakes, @Nullable String day) {
        LocalDate today = LocalDate.now(clock);
        List<Series> all = series.of(county.code());
        Series one = all.stream()
                .filter(each -> chosen == null || each.id().equals(chosen))
                .findFirst()
                .orElse(null);
        if (one == null && chosen != null) {
            throw Refusal.absent("study-series");
        }
        Map<String, Object> model = new HashMap<>();
        model.put("all", all);
        model.put("shown", one);
        model.put("today", today);
        model.put("mistakes", mistakes);
        model.put("day", day);
        if (one != null) {
            TreeSet<Integer> years = new TreeSet<>(sessions.years(county.code(), one.id()));
            int year = asked == null || asked < 2000 || asked > 2100 ? Years.usual(years, today.getYear()) : asked;
            years.add(today.getYear());
            years.add(today.getYear() + 1);
            model.put("year", year);
            model.put("years", List.copyOf(years));
            model.put("rows", sessions.of(county.code(), one.id(), year));
            model.put("known", week.known(year));
        }
        model.put("names", directory.of(county.code()));
        return new ModelAndView("coordination/study/index", model);
    }

    @PostMapping("/series/{id}/plans")
    @Requires(Permission.COORDINATION_EDIT)
    String make(County county, @PathVariable UUID id, @RequestParam int year, RedirectAttributes redirect) {
        Plans.Made made = plans.make(county.code(), id, year);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("study.made", made.added(), made.moved()));
        return "redirect:/coordination/study?series=" + id + "&year=" + year;
    }

    @PostMapping("/series/{id}/sessions")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView add(
            County county,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String day,
            Page page,
            RedirectAttributes redirect) {
        try {
            UUID session = plan.add(county.code(), id, day);
            redirect.addFlashAttribute(Page.NOTICE, Message.of("study.session.added"));
            return new ModelAndView("redirect:/coordination/study/sessions/" + session);
        } catch (InvalidInput invalid) {
            ModelAndView again = show(county, id, null, page.mistakes().add(invalid.faults()), day);
            again.setStatus(invalid.status());
            return again;
        }
    }
}
