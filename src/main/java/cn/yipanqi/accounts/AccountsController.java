package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.accounts.AccountOffice.Fault;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** The accounts of the division, for its system administrator. */
@Controller
@Requires(Permission.ACCOUNT_EDIT)
class AccountsController {

    private static final int ROWS = 20;

    private final Accounts accounts;
    private final AccountOffice office;
    private final PlaceNames places;
    private final Directory directory;
    private final Regions regions;

    AccountsController(
            Accounts accounts, AccountOffice office, PlaceNames places, Directory directory, Regions regions) {
        this.accounts = accounts;
        this.office = office;
        this.places = places;
        this.directory = directory;
        this.regions = regions;
    }

    @Bean
    static NavigationItem accountsNavigation() {
        return new NavigationItem("/accounts", "accounts.title", 910, null, Permission.ACCOUNT_EDIT.name());
    }

    @GetMapping("/accounts")
    ModelAndView list(
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        RegionCode region = asker.grant().region();
        Paging paging = new Paging(accounts.countMatching(region, q), number, ROWS);
        List<AccountView> rows = accounts.matching(region, q, ROWS, paging.offset()).stream()
                .map(account -> AccountView.of(account, places))
                .toList();
        return new ModelAndView("accounts/account/index", Map.of("rows", rows, "paging", paging, "q", q));
    }

    @GetMapping("/accounts/new")
    ModelAndView form(@AuthenticationPrincipal SignedIn asker, County county, Page page) {
        Draft draft =
                new Draft(null, null, null, RegionCode.county(county.code()).digits(), null, null);
        return form(asker, county, draft, page, page.mistakes());
    }

    @PostMapping("/accounts")
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
        AccountView account = AccountView.of(office.find(asker, id), places);
        return new ModelAndView("accounts/account/show", Map.of("account", account, "own", id.equals(asker.account())));
    }

    @PostMapping("/accounts/{id}/disabling")
    String disable(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, RedirectAttributes next) {
        office.disable(asker, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("accounts.disabled"));
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/enabling")
    String enable(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, RedirectAttributes next) {
        office.enable(asker, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("accounts.enabled"));
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/password")
    ModelAndView password(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        return secret(asker, office.makePassword(asker, id), HttpStatus.OK);
    }

    /** The one page that ever shows the password: made in the answer itself, kept nowhere. */
    private ModelAndView secret(SignedIn asker, Secret secret, HttpStatus status) {
        AccountView account = AccountView.of(office.find(asker, secret.of()), places);
        ModelAndView page =
                new ModelAndView("accounts/account/secret", Map.of("account", account, "password", secret.text()));
        page.setStatus(status);
        return page;
    }

    private ModelAndView form(SignedIn asker, County county, Draft draft, Page page, Mistakes mistakes) {
        CountyDirectory all = directory.of(county.code());
        List<Choice> divisions = regions.path(RegionCode.county(county.code())).stream()
                .filter(region -> asker.grant().region().contains(region.code()))
                .map(region -> new Choice(region.digits(), region.name()))
                .toList();
        List<Choice> roles = Arrays.stream(Role.values())
                .map(role -> new Choice(role.name(), page.t(role.messageKey())))
                .toList();
        List<Choice> units = all.units()
                .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                .toList();
        List<Choice> stations = all.stations()
                .map(station -> new Choice(station.id().toString(), station.name()))
                .toList();
        Map<String, Object> model = Map.of(
                "draft", draft,
                "mistakes", mistakes,
                "county", RegionCode.county(county.code()).digits(),
                "several", asker.grant().region().digits().length() < 6,
                "divisions", divisions,
                "roles", roles,
                "units", units,
                "stations", stations);
        return new ModelAndView("accounts/account/new", model);
    }

    private static String field(Refusal refusal) {
        return refusal.sentence().key().startsWith("access.name") ? "name" : "login";
    }
}
