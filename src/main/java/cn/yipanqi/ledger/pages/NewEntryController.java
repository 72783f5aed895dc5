package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.input.EntryDesk;
import cn.yipanqi.ledger.input.EntryInput;
import cn.yipanqi.ledger.input.Lookalikes;
import cn.yipanqi.ledger.input.Lookalikes.Heard;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 登记: an entry by hand. The kind is chosen first, and has its form from the catalogue. */
@Controller
@Requires(Permission.ENTRY_WRITE)
class NewEntryController {

    private final Catalogue catalogue;
    private final EntryDesk desk;
    private final Lookalikes lookalikes;
    private final CountyNames countyNames;
    private final Clock clock;

    NewEntryController(
            Catalogue catalogue, EntryDesk desk, Lookalikes lookalikes, CountyNames countyNames, Clock clock) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.lookalikes = lookalikes;
        this.countyNames = countyNames;
        this.clock = clock;
    }

    @GetMapping("/entries/new")
    ModelAndView form(
            County county,
            @RequestParam(name = "kind", required = false) @Nullable String code,
            @AuthenticationPrincipal SignedIn me,
            Page page) {
        if (code == null || code.isBlank()) {
            return new ModelAndView("ledger/entries/kinds", "kinds", List.copyOf(catalogue.kinds()));
        }
        Kind kind = catalogue.kind(code);
        MultiValueMap<String, String> blank = new LinkedMultiValueMap<>();
        blank.add("kind", code);
        blank.add("day", LocalDate.now(clock).toString());
        List<Heard> heard = me.grant().unit() == null
                ? List.of()
                : lookalikes.heard(county.code(), me.grant().unit()).stream()
                        .filter(one -> one.content().kind().equals(code))
                        .toList();
        return show(county, kind, EntryForms.input(blank), page.mistakes(), me, heard);
    }

    @PostMapping("/entries")
    ModelAndView enter(
            County county,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal SignedIn me,
            Page page,
            RedirectAttributes redirect) {
        EntryInput input = EntryForms.input(sent);
        Kind kind = catalogue.kind(input.kind() == null ? "" : input.kind());
        boolean different = "true".equals(sent.getFirst("different"));
        List<Heard> heard = List.of();
        Mistakes mistakes = page.mistakes().add(missing(kind, input));
        try {
            if (!different || mistakes.any()) {
                EntryContent typed = desk.check(county.code(), input);
                heard = different ? List.of() : lookalikes.like(county.code(), typed.unit(), typed);
            }
            if (!mistakes.any() && heard.isEmpty()) {
                UUID entry = desk.enter(county.code(), input);
                redirect.addFlashAttribute(
                        Page.NOTICE, Message.of("entries.entered", Message.of("kind." + kind.code())));
                return new ModelAndView("redirect:/entries/" + entry);
            }
        } catch (InvalidInput invalid) {
            mistakes.add(invalid.faults());
        }
        ModelAndView again = show(county, kind, input, mistakes, me, heard);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** The form asks for how many there were, of whatever sort the kind counts; programs may leave it out. */
    private static List<Fault> missing(Kind kind, EntryInput input) {
        List<Measure> people = new ArrayList<>(kind.measures());
        people.retainAll(List.of(Measure.PARTICIPANTS, Measure.RECIPIENTS));
        if (people.isEmpty()
                || people.stream().anyMatch(measure -> !input.typed(measure).isBlank())) {
            return List.of();
        }
        Measure first = people.get(0);
        return List.of(new Fault(
                "measures." + first.column(),
                people.size() > 1
                        ? Message.of("entry.people.missing.either")
                        : Message.of("entry.people.missing", Message.of("measure." + first.column()))));
    }

    private ModelAndView show(
            County county, Kind kind, EntryInput input, Mistakes mistakes, SignedIn me, List<Heard> heard) {
        return new ModelAndView(
                "ledger/entries/new",
                "view",
                EntryForms.view(kind, input, mistakes, countyNames.of(county.code()), me, heard, null));
    }
}
