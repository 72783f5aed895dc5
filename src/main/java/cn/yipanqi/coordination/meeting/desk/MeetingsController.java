package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingLists;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.form.Attempt;
import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.meeting.series.PastPeriod;
import cn.yipanqi.coordination.meeting.series.PastPeriods;
import cn.yipanqi.coordination.meeting.series.Series;
import cn.yipanqi.coordination.typed.Years;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The county's meetings: a year's, and a new one. */
@Controller
@RequestMapping("/coordination/meetings")
@Requires(Permission.LEDGER_READ)
class MeetingsController {

    private static final int ROWS = 50;

    private final MeetingDesk desk;
    private final Meetings meetings;
    private final MeetingLists lists;
    private final AllSeries allSeries;
    private final PastPeriods pastPeriods;
    private final Directory directory;
    private final Clock clock;

    MeetingsController(
            MeetingDesk desk,
            Meetings meetings,
            MeetingLists lists,
            AllSeries allSeries,
            PastPeriods pastPeriods,
            Directory directory,
            Clock clock) {
        this.desk = desk;
        this.meetings = meetings;
        this.lists = lists;
        this.allSeries = allSeries;
        this.pastPeriods = pastPeriods;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    @Snapshot
    ModelAndView index(
            County county,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam @Nullable UUID series,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Page page) {
        int thisYear = LocalDate.now(clock).getYear();
        boolean asked = year >= 2000 && year <= 2100;
        int shown = asked ? year : thisYear;
        MeetingLists.Filter filter = filter(shown, series, kind);
        MeetingLists.Found found = lists.find(county.code(), filter, ROWS, (Math.max(1, number) - 1L) * ROWS);
        if (!asked && Years.usual(found.years(), thisYear) != shown) {
            shown = Years.usual(found.years(), thisYear);
            filter = filter(shown, series, kind);
            found = lists.find(county.code(), filter, ROWS, (Math.max(1, number) - 1L) * ROWS);
        }
        Paging paging = new Paging(found.total(), number, ROWS);
        if (paging.number() != number && found.total() > 0) {
            found = lists.find(county.code(), filter, ROWS, paging.offset());
        }
        TreeSet<Integer> years = new TreeSet<>(found.years());
        years.add(thisYear);
        years.add(shown);
        PastPeriods.Known known = pastPeriods.all(county.code());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("rows", found.lines());
        model.put("paging", paging);
        model.put("all", directory.of(county.code()));
        model.put("years", new ArrayList<>(years.descendingSet()));
        model.put("year", shown);
        model.put("kinds", Choices.kinds(page));
        model.put(
                "series",
                known.series().stream()
                        .map(one -> new Choice(one.id().toString(), one.name()))
                        .toList());
        model.put("chosenSeries", series == null ? "" : series.toString());
        model.put("chosenKind", kind);
        model.put("missed", missed(known, shown, series, kind(kind)));
        return new ModelAndView("coordination/meeting/index", model);
    }

    private static MeetingLists.Filter filter(int year, @Nullable UUID series, String kind) {
        return new MeetingLists.Filter(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), series, kind(kind));
    }

    private List<PastPeriod> missed(
            PastPeriods.Known known, int year, @Nullable UUID series, @Nullable MeetingKind kind) {
        Set<UUID> some = known.series().stream()
                .filter(one -> (series == null || one.id().equals(series)) && (kind == null || one.kind() == kind))
                .map(Series::id)
                .collect(Collectors.toSet());
        return known.past().stream()
                .filter(past -> some.contains(past.series()))
                .filter(past -> past.missed() && past.period().to().getYear() == year)
                .toList();
    }

    private static @Nullable MeetingKind kind(String name) {
        return Arrays.stream(MeetingKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/new")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView blank(County county, @RequestParam @Nullable UUID series, Page page) {
        return form(county, desk.blank(series), page.mistakes(), page);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView plan(County county, MeetingDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<UUID> attempt = Attempt.at(page.mistakes(), "", () -> desk.add(county.code(), draft));
        if (!attempt.succeeded()) {
            return attempt.again(form(county, draft, attempt.mistakes(), page));
        }
        UUID planned = attempt.answer();
        String notice = desk.come(meetings.find(planned)) ? "meeting.planned.past" : "meeting.planned";
        redirect.addFlashAttribute(Page.NOTICE, Message.of(notice));
        return new ModelAndView("redirect:/coordination/meetings/" + planned);
    }

    private ModelAndView form(County county, MeetingDraft draft, Mistakes mistakes, Page page) {
        return new ModelAndView(
                "coordination/meeting/new",
                MeetingForms.model(directory.of(county.code()), allSeries.of(county.code()), draft, mistakes, page));
    }

    static String digits(long county) {
        return RegionCode.county(county).digits();
    }
}
