package cn.yipanqi.coordination.contact;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Differing;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Contact points: listed for a year, one with its visits, set and changed by the office. */
@Controller
@RequestMapping("/coordination/contacts")
class ContactController {

    private static final int VISITS = 100;

    private final Points points;
    private final Visits visits;
    private final Directory directory;
    private final Clock clock;

    ContactController(Points points, Visits visits, Directory directory, Clock clock) {
        this.points = points;
        this.visits = visits;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavigationItem contactNavigation() {
        return new NavigationItem(
                "/coordination/contacts", "contact.title", 40, Commons.ORGANISATION, Permission.LEDGER_READ.name());
    }

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    ModelAndView index(
            County county,
            @RequestParam(name = "year", required = false) @Nullable Integer asked,
            @RequestParam(required = false) @Nullable UUID unit) {
        int now = LocalDate.now(clock).getYear();
        int year = asked == null || asked < 2000 || asked > 2100 ? now : asked;
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("year", year);
        model.put("years", IntStream.of(now, now - 1, now - 2).boxed().toList());
        model.put("unit", unit);
        model.put("units", units(names));
        model.put("rows", points.of(county.code(), year, unit));
        model.put("names", names);
        return new ModelAndView("coordination/contact/index", model);
    }

    @GetMapping("/new")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView blank(County county, Page page) {
        return form(county, null, PointDraft.blank(LocalDate.now(clock)), page.mistakes(), false);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView add(County county, PointDraft draft, Page page, RedirectAttributes redirect) {
        try {
            UUID id = points.add(county.code(), draft);
            return shown(id, "contact.point.added", redirect);
        } catch (InvalidInput invalid) {
            return again(form(county, null, draft, page.mistakes().add(invalid.faults()), false), invalid);
        }
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    ModelAndView show(County county, @PathVariable UUID id) {
        LocalDate today = LocalDate.now(clock);
        ContactPoint point = points.find(county.code(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("point", point);
        model.put("year", today.getYear());
        model.put("standing", points.standing(point, today.getYear()));
        model.put("visits", visits.of(county.code(), id, VISITS, 0));
        model.put("mayWrite", Visits.mayWrite(county.code(), point.unit()));
        model.put("names", directory.of(county.code()));
        return new ModelAndView("coordination/contact/point", model);
    }

    @GetMapping("/{id}/edit")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        ContactPoint point = points.find(county.code(), id);
        return form(county, point, PointDraft.of(point), page.mistakes(), false);
    }

    @PostMapping("/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView change(
            County county, @PathVariable UUID id, PointDraft draft, Page page, RedirectAttributes redirect) {
        try {
            points.change(county.code(), id, draft);
            return shown(id, "contact.point.changed", redirect);
        } catch (InvalidInput invalid) {
            ContactPoint now = points.find(county.code(), id);
            boolean stale = invalid.status() == HttpStatus.CONFLICT;
            return again(form(county, now, draft, page.mistakes().add(invalid.faults()), stale), invalid);
        }
    }

    private ModelAndView form(
            County county, @Nullable ContactPoint now, PointDraft draft, Mistakes mistakes, boolean stale) {
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("now", now);
        model.put("draft", draft);
        model.put(
                "mistakes",
                mistakes.inOrder(List.of("unit", "leader", "target", "place", "from", "to", "visitsAYear")));
        model.put("differing", stale && now != null ? differing(now, draft, names) : List.of());
        model.put("units", units(names));
        model.put("targets", targets(names));
        model.put("names", names);
        return new ModelAndView("coordination/contact/edit", model);
    }

    /** Unit and target do not change, so the form does not send them. */
    private static List<Differing> differing(ContactPoint now, PointDraft draft, CountyDirectory names) {
        PointDraft stands = PointDraft.of(now);
        PointDraft typed = new PointDraft(
                stands.unit(),
                draft.leader(),
                stands.target(),
                stands.place(),
                draft.from(),
                draft.to(),
                draft.visitsAYear(),
                null);
        return Differing.between("contact.point.", stands, typed, names);
    }

    private static List<Choice> units(CountyDirectory names) {
        return names.units()
                .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                .toList();
    }

    private static List<Choice> targets(CountyDirectory names) {
        List<Choice> targets = new ArrayList<>();
        names.stations().forEach(station -> targets.add(new Choice(PointDraft.STATION + station.id(), station.name())));
        names.townships().forEach(town -> targets.add(new Choice(PointDraft.REGION + town.low(), town.name())));
        names.bodies().forEach(body -> targets.add(new Choice(PointDraft.BODY + body.id(), body.name())));
        return targets;
    }

    private static ModelAndView shown(UUID id, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, new Message(notice, List.of()));
        return new ModelAndView("redirect:/coordination/contacts/" + id);
    }

    private static ModelAndView again(ModelAndView form, InvalidInput invalid) {
        form.setStatus(invalid.status());
        return form;
    }
}
