package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.County;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Held;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of the division, for its administrators; opened and closed by the system administrator. */
@Controller
@Requires(Permission.ACCOUNT_READ)
class AccountsController {

    private static final int ROWS = 20;

    private final Accounts accounts;
    private final AccountOffice office;
    private final Grants grants;
    private final GrantChoices choices;
    private final PlaceNames places;
    private final People people;

    AccountsController(
            Accounts accounts,
            AccountOffice office,
            Grants grants,
            GrantChoices choices,
            PlaceNames places,
            People people) {
        this.accounts = accounts;
        this.office = office;
        this.grants = grants;
        this.choices = choices;
        this.places = places;
        this.people = people;
    }

    @Bean
    static NavigationItem accountsNavigation() {
        return new NavigationItem("/accounts", "accounts.title", 910, null, Permission.ACCOUNT_READ.name());
    }

    @GetMapping("/accounts")
    ModelAndView list(
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        RegionCode region = asker.grant().region();
        Paging paging = new Paging(accounts.countMatching(region, q), number, ROWS);
        List<Listed> found = accounts.matching(region, q, ROWS, paging.offset());
        Map<UUID, List<Held>> held = grants.today(found.stream().map(Listed::id).toList());
        List<AccountView> rows = found.stream()
                .map(account -> view(account, held.getOrDefault(account.id(), List.of())))
                .toList();
        return new ModelAndView("accounts/account/index", Map.of("rows", rows, "paging", paging, "q", q));
    }

    @GetMapping("/accounts/new")
    @Requires(Permission.ACCOUNT_EDIT)
    ModelAndView form(@AuthenticationPrincipal SignedIn asker, County county, Page page) {
        Draft draft =
                new Draft(null, null, null, RegionCode.county(county.code()).digits(), null, null, null);
        return form(asker, county, draft, page, page.mistakes());
    }

    @PostMapping("/accounts")
    @Requires(Permission.ACCOUNT_EDIT)
    @StepUp
    ModelAndView open(
            @AuthenticationPrincipal SignedIn asker, County county, Draft draft, BindingResult binding, Page page) {
        Mistakes mistakes = page.mistakes().add(binding);
        if (!mistakes.any()) {
            try {
                return secret(asker, office.open(asker, draft), HttpStatus.CREATED);
            } catch (Fault fault) {
                mistakes.add(fault.field(), fault.sentence());
            } catch (Refusal refusal) {
                mistakes.add(field(refusal), refusal.sentence());
            }
        }
        ModelAndView again = form(asker, county, draft, page, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @GetMapping("/accounts/{id}")
    ModelAndView show(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        Listed found = office.find(asker, id);
        return new ModelAndView(
                "accounts/account/show",
                Map.of(
                        "account", view(found, grants.of(id)),
                        "own", id.equals(asker.account()),
                        "person", person(found),
                        "gives", gives(asker)));
    }

    /** Where the person is whose account it is; empty for an office's. */
    private static String person(Listed account) {
        return account.person() == null ? "" : "/organisation/people/" + account.person();
    }

    private AccountView view(Listed account, Collection<Held> held) {
        return AccountView.of(account, held, places, grants.today());
    }

    /** Message keys of the roles the asker may take again. */
    private static Set<String> gives(SignedIn asker) {
        return asker.grant().role().gives().stream().map(Role::messageKey).collect(Collectors.toUnmodifiableSet());
    }

    @PostMapping("/accounts/{id}/disabling")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    String disable(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, RedirectAttributes next) {
        office.disable(asker, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("accounts.disabled"));
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/enabling")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    String enable(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, RedirectAttributes next) {
        office.enable(asker, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("accounts.enabled"));
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/invitation")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    ModelAndView invite(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        return secret(asker, office.invite(asker, id), HttpStatus.OK);
    }

    /** A person's account, or the form to open one. */
    @GetMapping("/accounts/people/{person}")
    ModelAndView ofPerson(
            @AuthenticationPrincipal SignedIn asker, @PathVariable UUID person, County county, Page page) {
        return accounts.ofPerson(person)
                .map(account -> new ModelAndView("redirect:/accounts/" + account.id()))
                .orElseGet(() -> {
                    if (!asker.may(Permission.ACCOUNT_EDIT)) {
                        throw Refusal.absent("account");
                    }
                    Draft draft = new Draft(
                            null,
                            people.find(county.code(), person).name(),
                            null,
                            RegionCode.county(county.code()).digits(),
                            null,
                            null,
                            person);
                    return form(asker, county, draft, page, page.mistakes());
                });
    }

    /** The one page that ever shows the link: made in the answer itself, kept nowhere. */
    private ModelAndView secret(SignedIn asker, Secret secret, HttpStatus status) {
        AccountView account = view(office.find(asker, secret.of()), grants.of(secret.of()));
        ModelAndView page = new ModelAndView(
                "accounts/account/invited", Map.of("account", account, "link", InvitationController.link(secret)));
        page.setStatus(status);
        return page;
    }

    private ModelAndView form(SignedIn asker, County county, Draft draft, Page page, Mistakes mistakes) {
        Map<String, Object> model = choices.of(asker, county, page);
        model.put("draft", draft);
        model.put("mistakes", mistakes);
        return new ModelAndView("accounts/account/new", model);
    }

    private static String field(Refusal refusal) {
        return refusal.sentence().key().startsWith("access.name") ? "name" : "login";
    }
}
