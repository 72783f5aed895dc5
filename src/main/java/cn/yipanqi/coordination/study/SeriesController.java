package cn.yipanqi.coordination.study;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Differing;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A series: set up, changed. */
@Controller
@RequestMapping("/coordination/study/series")
@Requires(Permission.COORDINATION_EDIT)
class SeriesController {

    static final List<String> FIELDS =
            List.of("name", "unit", "weekday", "startsAt", "minutes", "place", "onHoliday", "takesShifted", "endedOn");

    private final AllSeries series;
    private final Directory directory;

    SeriesController(AllSeries series, Directory directory) {
        this.series = series;
        this.directory = directory;
    }

    @GetMapping("/new")
    ModelAndView blank(County county, Page page) {
        return form(county, null, SeriesDraft.blank(page.t("study.title")), page.mistakes(), false, page);
    }

    @PostMapping
    ModelAndView add(County county, SeriesDraft draft, Page page, RedirectAttributes redirect) {
        try {
            UUID id = series.add(county.code(), draft);
            redirect.addFlashAttribute(Page.NOTICE, Message.of("study.series.added"));
            return new ModelAndView("redirect:/coordination/study?series=" + id);
        } catch (InvalidInput invalid) {
            return again(form(county, null, draft, page.mistakes().add(invalid.faults()), false, page), invalid);
        }
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        return form(county, id, SeriesDraft.of(series.find(county.code(), id)), page.mistakes(), false, page);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            County county, @PathVariable UUID id, SeriesDraft draft, Page page, RedirectAttributes redirect) {
        try {
            series.change(county.code(), id, draft);
            redirect.addFlashAttribute(Page.NOTICE, Message.of("study.series.changed"));
            return new ModelAndView("redirect:/coordination/study?series=" + id);
        } catch (InvalidInput invalid) {
            boolean stale = invalid.status() == HttpStatus.CONFLICT;
            return again(form(county, id, draft, page.mistakes().add(invalid.faults()), stale, page), invalid);
        }
    }

    private static ModelAndView again(ModelAndView form, InvalidInput invalid) {
        form.setStatus(invalid.status());
        return form;
    }

    /** @param stale somebody else came first: what stands now is shown beside what was typed, and may be overwritten knowingly */
    private ModelAndView form(
            County county, @Nullable UUID id, SeriesDraft draft, Mistakes mistakes, boolean stale, Page page) {
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        Series now = id == null ? null : series.find(county.code(), id);
        model.put("now", now);
        model.put(
                "differing",
                stale && now != null
                        ? Differing.between("study.series.", SeriesDraft.of(now), draft, names)
                        : List.of());
        model.put("draft", draft);
        model.put("mistakes", mistakes.inOrder(FIELDS));
        model.put(
                "units",
                names.units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        model.put(
                "weekdays",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Choice(day.name(), page.t("study.series.weekday." + day.name())))
                        .toList());
        model.put(
                "rules",
                Arrays.stream(OnHoliday.values())
                        .map(rule -> new Choice(rule.name(), page.t(rule.messageKey())))
                        .toList());
        return new ModelAndView("coordination/study/series", model);
    }
}
