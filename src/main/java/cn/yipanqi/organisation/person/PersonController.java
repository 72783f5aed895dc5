package cn.yipanqi.organisation.person;

import static cn.yipanqi.access.Permission.ORGANISATION_READ;
import static cn.yipanqi.access.Permission.POST_EDIT;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.organisation.Post;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
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

/** Who holds which post. Ending one hands open work over and is the accounts module's page. */
@Controller
@RequestMapping("/organisation/people")
class PersonController {

    private static final int ROWS = 50;

    private final Directory directory;
    private final People people;
    private final Newcomer newcomer;
    private final Clock clock;

    PersonController(Directory directory, People people, Newcomer newcomer, Clock clock) {
        this.directory = directory;
        this.people = people;
        this.newcomer = newcomer;
        this.clock = clock;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView index(
            County county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        Paging paging = new Paging(people.countNamed(county.code(), q), number, ROWS);
        return new ModelAndView(
                "organisation/people/index",
                Map.of(
                        "all",
                        directory.of(county.code()),
                        "rows",
                        people.named(county.code(), q, today(), ROWS, paging.offset()),
                        "paging",
                        paging,
                        "q",
                        q));
    }

    @GetMapping("/new")
    @Requires(POST_EDIT)
    ModelAndView blank(County county, Page page) {
        return form("new", county, Optional.empty(), PostForm.empty(today()), page.mistakes(), page);
    }

    @PostMapping
    @Requires(POST_EDIT)
    @StepUp
    ModelAndView add(County county, PostForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        People.Facts facts = form.facts(entered);
        String name = form.name() == null ? "" : form.name();
        return entered.attempt(PostForm.FIELDS, () -> newcomer.add(county.code(), name, facts))
                .map(id -> shown(id, redirect, Message.of("organisation.person.added", name.strip())))
                .orElseGet(() -> refused(form("new", county, Optional.empty(), form, entered.mistakes(), page)));
    }

    @GetMapping("/{id}")
    @Requires(ORGANISATION_READ)
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        Person person = people.find(county.code(), id);
        return show(county, person, person.name(), page.mistakes());
    }

    private ModelAndView show(County county, Person person, String name, Mistakes mistakes) {
        return new ModelAndView(
                "organisation/people/show",
                Map.of(
                        "all", directory.of(county.code()),
                        "person", person,
                        "today", today(),
                        "name", name,
                        "mistakes", mistakes));
    }

    @PostMapping("/{id}")
    @Requires(POST_EDIT)
    ModelAndView rename(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            Page page,
            RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        return entered.done(PostForm.FIELDS, () -> people.rename(county.code(), id, name))
                ? shown(id, redirect, Message.of("organisation.saved", name.strip()))
                : refused(show(county, people.find(county.code(), id), name, entered.mistakes()));
    }

    @GetMapping("/{id}/posts/new")
    @Requires(POST_EDIT)
    ModelAndView blankPost(County county, @PathVariable UUID id, Page page) {
        Person person = people.find(county.code(), id);
        return form("post", county, Optional.of(person), PostForm.empty(today()), page.mistakes(), page);
    }

    @PostMapping("/{id}/posts")
    @Requires(POST_EDIT)
    @StepUp
    ModelAndView take(County county, @PathVariable UUID id, PostForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        People.Facts facts = form.facts(entered);
        if (entered.done(PostForm.FIELDS, () -> people.take(county.code(), id, facts))) {
            return shown(id, redirect, Message.of("organisation.post.taken", facts.position()));
        }
        Person person = people.find(county.code(), id);
        return refused(form("post", county, Optional.of(person), form, entered.mistakes(), page));
    }

    private ModelAndView form(
            String view, County county, Optional<Person> person, PostForm form, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("all", all);
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put(
                "roles",
                Arrays.stream(Role.values())
                        .filter(Post.ROLES::contains)
                        .map(role -> new Choice(role.name(), page.t(role.messageKey())))
                        .toList());
        model.put(
                "units",
                all.units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        model.put(
                "stations",
                all.stations()
                        .map(station -> new Choice(station.id().toString(), station.name()))
                        .toList());
        person.ifPresent(there -> model.put("person", there));
        return new ModelAndView("organisation/people/" + view, model);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static ModelAndView shown(UUID id, RedirectAttributes redirect, Message notice) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/organisation/people/" + id);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
