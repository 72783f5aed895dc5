package cn.yipanqi.intake.preview;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.intake.Contexts;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Mappings;
import cn.yipanqi.intake.Readings;
import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.reading.Context;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.Recogniser;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a sheet is read: its kind, whose it is, its header and what each column means. What is changed is remembered for the unit. */
@Controller
@RequestMapping("/intakes/{id}/sheets/{number}/mapping")
@Requires(Permission.INTAKE)
class MappingController {

    private static final int SAMPLES = 3;
    private static final Recogniser RECOGNISER = new Recogniser();

    private final Intakes intakes;
    private final Readings readings;
    private final Mappings mappings;
    private final Contexts contexts;
    private final Directory directory;

    MappingController(Intakes intakes, Readings readings, Mappings mappings, Contexts contexts, Directory directory) {
        this.intakes = intakes;
        this.readings = readings;
        this.mappings = mappings;
        this.contexts = contexts;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView edit(@PathVariable UUID id, @PathVariable int number, Page page) {
        Intake intake = intakes.find(id);
        SheetReading sheet = SheetController.sheet(readings.of(intake), number);
        Mapping mapping = sheet.recognised().mapping();
        return form(intake, number, sheet, mapping, MappingForm.of(mapping), page.mistakes(), page);
    }

    /**
     * @param sent {@code act=propose} recognises the columns anew for the header and kind typed, and changes nothing yet; so does
     *     another header, whose columns nobody has seen
     */
    @PostMapping
    ModelAndView change(
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam Map<String, String> sent,
            Page page,
            RedirectAttributes redirect) {
        Intake intake = intakes.find(id);
        SheetReading sheet = SheetController.sheet(readings.of(intake), number);
        CountyDirectory county = directory.of(intake.county());
        Context context = contexts.of(county, intake.year());
        MappingForm form = MappingForm.of(sent);
        Mistakes mistakes = page.mistakes();
        var rows = form.headerRows(sheet.grid(), mistakes);
        var kind = form.kind(context.vocabulary().kinds().all(), mistakes);
        UUID unit = form.unit(county, mistakes);
        Mapping before = sheet.recognised().mapping();
        if (mistakes.any() || rows.isEmpty() || kind.isEmpty()) {
            return refused(form(intake, number, sheet, before, form, mistakes, page));
        }
        Mapping proposed = RECOGNISER
                .propose(sheet.grid(), rows.get(), kind.get(), context)
                .withUnit(unit);
        if ("propose".equals(sent.get("act"))) {
            return form(intake, number, sheet, proposed, MappingForm.of(proposed), mistakes, page);
        }
        if (!rows.get().equals(shownRows(sent, before))) {
            mistakes.add("first", Message.of("intake.mapping.header-changed"));
            return refused(form(intake, number, sheet, proposed, MappingForm.of(proposed), mistakes, page));
        }
        Mapping wanted = new Mapping(kind.get(), rows.get(), form.columns(proposed.columns(), mistakes), unit);
        if (mistakes.any()) {
            return refused(form(intake, number, sheet, proposed, form, mistakes, page));
        }
        mappings.choose(intake, sheet.file(), sheet.name(), wanted);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("intake.mapping.kept", county.unitName(unit)));
        return new ModelAndView("redirect:/intakes/" + id + "?sheet=" + number);
    }

    /** The header whose columns the form showed. */
    private static List<Integer> shownRows(Map<String, String> sent, Mapping before) {
        String shown = Objects.requireNonNullElse(sent.get("shown"), "");
        return shown.isBlank()
                ? before.headerRows()
                : Arrays.stream(shown.split(","))
                        .filter(part -> part.matches("\\d{1,6}"))
                        .map(Integer::valueOf)
                        .toList();
    }

    private ModelAndView form(
            Intake intake,
            int number,
            SheetReading sheet,
            Mapping mapping,
            MappingForm form,
            Mistakes mistakes,
            Page page) {
        CountyDirectory county = directory.of(intake.county());
        Context context = contexts.of(county, intake.year());
        Map<String, Object> model = new HashMap<>();
        model.put("intake", intake);
        model.put("number", number);
        model.put("sheet", sheet);
        model.put("mapping", mapping);
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put(
                "kinds",
                context.vocabulary().kinds().all().stream()
                        .map(kind -> new Choice(kind.code(), named(kind, page)))
                        .toList());
        model.put(
                "units",
                county.units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        model.put(
                "fields",
                Arrays.stream(Field.values())
                        .map(field -> new Choice(field.name(), page.t(field.messageKey())))
                        .toList());
        model.put("samples", samples(sheet.grid(), mapping));
        model.put("scales", scales(page));
        return new ModelAndView("intake/mappings/edit", model);
    }

    private static String named(LedgerKind kind, Page page) {
        String name = page.t(kind.messageKey());
        return kind.role() == LedgerKind.Role.LATER ? page.t("intake.mapping.kind.later", name) : name;
    }

    /** Of money and of everything else, by whether it is money. */
    private static Map<Boolean, List<Choice>> scales(Page page) {
        Map<Boolean, List<Choice>> scales = new LinkedHashMap<>();
        for (Field field : List.of(Field.MONEY, Field.PARTICIPANTS)) {
            scales.put(
                    field.isMoney(),
                    Arrays.stream(Scale.values())
                            .map(scale -> new Choice(scale.name(), page.t(SheetWords.scale(field, scale))))
                            .toList());
        }
        return scales;
    }

    /** What stands below the header in each column, a few cells of it. */
    private static Map<Integer, String> samples(Grid grid, Mapping mapping) {
        int header = mapping.headerRows().isEmpty()
                ? 0
                : mapping.headerRows().get(mapping.headerRows().size() - 1);
        Map<Integer, String> samples = new HashMap<>();
        for (Mapping.Column column : mapping.columns()) {
            samples.put(
                    column.index(),
                    String.join(
                            " · ",
                            grid.rowNumbers().stream()
                                    .filter(row -> row > header)
                                    .map(row -> grid.cell(row, column.index())
                                            .text()
                                            .strip())
                                    .filter(text -> !text.isEmpty())
                                    .limit(SAMPLES)
                                    .map(text -> text.length() > 24 ? text.substring(0, 24) + "…" : text)
                                    .toList()));
        }
        return samples;
    }

    private static ModelAndView refused(ModelAndView form) {
        form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return form;
    }
}
