package cn.yipanqi.organisation.point;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The county's list of points: one more, named or placed anew, asked for no longer. */
@Controller
@RequestMapping("/organisation/checklist/points")
@Requires(ORGANISATION_EDIT)
class PointsController {

    private final Points points;
    private final Clock clock;

    PointsController(Points points, Clock clock) {
        this.points = points;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(County county, Page page) {
        return list(county, PointForm.EMPTY, page.mistakes());
    }

    private ModelAndView list(County county, PointForm form, Mistakes mistakes) {
        return new ModelAndView(
                "organisation/checklist/points",
                Map.of(
                        "county",
                        digits(county),
                        "points",
                        points.of(county.code()),
                        "form",
                        form,
                        "today",
                        LocalDate.now(clock),
                        "mistakes",
                        mistakes.inOrder(List.of("name", "position", "asked"))));
    }

    @PostMapping
    ModelAndView add(County county, PointForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        Points.Facts facts = form.facts(entered);
        return entered.attempt(PointForm.FIELDS, () -> points.add(county.code(), facts))
                .map(code -> shown(county, redirect, Message.of("point.added")))
                .orElseGet(() -> refused(list(county, form, entered.mistakes())));
    }

    @GetMapping("/{code}")
    ModelAndView edit(County county, @PathVariable String code, Page page) {
        Point point = points.find(county.code(), code);
        return edit(county, point, PointForm.of(point), LocalDate.now(clock).toString(), page.mistakes());
    }

    private ModelAndView edit(County county, Point point, PointForm form, String endedOn, Mistakes mistakes) {
        return new ModelAndView(
                "organisation/checklist/point",
                Map.of(
                        "county", digits(county),
                        "point", point,
                        "form", form,
                        "endedOn", endedOn,
                        "mistakes", mistakes));
    }

    @PostMapping("/{code}")
    ModelAndView change(
            County county, @PathVariable String code, PointForm form, Page page, RedirectAttributes redirect) {
        Point point = points.find(county.code(), code);
        Entered entered = new Entered(page.mistakes());
        Points.Facts facts = form.facts(entered);
        return entered.done(PointForm.FIELDS, () -> points.change(county.code(), code, facts))
                ? shown(county, redirect, Message.of("point.changed"))
                : refused(edit(county, point, form, LocalDate.now(clock).toString(), entered.mistakes()));
    }

    @PostMapping("/{code}/ending")
    ModelAndView end(
            County county,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String endedOn,
            Page page,
            RedirectAttributes redirect) {
        Point point = points.find(county.code(), code);
        Entered entered = new Entered(page.mistakes());
        LocalDate day = entered.neededDay("endedOn", endedOn);
        return entered.done(Map.of("point.end.before", "endedOn"), () -> points.end(county.code(), code, day))
                ? shown(county, redirect, Message.of("point.ended.done"))
                : refused(edit(county, point, PointForm.of(point), endedOn, entered.mistakes()));
    }

    private static ModelAndView shown(County county, RedirectAttributes redirect, Message notice) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/organisation/checklist/points?county=" + digits(county));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static String digits(County county) {
        return String.format(Locale.ROOT, "%06d", county.code());
    }
}
