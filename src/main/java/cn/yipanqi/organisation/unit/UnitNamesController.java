package cn.yipanqi.organisation.unit;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Units;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** One unit: its names, what it is further called, its end. */
@Controller
@RequestMapping("/organisation/units/{id}")
class UnitNamesController {

    private static final Map<String, String> FIELDS =
            Map.of("organisation.alias", "alias", "organisation.refused.alias.taken", "alias");

    private final Directory directory;
    private final Units units;
    private final Clock clock;

    UnitNamesController(Directory directory, Units units, Clock clock) {
        this.directory = directory;
        this.units = units;
        this.clock = clock;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(
                county,
                id,
                new Entered(page.mistakes()),
                null,
                LocalDate.now(clock).toString());
    }

    @PostMapping("/aliases")
    @Requires(ORGANISATION_EDIT)
    ModelAndView addAlias(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String alias,
            Page page,
            RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        return entered.done(FIELDS, () -> units.addAlias(county.code(), id, alias))
                ? UnitController.shown(id, redirect, Message.of("organisation.alias.added", alias.strip()))
                : refused(show(county, id, entered, alias, LocalDate.now(clock).toString()));
    }

    @PostMapping("/aliases/removal")
    @Requires(ORGANISATION_EDIT)
    ModelAndView removeAlias(
            County county, @PathVariable UUID id, @RequestParam String alias, RedirectAttributes redirect) {
        units.removeAlias(county.code(), id, alias);
        return UnitController.shown(id, redirect, Message.of("organisation.alias.removed", alias));
    }

    @PostMapping("/ending")
    @Requires(ORGANISATION_EDIT)
    ModelAndView end(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String endedOn,
            Page page,
            RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        LocalDate day = entered.neededDay("endedOn", endedOn);
        return entered.done(
                        Map.of("organisation.refused.unit.has-units", "endedOn"),
                        () -> units.end(county.code(), id, day))
                ? UnitController.shown(id, redirect, Message.of("organisation.unit.ended", day))
                : refused(show(county, id, entered, null, endedOn));
    }

    private ModelAndView show(County county, UUID id, Entered entered, @Nullable String alias, String endedOn) {
        CountyDirectory all = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("all", all);
        model.put("unit", all.unit(id).orElseThrow(() -> Refusal.absent("unit")));
        model.put("mistakes", entered.mistakes());
        model.put("alias", Objects.toString(alias, ""));
        model.put("endedOn", endedOn);
        return new ModelAndView("organisation/units/show", model);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
