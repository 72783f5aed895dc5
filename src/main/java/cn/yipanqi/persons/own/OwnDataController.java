package cn.yipanqi.persons.own;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.request.RequestDraft;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** What is held about oneself. Open to everybody who is signed in, about himself. */
@Controller
@RequestMapping("/account/data")
class OwnDataController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final OwnDesk desk;
    private final OwnFile file;
    private final OwnPage pages;
    private final JsonMapper json;

    OwnDataController(OwnDesk desk, OwnFile file, OwnPage pages, JsonMapper json) {
        this.desk = desk;
        this.file = file;
        this.pages = pages;
        this.json = json;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn own, HttpServletRequest request, Page page) {
        return pages.of(own, request, new RequestDraft(null, null, null, null), page.mistakes(), page);
    }

    /** The number stands in this answer and nowhere else. */
    @PostMapping("/revelations")
    @StepUp
    ModelAndView reveal(
            @AuthenticationPrincipal SignedIn own,
            @RequestParam(defaultValue = "") String column,
            HttpServletResponse response) {
        ModelAndView answer =
                new ModelAndView("persons/own/revealed", Map.of("revealed", desk.reveal(own, Column.named(column))));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return answer;
    }

    /** @param format {@code xlsx} or {@code json} */
    @GetMapping("/export")
    void export(
            @AuthenticationPrincipal SignedIn own,
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language)
            throws IOException {
        boolean workbook = !format.equals("json");
        var sections = desk.takenAlong(own, OwnPage.session(request));
        Download.begin(
                response,
                "my-data." + (workbook ? "xlsx" : "json"),
                workbook ? XLSX : MediaType.APPLICATION_JSON_VALUE);
        if (workbook) {
            file.workbook(sections, language, response.getOutputStream());
        } else {
            json.writeValue(response.getOutputStream(), file.objects(sections, language));
        }
    }

    @PostMapping("/requests")
    ModelAndView ask(
            @AuthenticationPrincipal SignedIn own,
            RequestDraft draft,
            HttpServletRequest request,
            Page page,
            RedirectAttributes next) {
        try {
            desk.ask(own, draft);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            ModelAndView again = pages.of(
                    own,
                    request,
                    OwnPage.kept(draft, refusal),
                    page.mistakes().add(OwnPage.field(refusal), refusal.sentence()),
                    page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.request.sent"));
        return new ModelAndView("redirect:/account/data");
    }

    @PostMapping("/requests/{id}/withdrawal")
    String withdraw(@AuthenticationPrincipal SignedIn own, @PathVariable UUID id, RedirectAttributes next) {
        desk.withdraw(own, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.request.withdrawn"));
        return "redirect:/account/data";
    }
}
