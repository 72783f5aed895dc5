package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.EXPORT;
import static cn.yipanqi.access.Permission.LEDGER_READ;
import static cn.yipanqi.access.Permission.REPORT_EDIT;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.vouching.Vouchings;
import cn.yipanqi.report.Edition;
import cn.yipanqi.report.EditionFile;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.Reports;
import cn.yipanqi.report.Returns;
import cn.yipanqi.report.SigningRules;
import cn.yipanqi.report.Steps;
import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.word.WordDocument;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Editions: the list, a new one, one as it reads, its Word file. */
@Controller
@RequestMapping("/reports")
@Requires(LEDGER_READ)
class ReportController {

    private static final int PAGE = 20;
    private static final int PAST = 3;

    private final Reports reports;
    private final ReportReader reader;
    private final Steps steps;
    private final SigningRules rules;
    private final Returns returns;
    private final Vouchings vouchings;
    private final Clock clock;

    ReportController(
            Reports reports,
            ReportReader reader,
            Steps steps,
            SigningRules rules,
            Returns returns,
            Vouchings vouchings,
            Clock clock) {
        this.vouchings = vouchings;
        this.reports = reports;
        this.reader = reader;
        this.steps = steps;
        this.rules = rules;
        this.returns = returns;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView index(County county, @Nullable Period period, @RequestParam @Nullable UUID before, Page page) {
        int year =
                period == null ? LocalDate.now(clock).getYear() : period.from().getYear();
        return list(county, before, DraftForm.ofYear(year), page.mistakes(), page);
    }

    ModelAndView list(County county, @Nullable UUID before, DraftForm form, Mistakes mistakes, Page page) {
        List<Edition> editions = reader.of(county.code(), before, PAGE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", editions.stream().limit(PAGE).toList());
        model.put("county", county.code());
        model.put("form", form);
        model.put("parts", DraftForm.parts(page));
        model.put("mistakes", mistakes);
        model.put("rule", rules.of(county.code()));
        model.put("next", editions.size() > PAGE ? editions.get(PAGE - 1).id() : null);
        return new ModelAndView("report/edition/index", model);
    }

    @PostMapping
    @Requires(REPORT_EDIT)
    ModelAndView begin(County county, DraftForm form, Page page, RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes();
        Optional<Period> period = form.period(mistakes);
        if (period.isEmpty()) {
            ModelAndView again = list(county, null, form, mistakes, page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        OpenEdition open = reports.draft(county.code(), period.get());
        redirect.addFlashAttribute(Page.NOTICE, Message.of("report.begun"));
        return new ModelAndView("redirect:/reports/" + open.edition().id());
    }

    @GetMapping("/{id}")
    @Snapshot
    ModelAndView show(@PathVariable UUID id, Page page) {
        return show(id, "", page.mistakes());
    }

    /**
     * The edition's page, with what was wrong with what was sent from it.
     *
     * @param words that were typed with a move that is refused
     */
    ModelAndView show(UUID id, String words, Mistakes mistakes) {
        OpenEdition open = reader.open(id);
        return new ModelAndView(
                "report/edition/show",
                Map.of(
                        "desk", Desk.of(open),
                        "handling", handling(open.edition(), words),
                        "past", reader.past(open.edition(), PAST),
                        "returned", returns.of(open.edition()),
                        "vouched",
                                vouchings.progress(
                                        open.edition().county(), open.edition().period()),
                        "mistakes", mistakes));
    }

    /** The edition's page, where a step was asked for that is not the next one: it says which one is. */
    ModelAndView outOfStep(UUID id, OutOfStep missing, Page page) {
        ModelAndView shown = show(id, "", page.mistakes().add("", missing.sentence()));
        shown.setStatus(HttpStatus.valueOf(missing.kind().status()));
        return shown;
    }

    private Handling handling(Edition edition, String words) {
        UUID asker = CurrentScope.get().actor();
        return new Handling(
                reader.moves(edition),
                asker != null && asker.equals(edition.review().sender()),
                !edition.drafted() || steps.reviewerBeside(edition.county()),
                words);
    }

    @GetMapping("/{id}/word")
    @Requires(EXPORT)
    ResponseEntity<byte[]> word(@PathVariable UUID id) {
        EditionFile file = reports.export(id);
        return ResponseEntity.ok()
                .headers(Download.headers(file.name(), WordDocument.MEDIA_TYPE))
                .body(file.bytes());
    }

    /** The source of a number typed by hand: who signed for it. In a drawer, or by itself. */
    @GetMapping("/{id}/typed/{place}")
    ModelAndView typed(@PathVariable UUID id, @PathVariable int place, Page page) {
        Desk desk = Desk.of(reader.open(id));
        Narrative.Number number = desk.typedNumbers().stream()
                .filter(typed -> desk.source(typed, "").endsWith("/" + place))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("typed"));
        return new ModelAndView(
                page.partial() ? "report/edition/_typed" : "report/edition/typed",
                Map.of("desk", desk, "number", number));
    }
}
