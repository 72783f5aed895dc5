package cn.yipanqi.accounts;

import cn.yipanqi.access.Invitations;
import cn.yipanqi.access.Invitations.Invited;
import cn.yipanqi.access.provider.Stranger;
import cn.yipanqi.access.provider.Subjects;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * An invitation accepted by the provider in place of a password: its holder signs in there, and is asked whether the account is his before it
 * is linked, since whoever sends a link about might want others to take it up.
 */
@Controller
@RequestMapping("/invitations/{secret}")
class InvitationLinkController {

    private final Invitations invitations;
    private final Subjects subjects;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    InvitationLinkController(
            Invitations invitations, Subjects subjects, AuditTrail audit, PlatformTransactionManager transactions) {
        this.invitations = invitations;
        this.subjects = subjects;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** On to the provider, who sends him back to the question. */
    @GetMapping("/provider")
    String begin(@PathVariable String secret, HttpServletRequest request) {
        found(secret);
        Stranger.expectAt(request, "/invitations/" + secret + "/linking");
        return "redirect:" + subjects.beginning();
    }

    @GetMapping("/linking")
    ModelAndView ask(@PathVariable String secret, HttpServletRequest request) {
        return new ModelAndView(
                "accounts/invitation/linking",
                Map.of("secret", secret, "invited", found(secret), "subject", subject(request)));
    }

    /** Links them; the answer leads to signing in, by a link of its own. */
    @PostMapping("/linking")
    ModelAndView link(@PathVariable String secret, HttpServletRequest request) {
        Invited invited = found(secret);
        String subject = subject(request);
        CurrentScope.run(
                Scope.job(invited.name(), invited.region()),
                () -> transaction.executeWithoutResult(status -> {
                    invitations.accept(secret, invited);
                    subjects.link(invited.account(), subject);
                    record(invited, "access.account.accept");
                    record(invited, "access.account.link");
                }));
        Stranger.forget(request);
        return new ModelAndView(
                "accounts/invitation/linked", Map.of("invited", invited, "beginning", subjects.beginning()));
    }

    private void record(Invited invited, String action) {
        audit.record(invited.region().ledger(), action, invited.account().toString(), Map.of("by", "PROVIDER"));
    }

    private Invited found(String secret) {
        if (!subjects.on()) {
            throw Refusal.absent("subject");
        }
        return invitations
                .find(secret)
                .orElseThrow(() -> new Refusal(Refusal.Kind.ABSENT, Message.of("access.invitation.gone")));
    }

    private static String subject(HttpServletRequest request) {
        return Stranger.subject(request).orElseThrow(() -> Refusal.absent("subject"));
    }
}
