package cn.yipanqi.coordination.group;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.coordination.typed.Typed.Outcome;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Post;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** Members of a leading group: added, changed, ended. */
@Controller
@RequestMapping("/coordination/group/{group}/members")
@Requires(Permission.COORDINATION_EDIT)
class MemberController {

    private static final List<String> ORDER =
            List.of("role", "label", "position", "unit", "person", "from", "endedOn", "place");

    private final Groups groups;
    private final Members members;
    private final Compositions compositions;
    private final Directory directory;

    MemberController(Groups groups, Members members, Compositions compositions, Directory directory) {
        this.groups = groups;
        this.members = members;
        this.compositions = compositions;
        this.directory = directory;
    }

    @GetMapping("/new")
    ModelAndView blank(County county, @PathVariable UUID group, Page page) {
        LeadingGroup found = groups.find(county.code(), group);
        int place = members.of(county.code(), group).stream()
                        .filter(member -> member.role() == GroupRole.MEMBER)
                        .mapToInt(Member::place)
                        .max()
                        .orElse(0)
                + 1;
        return form(county, found, null, MemberForm.empty(found.from(), place), page.mistakes(), page);
    }

    @PostMapping
    ModelAndView add(County county, @PathVariable UUID group, MemberForm form, Page page, RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        Members.Facts facts = form.facts(mistakes);
        if (facts != null && Typed.done(mistakes, MemberForm.FIELDS, () -> members.add(county.code(), group, facts))) {
            return saved(group, next);
        }
        return refused(form(county, groups.find(county.code(), group), null, form, mistakes, page));
    }

    @GetMapping("/{member}/edit")
    ModelAndView edit(County county, @PathVariable UUID group, @PathVariable UUID member, Page page) {
        Member found = members.find(county.code(), group, member);
        return form(county, groups.find(county.code(), group), found, MemberForm.of(found), page.mistakes(), page);
    }

    @PostMapping("/{member}")
    ModelAndView change(
            County county,
            @PathVariable UUID group,
            @PathVariable UUID member,
            MemberForm form,
            Page page,
            RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        Members.Facts facts = form.facts(mistakes);
        int seen = Objects.requireNonNullElse(form.revision(), 0);
        Outcome outcome = facts == null
                ? Outcome.MISTAKEN
                : Typed.tried(
                        mistakes, MemberForm.FIELDS, () -> members.change(county.code(), group, member, seen, facts));
        if (outcome == Outcome.DONE) {
            return saved(group, next);
        }
        boolean stale = outcome == Outcome.STALE;
        Member now = members.find(county.code(), group, member);
        MemberForm shown = stale ? form.at(now.revision()) : form;
        ModelAndView again = form(county, groups.find(county.code(), group), now, shown, mistakes, page);
        again.addObject("stale", stale);
        again.setStatus(outcome.status());
        return again;
    }

    @PostMapping("/{member}/ending")
    ModelAndView end(
            County county,
            @PathVariable UUID group,
            @PathVariable UUID member,
            @RequestParam(defaultValue = "") String endedOn,
            Page page,
            RedirectAttributes next) {
        Member found = members.find(county.code(), group, member);
        Mistakes mistakes = page.mistakes();
        LocalDate day = Typed.day("endedOn", endedOn, mistakes);
        if (day != null
                && Typed.done(mistakes, MemberForm.FIELDS, () -> members.end(county.code(), group, member, day))) {
            return saved(group, next);
        }
        return refused(form(county, groups.find(county.code(), group), found, MemberForm.of(found), mistakes, page));
    }

    private ModelAndView form(
            County county, LeadingGroup group, @Nullable Member member, MemberForm form, Mistakes mistakes, Page page) {
        Map<String, Object> model = new HashMap<>();
        model.put("group", group);
        model.put("form", form);
        model.put("mistakes", mistakes.inOrder(ORDER));
        model.put(
                "roles",
                Arrays.stream(GroupRole.values())
                        .map(role -> new Choice(role.name(), page.t(role.messageKey())))
                        .toList());
        model.put(
                "units",
                directory
                        .of(county.code())
                        .units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        model.put(
                "people",
                compositions.people(county.code()).stream()
                        .map(person -> new Choice(
                                person.id().toString(),
                                person.name() + " "
                                        + person.posts().stream()
                                                .map(Post::position)
                                                .collect(Collectors.joining("、"))))
                        .toList());
        if (member != null) {
            model.put("member", member);
        }
        return new ModelAndView("coordination/group/member", model);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView saved(UUID group, RedirectAttributes next) {
        next.addFlashAttribute(Page.NOTICE, Message.of("group.saved"));
        return new ModelAndView("redirect:/coordination/group/" + group);
    }
}
