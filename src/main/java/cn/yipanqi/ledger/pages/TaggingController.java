package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.TagVocabulary.Tag;
import cn.yipanqi.ledger.input.RowRefusals;
import cn.yipanqi.ledger.input.TagDesk;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 服务对象、专项: given to the entries ticked in the list, or taken from them, with one reason. */
@Controller
@Requires(Permission.ENTRY_WRITE)
class TaggingController {

    static final String ADD = "add";
    static final String REMOVE = "remove";
    private static final String CHOICE = "tag-";

    private final TagDesk desk;
    private final TickedRows rows;
    private final CountyNames countyNames;

    TaggingController(TagDesk desk, TickedRows rows, CountyNames countyNames) {
        this.desk = desk;
        this.rows = rows;
        this.countyNames = countyNames;
    }

    @GetMapping("/entries/taggings/new")
    ModelAndView form(County county, @RequestParam(defaultValue = "") List<String> entry, Page page) {
        return show(county, entry, Map.of(), page.mistakes(), HttpStatus.OK);
    }

    @PostMapping("/entries/taggings")
    ModelAndView tag(
            County county,
            @RequestParam(defaultValue = "") List<String> entry,
            @RequestParam Map<String, String> sent,
            Page page,
            RedirectAttributes redirect) {
        List<Ticked> ticked = entry.stream().map(Ticked::of).toList();
        try {
            TagDesk.Retagged done = desk.retag(
                    county.code(),
                    TickedRows.versions(ticked),
                    chosen(sent, ADD),
                    chosen(sent, REMOVE),
                    sent.get("reason"));
            redirect.addFlashAttribute(Page.NOTICE, Message.of("entries.tagged", done.changed(), done.same()));
            return new ModelAndView("redirect:/entries");
        } catch (InvalidInput invalid) {
            return show(county, entry, sent, page.mistakes().add(invalid.faults()), invalid.status());
        }
    }

    private static Set<String> chosen(Map<String, String> sent, String wanted) {
        return sent.entrySet().stream()
                .filter(field -> field.getKey().startsWith(CHOICE) && wanted.equals(field.getValue()))
                .map(field -> field.getKey().substring(CHOICE.length()))
                .collect(Collectors.toSet());
    }

    private ModelAndView show(
            County county, List<String> entry, Map<String, String> sent, Mistakes mistakes, HttpStatus status) {
        EntryNames names = countyNames.of(county.code());
        List<TickedRow> ticked =
                rows.of(county.code(), entry.stream().map(Ticked::of).toList(), RowRefusals.Act.TAG);
        Set<String> borne = ticked.stream()
                .flatMap(row -> row.line().content().tags().stream())
                .collect(Collectors.toSet());
        Map<String, Long> bearing = ticked.stream()
                .flatMap(row -> row.line().content().tags().stream())
                .collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));
        List<Tag> tags = names.tags(borne);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", ticked);
        model.put("names", names);
        model.put("audiences", tags.stream().filter(Tag::audience).toList());
        model.put("campaigns", tags.stream().filter(tag -> !tag.audience()).toList());
        model.put("bearing", bearing);
        model.put("sent", sent);
        model.put("mistakes", mistakes);
        ModelAndView page = new ModelAndView("ledger/entries/tag", model);
        page.setStatus(status);
        return page;
    }
}
