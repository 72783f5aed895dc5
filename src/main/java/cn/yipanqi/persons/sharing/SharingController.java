package cn.yipanqi.persons.sharing;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The record of sharing: listed, added to. */
@Controller
@RequestMapping("/persons/sharings")
@Requires(Permission.SHARING_READ)
class SharingController {

    private static final int ROWS = 50;

    private final Sharings sharings;

    SharingController(Sharings sharings) {
        this.sharings = sharings;
    }

    @GetMapping
    ModelAndView list(
            County county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        Paging paging = new Paging(sharings.count(county.code(), q), number, ROWS);
        return new ModelAndView(
                "persons/sharing/index",
                Map.of(
                        "rows",
                        sharings.list(county.code(), q, ROWS, paging.offset()),
                        "paging",
                        paging,
                        "q",
                        q,
                        "county",
                        digits(county)));
    }

    @GetMapping("/new")
    @Requires(Permission.SHARING_EDIT)
    ModelAndView form(County county, @RequestParam(required = false) @Nullable UUID replaces, Page page) {
        SharingDraft draft = replaces == null
                ? SharingDraft.empty(sharings.today().toString())
                : SharingDraft.of(sharings.find(county.code(), replaces));
        return form(county, draft, page.mistakes(), page);
    }

    @PostMapping
    @Requires(Permission.SHARING_EDIT)
    ModelAndView record(County county, SharingDraft draft, Page page, RedirectAttributes next) {
        try {
            sharings.record(county.code(), draft);
        } catch (InvalidInput input) {
            ModelAndView again = form(county, draft, page.mistakes().add(input.faults()), page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.sharing.recorded"));
        return new ModelAndView("redirect:/persons/sharings?county=" + digits(county));
    }

    private static ModelAndView form(County county, SharingDraft draft, Mistakes mistakes, Page page) {
        Map<String, Object> model = new HashMap<>();
        model.put("county", digits(county));
        model.put("draft", draft);
        model.put(
                "mistakes",
                mistakes.inOrder(List.of("recipient", "fields", "purpose", "basis", "people", "day", "document")));
        model.put(
                "fields",
                Arrays.stream(SharedField.values())
                        .map(field -> new Choice(field.name(), page.t(field.messageKey())))
                        .toList());
        model.put(
                "bases",
                Arrays.stream(Basis.values())
                        .map(basis -> new Choice(basis.name(), page.t(basis.messageKey())))
                        .toList());
        return new ModelAndView("persons/sharing/new", model);
    }

    static String digits(County county) {
        return RegionCode.county(county.code()).digits();
    }
}
