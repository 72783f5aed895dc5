package cn.yipanqi.organisation.home;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.organisation.Homes;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/organisation/homes")
class HomeRegisterController {

    private final Directory directory;
    private final Homes homes;
    private final Clock clock;

    HomeRegisterController(Directory directory, Homes homes, Clock clock) {
        this.directory = directory;
        this.homes = homes;
        this.clock = clock;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView index(County county) {
        CountyDirectory all = directory.of(county.code());
        return new ModelAndView(
                "organisation/homes/index",
                Map.of(
                        "all",
                        all,
                        "rows",
                        all.homes().toList(),
                        "closed",
                        all.allHomes().stream().filter(home -> !home.current()).toList(),
                        "today",
                        LocalDate.now(clock)));
    }

    @GetMapping("/new")
    @Requires(ORGANISATION_EDIT)
    ModelAndView blank(County county, Page page) {
        return form("new", county, Optional.empty(), HomeForm.EMPTY, page.mistakes(), page);
    }

    @PostMapping
    @Requires(ORGANISATION_EDIT)
    ModelAndView open(County county, HomeForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        HomeKind kind = form.kind(entered);
        return entered.attempt(HomeForm.FIELDS, () -> homes.open(county.code(), form.typedName(), kind))
                .map(id -> HomeDaysController.shown(
                        id, redirect, Message.of("organisation.home.opened", form.typedName())))
                .orElseGet(() -> refused(form("new", county, Optional.empty(), form, entered.mistakes(), page)));
    }

    @GetMapping("/{id}/edit")
    @Requires(ORGANISATION_EDIT)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        Home home = home(county, id);
        return form("edit", county, Optional.of(home), HomeForm.of(home), page.mistakes(), page);
    }

    @PostMapping("/{id}")
    @Requires(ORGANISATION_EDIT)
    ModelAndView change(County county, @PathVariable UUID id, HomeForm form, Page page, RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        HomeKind kind = form.kind(entered);
        return entered.done(HomeForm.FIELDS, () -> homes.change(county.code(), id, form.typedName(), kind))
                ? HomeDaysController.shown(id, redirect, Message.of("organisation.saved", form.typedName()))
                : refused(form("edit", county, Optional.of(home(county, id)), form, entered.mistakes(), page));
    }

    private Home home(County county, UUID id) {
        return directory.of(county.code()).home(id).orElseThrow(() -> Refusal.absent("home"));
    }

    private ModelAndView form(
            String view, County county, Optional<Home> home, HomeForm form, Mistakes mistakes, Page page) {
        Map<String, Object> model = new HashMap<>();
        model.put("all", directory.of(county.code()));
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put(
                "kinds",
                Arrays.stream(HomeKind.values())
                        .map(kind -> new Choice(kind.name(), page.t(kind.messageKey())))
                        .toList());
        home.ifPresent(there -> model.put("home", there));
        return new ModelAndView("organisation/homes/" + view, model);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
