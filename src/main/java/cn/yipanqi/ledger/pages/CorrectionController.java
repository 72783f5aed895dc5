package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.input.EntryDesk;
import cn.yipanqi.ledger.input.EntryInput;
import cn.yipanqi.ledger.pages.FormView.Corrected;
import cn.yipanqi.ledger.pages.FormView.Differing;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryChange;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 更正: the same form with what stands now, and a reason. Where somebody else came first, both are shown and nothing typed is lost. */
@Controller
@Requires(Permission.ENTRY_WRITE)
class CorrectionController {

    private final EntryDesk desk;
    private final Catalogue catalogue;
    private final CountyNames countyNames;

    CorrectionController(EntryDesk desk, Catalogue catalogue, CountyNames countyNames) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.countyNames = countyNames;
    }

    @GetMapping("/entries/{id}/corrections/new")
    ModelAndView form(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me, Page page) {
        EntryRecord now = desk.correctable(id);
        EntryNames names = countyNames.of(now.county());
        return show(
                now,
                names,
                EntryInput.of(now.content(), names.county()),
                page.mistakes(),
                new Corrected(id, now.version(), null, List.of()),
                me);
    }

    @PostMapping("/entries/{id}/corrections")
    ModelAndView correct(
            @PathVariable UUID id,
            @RequestParam int expectedVersion,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal SignedIn me,
            Page page,
            RedirectAttributes redirect) {
        EntryRecord now = desk.correctable(id);
        EntryNames names = countyNames.of(now.county());
        sent.set("kind", now.content().kind());
        EntryInput input = EntryForms.input(sent);
        String reason = sent.getFirst("reason");
        Mistakes mistakes = page.mistakes();
        if (expectedVersion == now.version()) {
            try {
                desk.correct(id, expectedVersion, reason, input);
                redirect.addFlashAttribute(Page.NOTICE, Message.of("entries.corrected"));
                return new ModelAndView("redirect:/entries/" + id);
            } catch (InvalidInput invalid) {
                mistakes.add(invalid.faults());
            }
            return status(
                    show(now, names, input, mistakes, new Corrected(id, expectedVersion, reason, List.of()), me),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        mistakes.add("", Message.of("ledger.entry.stale", now.version(), expectedVersion));
        List<Differing> differing = List.of();
        try {
            differing = differing(now.content(), desk.check(now.county(), input), names, page);
        } catch (InvalidInput invalid) {
            mistakes.add(invalid.faults());
        }
        return status(
                show(now, names, input, mistakes, new Corrected(id, now.version(), reason, differing), me),
                HttpStatus.CONFLICT);
    }

    private static List<Differing> differing(EntryContent now, EntryContent typed, EntryNames names, Page page) {
        return EntryChange.between(now, typed).stream()
                .map(change -> new Differing(
                        change.field(),
                        page.text(text(change.before().apply(names))),
                        page.text(text(change.after().apply(names)))))
                .toList();
    }

    @SuppressWarnings("NullAway") // null stands for what is not stated
    private static String text(Object stated) {
        return stated == null ? null : stated.toString();
    }

    private ModelAndView show(
            EntryRecord now, EntryNames names, EntryInput input, Mistakes mistakes, Corrected correction, SignedIn me) {
        return new ModelAndView(
                "ledger/entries/edit",
                "view",
                EntryForms.view(
                        catalogue.kind(now.content().kind()), input, mistakes, names, me, List.of(), correction));
    }

    private static ModelAndView status(ModelAndView view, HttpStatus status) {
        view.setStatus(status);
        return view;
    }
}
