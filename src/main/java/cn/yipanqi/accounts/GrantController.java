package cn.yipanqi.accounts;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Roles of one account, given and taken. */
@Controller
@RequestMapping("/accounts/{id}/grants")
@Requires(Permission.GRANT_EDIT)
class GrantController {

    private final AccountOffice accounts;
    private final GrantOffice office;
    private final Grants grants;
    private final GrantChoices choices;

    GrantController(AccountOffice accounts, GrantOffice office, Grants grants, GrantChoices choices) {
        this.accounts = accounts;
        this.office = office;
        this.grants = grants;
        this.choices = choices;
    }

    @GetMapping("/new")
    ModelAndView form(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, County county, Page page) {
        GrantDraft draft =
                new GrantDraft(null, RegionCode.county(county.code()).digits(), null, null, grants.today(), null);
        return form(asker, id, county, draft, page, page.mistakes());
    }

    @PostMapping
    @StepUp
    ModelAndView give(
            @AuthenticationPrincipal SignedIn asker,
            @PathVariable UUID id,
            County county,
            GrantDraft draft,
            BindingResult binding,
            Page page,
            RedirectAttributes next) {
        Mistakes mistakes = page.mistakes().add(binding);
        if (!mistakes.any()) {
            try {
                office.give(asker, id, draft);
                next.addFlashAttribute(Page.NOTICE, Message.of("accounts.grant.given"));
                return new ModelAndView("redirect:/accounts/" + id);
            } catch (Fault fault) {
                mistakes.add(fault.field(), fault.sentence());
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.INVALID) {
                    throw refusal;
                }
                mistakes.add("", refusal.sentence());
            }
        }
        ModelAndView again = form(asker, id, county, draft, page, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView form(SignedIn asker, UUID id, County county, GrantDraft draft, Page page, Mistakes mistakes) {
        Map<String, Object> model = choices.of(asker, county, page);
        model.put("account", accounts.find(asker, id));
        model.put("draft", draft);
        model.put("mistakes", mistakes);
        return new ModelAndView("accounts/grant/new", model);
    }

    /** From today on it no longer holds. */
    @PostMapping("/{grant}/ending")
    @StepUp
    String end(
            @AuthenticationPrincipal SignedIn asker,
            @PathVariable UUID id,
            @PathVariable UUID grant,
            RedirectAttributes next) {
        office.end(asker, id, grant, grants.today());
        next.addFlashAttribute(Page.NOTICE, Message.of("accounts.grant.taken"));
        return "redirect:/accounts/" + id;
    }
}
