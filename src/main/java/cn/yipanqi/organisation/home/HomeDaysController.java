package cn.yipanqi.organisation.home;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One home: the days it kept and keeps, and its end. */
@Controller
@RequestMapping("/organisation/homes/{id}")
class HomeDaysController {

    private static final OpeningForm BLANK = new OpeningForm(null, null, OpeningForm.CLOSED);

    private final Directory directory;
    private final Homes homes;
    private final Clock clock;

    HomeDaysController(Directory directory, Homes homes, Clock clock) {
        this.directory = directory;
        this.homes = homes;
        this.clock = clock;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(county, id, BLANK, LocalDate.now(clock).toString(), page.mistakes(), page);
    }

    @PostMapping("/openings")
    @Requires(ORGANISATION_EDIT)
    ModelAndView setOpening(
            County county, @PathVariable UUID id, OpeningForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        LocalDate from = form.from(entered);
        Set<DayOfWeek> days = form.days(entered);
        return entered.done(
                        OpeningForm.FIELDS,
                        () -> homes.setOpening(county.code(), id, from, days, form.closedOnHolidays()))
                ? shown(id, redirect, Message.of("organisation.opening.set", from))
                : refused(show(county, id, form, LocalDate.now(clock).toString(), entered.mistakes(), page));
    }

    @PostMapping("/openings/{from}/removal")
    @Requires(ORGANISATION_EDIT)
    ModelAndView removeOpening(
            County county,
            @PathVariable UUID id,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            RedirectAttributes redirect) {
        homes.removeOpening(county.code(), id, from);
        return shown(id, redirect, Message.of("organisation.opening.removed", from));
    }

    @PostMapping("/closing")
    @Requires(ORGANISATION_EDIT)
    ModelAndView close(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String closedOn,
            Page page,
            RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        LocalDate day = entered.neededDay("closedOn", closedOn);
        return entered.done(Map.of(), () -> homes.close(county.code(), id, day))
                ? shown(id, redirect, Message.of("organisation.home.closed", day))
                : refused(show(county, id, BLANK, closedOn, entered.mistakes(), page));
    }

    private ModelAndView show(
            County county, UUID id, OpeningForm opening, String closedOn, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(county.code());
        return new ModelAndView(
                "organisation/homes/show",
                Map.of(
                        "all",
                        all,
                        "home",
                        all.home(id).orElseThrow(() -> Refusal.absent("home")),
                        "opening",
                        opening,
                        "closedOn",
                        closedOn,
                        "mistakes",
                        mistakes,
                        "weekdays",
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new Choice(day.name(), page.t("organisation.weekday." + day.getValue())))
                                .toList(),
                        "holidays",
                        List.of(new Choice(OpeningForm.CLOSED, page.t("organisation.opening.holidays.closed")))));
    }

    static ModelAndView shown(UUID id, RedirectAttributes redirect, Message notice) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/organisation/homes/" + id);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
