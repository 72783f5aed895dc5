package cn.yipanqi.coordination.group;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.coordination.typed.Typed.Outcome;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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

/** 领导小组: how it is made up on a day, its chart, and its keeping. */
@Controller
@RequestMapping("/coordination/group")
class GroupController {

    private static final List<String> ORDER =
            List.of("name", "document", "from", "endedOn", "duties", "officeName", "officeUnit", "officeDuties");

    private final Groups groups;
    private final Compositions compositions;
    private final Directory directory;

    GroupController(Groups groups, Compositions compositions, Directory directory) {
        this.groups = groups;
        this.compositions = compositions;
        this.directory = directory;
    }

    @Bean
    static NavigationItem groupNavigation() {
        return new NavigationItem("/coordination/group", "group.nav", 10, Commons.ORGANISATION, LEDGER_READ.name());
    }

    /** The group there is on a day, or the latest there was; all there were beneath it. */
    @GetMapping
    @Requires(LEDGER_READ)
    @Snapshot
    ModelAndView index(County county, @RequestParam @Nullable String on) {
        LocalDate day = Typed.on(on);
        LocalDate looked = day == null ? compositions.today() : day;
        List<LeadingGroup> all = groups.all(county.code());
        return all.stream()
                .filter(group -> group.on(looked))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(group -> show(county, group.id(), day, all))
                .orElseGet(() -> new ModelAndView("coordination/group/none"));
    }

    @GetMapping("/{id}")
    @Requires(LEDGER_READ)
    @Snapshot
    ModelAndView show(County county, @PathVariable UUID id, @RequestParam @Nullable String on) {
        return show(county, id, Typed.on(on), groups.all(county.code()));
    }

    private ModelAndView show(County county, UUID id, @Nullable LocalDate day, List<LeadingGroup> all) {
        return new ModelAndView(
                "coordination/group/show",
                Map.of("composition", compositions.of(county.code(), id, day), "asked", day != null, "groups", all));
    }

    /** 架构图: the sheet to print. */
    @GetMapping("/{id}/chart")
    @Requires(LEDGER_READ)
    ModelAndView chart(
            County county,
            @PathVariable UUID id,
            @RequestParam @Nullable String on,
            @RequestParam(defaultValue = "a3") String size) {
        return new ModelAndView(
                "coordination/group/chart",
                Map.of(
                        "composition",
                        compositions.of(county.code(), id, Typed.on(on)),
                        "size",
                        size.equals("a4") ? "a4" : "a3"));
    }

    @GetMapping("/new")
    @Requires(COORDINATION_EDIT)
    ModelAndView blank(County county, Page page) {
        return form("new", county, GroupForm.empty(compositions.today()), page.mistakes());
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    ModelAndView found(County county, GroupForm form, Page page, RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        Groups.Facts facts = form.facts(mistakes);
        UUID[] made = new UUID[1];
        if (facts != null
                && Typed.done(mistakes, GroupForm.FIELDS, () -> made[0] = groups.found(county.code(), facts))) {
            return saved(made[0], next);
        }
        return refused(form("new", county, form, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/{id}/edit")
    @Requires(COORDINATION_EDIT)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        LeadingGroup group = groups.find(county.code(), id);
        ModelAndView edit = form("edit", county, GroupForm.of(group), page.mistakes());
        edit.addObject("group", group);
        return edit;
    }

    @PostMapping("/{id}")
    @Requires(COORDINATION_EDIT)
    ModelAndView change(County county, @PathVariable UUID id, GroupForm form, Page page, RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        Groups.Facts facts = form.facts(mistakes);
        int seen = Objects.requireNonNullElse(form.revision(), 0);
        Outcome outcome = facts == null
                ? Outcome.MISTAKEN
                : Typed.tried(mistakes, GroupForm.FIELDS, () -> groups.change(county.code(), id, seen, facts));
        if (outcome == Outcome.DONE) {
            return saved(id, next);
        }
        LeadingGroup now = groups.find(county.code(), id);
        GroupForm shown = outcome == Outcome.STALE ? form.at(now.revision()) : form;
        ModelAndView again = form("edit", county, shown, mistakes);
        again.addObject("group", now);
        return refused(again, outcome.status());
    }

    private ModelAndView form(String view, County county, GroupForm form, Mistakes mistakes) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("mistakes", mistakes.inOrder(ORDER));
        model.put(
                "units",
                directory
                        .of(county.code())
                        .units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        return new ModelAndView("coordination/group/" + view, model);
    }

    private static ModelAndView refused(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }

    private static ModelAndView saved(UUID id, RedirectAttributes next) {
        next.addFlashAttribute(Page.NOTICE, Message.of("group.saved"));
        return new ModelAndView("redirect:/coordination/group/" + id);
    }
}
