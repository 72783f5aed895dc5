package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.supervision.IssuedSlip;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.Part;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** 督办单 on one sheet of paper, and in words for a group's chat. */
@Controller
@Requires(Permission.LEDGER_READ)
class SlipController {

    private static final String NOBODY = "--";

    private final Reader reader;
    private final Directory directory;
    private final People people;

    SlipController(Reader reader, Directory directory, People people) {
        this.reader = reader;
        this.directory = directory;
        this.people = people;
    }

    @GetMapping("/coordination/supervision/{id}/slips/{slip}")
    ModelAndView show(County county, @PathVariable UUID id, @PathVariable UUID slip, Page page) {
        Item item = reader.find(county.code(), id);
        IssuedSlip issued = reader.slip(county.code(), id, slip).orElseThrow(() -> Refusal.absent("slip"));
        CountyDirectory all = directory.of(county.code());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("all", all);
        model.put("item", item);
        model.put("slip", issued);
        model.put("partners", partners(item, all));
        model.put("text", text(item, issued, all, page));
        model.put(
                "person",
                Optional.ofNullable(issued.person())
                        .map(person -> people.find(county.code(), person).name())
                        .orElse(NOBODY));
        return new ModelAndView("coordination/supervision/slip", model);
    }

    static String partners(Item item, CountyDirectory all) {
        String units =
                item.partners().stream().map(Part::unit).map(all::unitName).collect(Collectors.joining("、"));
        String bodies = item.bodies().stream()
                .flatMap(body -> all.body(body).stream())
                .map(body -> body.name())
                .collect(Collectors.joining("、"));
        return units.isEmpty() && bodies.isEmpty()
                ? NOBODY
                : units.isEmpty() || bodies.isEmpty() ? units + bodies : units + "、" + bodies;
    }

    /** Names of units and the matter, nobody's personal data: what may stand in a chat. */
    private static String text(Item item, IssuedSlip slip, CountyDirectory all, Page page) {
        return page.t(
                "supervision.slip.text.body",
                page.t(slip.colour().messageKey()),
                page.t("supervision.slip.name", Integer.toString(slip.year()), slip.number()),
                page.t("supervision.name", Integer.toString(item.year()), item.number()),
                item.title(),
                all.unitName(slip.lead()),
                partners(item, all),
                slip.due().toString(),
                page.t(slip.reason()));
    }
}
