package cn.yipanqi.intake.preview;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Mappings;
import cn.yipanqi.intake.Readings;
import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.organisation.TownshipAliases;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Questions a sheet asks, and its problems to take home. */
@Controller
@RequestMapping("/intakes/{id}")
@Requires(Permission.INTAKE)
class SheetController {

    /** What a column of money may turn out to be. */
    static final Set<Field> MONEY_MEANINGS = EnumSet.of(Field.GIVEN_CASH, Field.GIVEN_GOODS, Field.GIVEN, Field.COST);

    static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Intakes intakes;
    private final Readings readings;
    private final Mappings mappings;
    private final TownshipAliases aliases;

    SheetController(Intakes intakes, Readings readings, Mappings mappings, TownshipAliases aliases) {
        this.intakes = intakes;
        this.readings = readings;
        this.mappings = mappings;
        this.aliases = aliases;
    }

    /** Answers what the amounts of one column are; remembered like any other change of a mapping. */
    @PostMapping("/sheets/{number}/money")
    ModelAndView money(
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam int column,
            @RequestParam Field meaning,
            RedirectAttributes redirect) {
        Intake intake = intakes.find(id);
        SheetReading sheet = sheet(readings.of(intake), number);
        Mapping mapping = sheet.recognised().mapping();
        Mapping.Column asked = mapping.at(column).orElseThrow(() -> Refusal.absent("column"));
        if (!MONEY_MEANINGS.contains(meaning)) {
            throw new Refusal(Message.of("intake.money.meaning"));
        }
        mappings.choose(intake, sheet.file(), sheet.name(), mapping.with(column, meaning, asked.scale()));
        redirect.addFlashAttribute(
                Page.NOTICE, Message.of("intake.money.taken", asked.label(), Message.of(meaning.messageKey())));
        return new ModelAndView("redirect:/intakes/" + id + "?sheet=" + number);
    }

    /** Keeps what a workbook calls a township as one of its names. */
    @PostMapping("/sheets/{number}/townships")
    @Requires(Permission.ORGANISATION_EDIT)
    ModelAndView alias(
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam String alias,
            @RequestParam long region,
            RedirectAttributes redirect) {
        Intake intake = intakes.find(id);
        aliases.add(intake.county(), region, alias);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("organisation.alias.added", alias.strip()));
        return new ModelAndView("redirect:/intakes/" + id + "?sheet=" + number);
    }

    @GetMapping("/problems")
    ResponseEntity<byte[]> problems(@PathVariable UUID id, Page page) {
        Intake intake = intakes.find(id);
        byte[] workbook = ProblemList.of(intake, readings.of(intake), page);
        String name = page.t("intake.problems.file", String.valueOf(intake.year())) + ".xlsx";
        return ResponseEntity.ok().headers(Download.headers(name, XLSX)).body(workbook);
    }

    static SheetReading sheet(List<SheetReading> sheets, int number) {
        if (number < 1 || number > sheets.size()) {
            throw Refusal.absent("sheet");
        }
        return sheets.get(number - 1);
    }
}
