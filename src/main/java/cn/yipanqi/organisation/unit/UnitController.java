package cn.yipanqi.organisation.unit;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.organisation.Units;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

@Controller
@RequestMapping("/organisation/units")
class UnitController {

    private final Directory directory;
    private final Units units;

    UnitController(Directory directory, Units units) {
        this.directory = directory;
        this.units = units;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView index(County county) {
        CountyDirectory all = directory.of(county.code());
        return new ModelAndView(
                "organisation/units/index",
                Map.of(
                        "all",
                        all,
                        "rows",
                        UnitRow.tree(all),
                        "ended",
                        all.allUnits().stream().filter(unit -> !unit.current()).toList()));
    }

    @GetMapping("/new")
    @Requires(ORGANISATION_EDIT)
    ModelAndView blank(County county, @RequestParam @Nullable String parent, Page page) {
        return form("new", county, null, UnitForm.empty(parent), page.mistakes(), page);
    }

    @PostMapping
    @Requires(ORGANISATION_EDIT)
    ModelAndView add(County county, UnitForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        Units.Facts facts = form.facts(entered);
        return entered.attempt(UnitForm.FIELDS, () -> units.add(county.code(), facts))
                .map(id -> shown(id, redirect, Message.of("organisation.unit.added", facts.shortName())))
                .orElseGet(() -> refused(form("new", county, null, form, entered.mistakes(), page)));
    }

    @GetMapping("/{id}/edit")
    @Requires(ORGANISATION_EDIT)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        Unit unit = current(directory.of(county.code()), id);
        return form("edit", county, id, UnitForm.of(unit), page.mistakes(), page);
    }

    @PostMapping("/{id}")
    @Requires(ORGANISATION_EDIT)
    ModelAndView change(County county, @PathVariable UUID id, UnitForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        Units.Facts facts = form.facts(entered);
        return entered.done(UnitForm.FIELDS, () -> units.change(county.code(), id, facts))
                ? shown(id, redirect, Message.of("organisation.saved", facts.shortName()))
                : refused(form("edit", county, id, form, entered.mistakes(), page));
    }

    private ModelAndView form(
            String view, County county, @Nullable UUID id, UnitForm form, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("all", all);
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put(
                "types",
                Arrays.stream(UnitType.values())
                        .map(type -> new Choice(type.name(), page.t(type.messageKey())))
                        .toList());
        model.put("parents", parents(all, Optional.ofNullable(id)));
        if (id != null) {
            model.put("unit", current(all, id));
        }
        return new ModelAndView("organisation/units/" + view, model);
    }

    private static List<Choice> parents(CountyDirectory all, Optional<UUID> own) {
        return UnitRow.tree(all).stream()
                .filter(row -> own.isEmpty() || !row.unit().id().equals(own.get()))
                .map(row -> new Choice(
                        row.unit().id().toString(),
                        "　".repeat(row.depth()) + row.unit().shortName()))
                .toList();
    }

    private static Unit current(CountyDirectory all, UUID id) {
        return all.unit(id).filter(Unit::current).orElseThrow(() -> Refusal.absent("unit"));
    }

    static ModelAndView shown(UUID id, RedirectAttributes redirect, Message notice) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/organisation/units/" + id);
    }

    private static ModelAndView refused(ModelAndView form) {
        form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return form;
    }
}
