package cn.yipanqi.coordination.regulation.desk;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.Regulations.Wanted;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 制度: listed, begun, and what one says on a day. */
@Controller
@RequestMapping("/coordination/regulations")
class RegulationController {

    private static final int ROWS = 30;
    private static final Set<String> STANDINGS = Set.of("IN_FORCE", "DRAFT", "ENDED");
    private static final List<String> ORDER =
            List.of("title", "kind", "level", "issuer", "documentNumber", "file", "text");

    private final Regulations regulations;
    private final Drafts drafts;
    private final VersionPages pages;

    RegulationController(Regulations regulations, Drafts drafts, VersionPages pages) {
        this.regulations = regulations;
        this.drafts = drafts;
        this.pages = pages;
    }

    @Bean
    static NavigationItem regulationsNavigation() {
        return new NavigationItem(
                "/coordination/regulations", "regulation.nav", 15, Commons.ORGANISATION, LEDGER_READ.name());
    }

    @GetMapping
    @Requires(LEDGER_READ)
    @Snapshot
    ModelAndView index(
            County county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String adopted,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Page page) {
        Wanted wanted = new Wanted(
                q,
                Typed.one(RegulationKind.class, kind),
                Typed.one(IssuerLevel.class, level),
                STANDINGS.contains(standing) ? standing : "",
                pages.today(),
                adopted.matches("20\\d\\d") ? Integer.valueOf(adopted) : null);
        Paging paging = new Paging(regulations.count(county.code(), wanted), number, ROWS);
        return new ModelAndView(
                "coordination/regulation/index",
                Map.of(
                        "wanted",
                        wanted,
                        "rows",
                        regulations.list(county.code(), wanted, ROWS, paging.offset()),
                        "paging",
                        paging,
                        "kinds",
                        Choices.kinds(page),
                        "levels",
                        Choices.levels(page)));
    }

    @GetMapping("/new")
    @Requires(COORDINATION_EDIT)
    ModelAndView blank(Page page) {
        return form("new", RegulationForm.empty(), page.mistakes(), page);
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    ModelAndView add(
            County county,
            RegulationForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Page page,
            RedirectAttributes next)
            throws IOException {
        Mistakes mistakes = page.mistakes();
        RegulationForm whole = read(form, file, mistakes);
        Draft draft = whole.draft(mistakes);
        UUID[] made = new UUID[1];
        if (draft != null
                && Typed.done(mistakes, RegulationForm.FIELDS, () -> made[0] = drafts.add(county.code(), draft))) {
            next.addFlashAttribute(Page.NOTICE, Message.of("regulation.draft.saved"));
            return new ModelAndView("redirect:/coordination/regulations/versions/" + made[0]);
        }
        ModelAndView again = form("new", whole, mistakes, page);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** The typed form with the words of the file, where one was sent. */
    static RegulationForm read(RegulationForm form, @Nullable MultipartFile file, Mistakes mistakes)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return form;
        }
        try {
            return form.with(DocxText.of(file));
        } catch (Refusal refusal) {
            mistakes.add("file", refusal.sentence());
            return form;
        }
    }

    static ModelAndView form(String view, RegulationForm form, Mistakes mistakes, Page page) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("mistakes", mistakes.inOrder(ORDER));
        model.put("kinds", Choices.kinds(page));
        model.put("levels", Choices.levels(page));
        return new ModelAndView("coordination/regulation/" + view, model);
    }

    /** What it says on a day: the version in force then; today, its draft where none is. */
    @GetMapping("/{id}")
    @Requires(LEDGER_READ)
    @Snapshot
    ModelAndView show(County county, @PathVariable UUID id, @RequestParam @Nullable String on, Page page) {
        LocalDate day = Typed.on(on);
        LocalDate looked = day == null ? pages.today() : day;
        List<RegulationVersion> versions = regulations.versions(county.code(), id);
        RegulationVersion shown = versions.stream()
                .filter(version -> version.inForceOn(looked))
                .findFirst()
                .orElseGet(() -> versions.stream().findFirst().orElseThrow(() -> Refusal.absent("regulation")));
        return pages.show(county, shown.id(), day, page.mistakes());
    }

    /** Begins the next version. */
    @PostMapping("/{id}/versions")
    @Requires(COORDINATION_EDIT)
    String begin(County county, @PathVariable UUID id) {
        return "redirect:/coordination/regulations/versions/" + drafts.begin(county.code(), id) + "/edit";
    }
}
