package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.meeting.form.Attempt;
import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The county's series of meetings, with the periods in which none was held. */
@Controller
@RequestMapping("/coordination/meetings/series")
@Requires(Permission.LEDGER_READ)
class SeriesController {

    private final SeriesDesk desk;
    private final AllSeries allSeries;
    private final PastPeriods pastPeriods;
    private final Directory directory;

    SeriesController(SeriesDesk desk, AllSeries allSeries, PastPeriods pastPeriods, Directory directory) {
        this.desk = desk;
        this.allSeries = allSeries;
        this.pastPeriods = pastPeriods;
        this.directory = directory;
    }

    @GetMapping
    @Snapshot
    ModelAndView index(County county) {
        PastPeriods.Known known = pastPeriods.all(county.code());
        return new ModelAndView(
                "coordination/series/index",
                Map.of(
                        "rows", known.series(),
                        "past", known.past(),
                        "all", directory.of(county.code())));
    }

    @GetMapping("/new")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView blank(County county, Page page) {
        List<String> members = Choices.units(directory.of(county.code())).stream()
                .map(Choice::value)
                .toList();
        return form("new", county.code(), null, SeriesDraft.empty(members), page.mistakes(), page);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView begin(County county, SeriesDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<UUID> attempt = Attempt.at(page.mistakes(), "name", () -> desk.begin(county.code(), draft));
        return attempt.succeeded()
                ? shown(attempt.answer(), "meeting.series.begun", redirect)
                : attempt.again(form("new", county.code(), null, draft, attempt.mistakes(), page));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, Page page) {
        return show(allSeries.find(id), CadenceDraft.EMPTY, "", "", page.mistakes(), page);
    }

    private ModelAndView show(
            Series series, CadenceDraft cadence, String period, String reason, Mistakes mistakes, Page page) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("series", series);
        model.put("past", pastPeriods.of(series.county(), List.of(series)));
        model.put("all", directory.of(series.county()));
        model.put("rhythms", rhythms(page));
        model.put("cadence", cadence);
        model.put("period", period);
        model.put("reason", reason);
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/series/show", model);
    }

    @GetMapping("/{id}/edit")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView edit(@PathVariable UUID id, Page page) {
        Series series = allSeries.find(id);
        return form("edit", series.county(), series, SeriesDraft.of(series), page.mistakes(), page);
    }

    @PostMapping("/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView change(@PathVariable UUID id, SeriesDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", () -> desk.change(id, draft));
        if (attempt.succeeded()) {
            return shown(id, "meeting.series.changed", redirect);
        }
        Series now = allSeries.find(id);
        SeriesDraft again = attempt.stale() ? draft.at(now.revision()) : draft;
        return attempt.again(form("edit", now.county(), now, again, attempt.mistakes(), page));
    }

    /** Another rhythm, from a day on. */
    @PostMapping("/{id}/cadences")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView changeCadence(@PathVariable UUID id, CadenceDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "cadenceFrom", () -> desk.change(id, draft));
        return attempt.succeeded()
                ? shown(id, "meeting.cadence.changed", redirect)
                : attempt.again(show(allSeries.find(id), draft, "", "", attempt.mistakes(), page));
    }

    /** Why nothing was held in a period. */
    @PostMapping("/{id}/excuses")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView excuse(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "reason", () -> desk.excuse(id, period, reason));
        return attempt.succeeded()
                ? shown(id, "meeting.excused", redirect)
                : attempt.again(show(allSeries.find(id), CadenceDraft.EMPTY, period, reason, attempt.mistakes(), page));
    }

    private ModelAndView form(
            String view, long county, @Nullable Series series, SeriesDraft draft, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(county);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("county", RegionCode.county(county).digits());
        model.put("series", series);
        model.put("draft", draft);
        model.put("units", Choices.units(all));
        model.put("kinds", Choices.kinds(page));
        model.put("rhythms", rhythms(page));
        model.put(
                "mistakes",
                mistakes.inOrder(List.of(
                        "name", "kind", "lead", "chair", "place", "rhythm", "month", "date", "from", "to", "members")));
        return new ModelAndView("coordination/series/" + view, model);
    }

    private static List<Choice> rhythms(Page page) {
        return Arrays.stream(Rhythm.values())
                .map(rhythm -> new Choice(rhythm.name(), page.t(rhythm.messageKey())))
                .toList();
    }

    private static ModelAndView shown(UUID id, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, Message.of(notice));
        return new ModelAndView("redirect:/coordination/meetings/series/" + id);
    }
}
