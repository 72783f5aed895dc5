package cn.yipanqi.organisation.township;

import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.organisation.TownshipAliases;
import cn.yipanqi.organisation.form.Entered;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Map;
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
@RequestMapping("/organisation/townships")
class TownshipController {

    private static final Map<String, String> FIELDS =
            Map.of("organisation.alias", "alias", "organisation.refused.alias.taken", "alias");

    private final Directory directory;
    private final TownshipAliases aliases;

    TownshipController(Directory directory, TownshipAliases aliases) {
        this.directory = directory;
        this.aliases = aliases;
    }

    @GetMapping
    @Requires(ORGANISATION_READ)
    ModelAndView index(County county) {
        return new ModelAndView("organisation/townships/index", Map.of("all", directory.of(county.code())));
    }

    @GetMapping("/{digits:\\d{9}}")
    @Requires(ORGANISATION_READ)
    ModelAndView show(County county, @PathVariable String digits, Page page) {
        return show(county, digits, "", page.mistakes());
    }

    @PostMapping("/{digits:\\d{9}}/aliases")
    @Requires(ORGANISATION_EDIT)
    ModelAndView addAlias(
            County county,
            @PathVariable String digits,
            @RequestParam(defaultValue = "") String alias,
            Page page,
            RedirectAttributes redirect) {
        Entered entered = new Entered(page.mistakes());
        if (entered.done(FIELDS, () -> aliases.add(county.code(), low(digits), alias))) {
            return shown(digits, redirect, Message.of("organisation.alias.added", alias.strip()));
        }
        ModelAndView again = show(county, digits, alias, entered.mistakes());
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{digits:\\d{9}}/aliases/removal")
    @Requires(ORGANISATION_EDIT)
    ModelAndView removeAlias(
            County county, @PathVariable String digits, @RequestParam String alias, RedirectAttributes redirect) {
        aliases.remove(county.code(), low(digits), alias);
        return shown(digits, redirect, Message.of("organisation.alias.removed", alias));
    }

    private ModelAndView show(County county, String digits, String alias, Mistakes mistakes) {
        CountyDirectory all = directory.of(county.code());
        Township township = all.township(low(digits)).orElseThrow(() -> Refusal.absent("township"));
        return new ModelAndView(
                "organisation/townships/show",
                Map.of("all", all, "township", township, "alias", alias, "mistakes", mistakes));
    }

    private static long low(String digits) {
        return Long.parseLong(digits) * 1000;
    }

    private static ModelAndView shown(String digits, RedirectAttributes redirect, Message notice) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/organisation/townships/" + digits);
    }
}
