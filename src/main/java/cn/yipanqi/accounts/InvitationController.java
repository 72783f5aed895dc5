package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.Invitations;
import cn.yipanqi.access.Invitations.Invited;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.provider.Subjects;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where an invitation leads: its holder, who cannot sign in yet, chooses a password. Opening the link changes nothing. */
@Controller
@RequestMapping("/invitations/{secret}")
class InvitationController {

    private final Invitations invitations;
    private final Passwords passwords;
    private final Subjects subjects;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    InvitationController(
            Invitations invitations,
            Passwords passwords,
            Subjects subjects,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.invitations = invitations;
        this.passwords = passwords;
        this.subjects = subjects;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The link as it is sent, with the address the asker knows this site by. */
    static String link(Secret secret) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/invitations/" + secret.text())
                .toUriString();
    }

    @GetMapping
    ModelAndView form(@PathVariable String secret, Page page) {
        return invitations
                .find(secret)
                .map(invited -> form(secret, invited, page.mistakes()))
                .orElseGet(InvitationController::gone);
    }

    @PostMapping
    ModelAndView accept(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Page page) {
        Optional<Invited> found = invitations.find(secret);
        if (found.isEmpty()) {
            return gone();
        }
        Invited invited = found.get();
        Mistakes mistakes = page.mistakes();
        passwords.faults(password, invited.login()).forEach(fault -> mistakes.add("password", fault));
        if (!password.equals(again)) {
            mistakes.add("again", Message.of("account.password.again.differs"));
        }
        if (mistakes.any()) {
            ModelAndView form = form(secret, invited, mistakes);
            form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return form;
        }
        try {
            accept(secret, invited, password);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.ABSENT) {
                return gone();
            }
            throw refusal;
        }
        return new ModelAndView("accounts/invitation/done", Map.of("invited", invited));
    }

    /** Nobody is signed in: it is recorded in the name of the holder, whose link it was. */
    private void accept(String secret, Invited invited, String password) {
        CurrentScope.run(
                Scope.job(invited.name(), invited.region()),
                () -> transaction.executeWithoutResult(status -> {
                    invitations.accept(secret, invited, password);
                    audit.record(
                            invited.region().ledger(),
                            "access.account.accept",
                            invited.account().toString(),
                            Map.of());
                }));
    }

    private ModelAndView form(String secret, Invited invited, Mistakes mistakes) {
        return new ModelAndView(
                "accounts/invitation/show",
                Map.of(
                        "secret",
                        secret,
                        "invited",
                        invited,
                        "provider",
                        subjects.on(),
                        "providerName",
                        subjects.providerName(),
                        "mistakes",
                        mistakes));
    }

    private static ModelAndView gone() {
        ModelAndView page = new ModelAndView("accounts/invitation/gone");
        page.setStatus(HttpStatus.GONE);
        return page;
    }
}
