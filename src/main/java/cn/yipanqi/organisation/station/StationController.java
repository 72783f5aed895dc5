package cn.yipanqi.organisation.station;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/organisation/stations")
class StationController {

    private final Directory directory;
    private final Stations stations;
    private final Clock clock;

    StationController(Directory directory, Stations stations, Clock clock) {
        this.directory = directory;
        this.stations = stations;
        this.clock = clock;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView index(County county) {
        CountyDirectory all = directory.of(county.code());
        return new ModelAndView(
                "organisation/stations/index",
                Map.of(
                        "all",
                        all,
                        "rows",
                        all.stations().toList(),
                        "closed",
                        all.allStations().stream()
                                .filter(station -> !station.current())
                                .toList()));
    }

    @GetMapping("/new")
    @Requires(ORGANISATION_EDIT)
    ModelAndView blank(County county, Page page) {
        return form("new", county, Optional.empty(), StationForm.EMPTY, page.mistakes(), page);
    }

    @PostMapping
    @Requires(ORGANISATION_EDIT)
    ModelAndView open(County county, StationForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        Stations.Facts facts = form.facts(entered);
        return entered.attempt(StationForm.FIELDS, () -> stations.open(county.code(), facts))
                .map(id -> shown(id, redirect, Message.of("organisation.station.opened", facts.name())))
                .orElseGet(() -> refused(form("new", county, Optional.empty(), form, entered.mistakes(), page)));
    }

    @GetMapping("/{id}")
    @Requires(ORGANISATION_READ)
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(county, id, page.mistakes(), LocalDate.now(clock).toString());
    }

    private ModelAndView show(County county, UUID id, Mistakes mistakes, String closedOn) {
        CountyDirectory all = directory.of(county.code());
        return new ModelAndView(
                "organisation/stations/show",
                Map.of("all", all, "station", station(all, id), "mistakes", mistakes, "closedOn", closedOn));
    }

    @GetMapping("/{id}/edit")
    @Requires(ORGANISATION_EDIT)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        Station station = station(directory.of(county.code()), id);
        return form("edit", county, Optional.of(station), StationForm.of(station), page.mistakes(), page);
    }

    @PostMapping("/{id}")
    @Requires(ORGANISATION_EDIT)
    ModelAndView change(
            County county, @PathVariable UUID id, StationForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        Stations.Facts facts = form.facts(entered);
        if (entered.done(StationForm.FIELDS, () -> stations.change(county.code(), id, facts))) {
            return shown(id, redirect, Message.of("organisation.saved", facts.name()));
        }
        Station station = station(directory.of(county.code()), id);
        return refused(form("edit", county, Optional.of(station), form, entered.mistakes(), page));
    }

    @PostMapping("/{id}/closing")
    @Requires(ORGANISATION_EDIT)
    ModelAndView close(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String closedOn,
            Page page,
            RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        LocalDate day = entered.neededDay("closedOn", closedOn);
        return entered.done(
                        Map.of("organisation.refused.station.closed-before", "closedOn"),
                        () -> stations.close(county.code(), id, day))
                ? shown(id, redirect, Message.of("organisation.station.closed", day))
                : refused(show(county, id, entered.mistakes(), closedOn));
    }

    private ModelAndView form(
            String view, County county, Optional<Station> station, StationForm form, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("all", all);
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put(
                "townships",
                all.townships().stream()
                        .map(township -> new Choice(Long.toString(township.low()), township.name()))
                        .toList());
        model.put(
                "seven",
                Arrays.stream(SevenHave.values())
                        .map(have -> new Choice(have.name(), page.t(have.messageKey())))
                        .toList());
        station.ifPresent(there -> model.put("station", there));
        return new ModelAndView("organisation/stations/" + view, model);
    }

    private static Station station(CountyDirectory all, UUID id) {
        return all.station(id).orElseThrow(() -> Refusal.absent("station"));
    }

    private static ModelAndView shown(UUID id, RedirectAttributes redirect, Message notice) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/organisation/stations/" + id);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
