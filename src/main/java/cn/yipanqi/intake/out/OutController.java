package cn.yipanqi.intake.out;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page on which ledgers are taken out in a layout. */
@Controller
@RequestMapping("/intakes/out")
@Requires(Permission.EXPORT)
class OutController {

    private final OutRequest out;
    private final WorkbooksOut workbooks;
    private final LayoutBook layouts;
    private final Directory directory;
    private final EntryLists entries;
    private final Clock clock;

    OutController(
            OutRequest out,
            WorkbooksOut workbooks,
            LayoutBook layouts,
            Directory directory,
            EntryLists entries,
            Clock clock) {
        this.out = out;
        this.workbooks = workbooks;
        this.layouts = layouts;
        this.directory = directory;
        this.entries = entries;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView index(County county, Page page) {
        int year = entries.latestYear(county.code())
                .map(period -> period.from().getYear())
                .orElseGet(() -> LocalDate.now(clock).getYear());
        return index(county, String.valueOf(year), "", "", page.mistakes(), page);
    }

    /** In the ledger's own layout. */
    @GetMapping("/workbook")
    Object remembered(
            County county,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam String year,
            Page page) {
        Mistakes mistakes = page.mistakes();
        try {
            return out.remembered(county.code(), kind, unit, number(year));
        } catch (Refusal refusal) {
            return again(refusal, county, year, kind, unit, mistakes, page);
        }
    }

    @PostMapping
    Object fill(
            County county,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(defaultValue = "") String year,
            @RequestParam MultipartFile form,
            Page page)
            throws IOException {
        Mistakes mistakes = page.mistakes();
        try {
            return out.fill(county.code(), kind, unit, number(year), form);
        } catch (Refusal refusal) {
            return again(refusal, county, year, kind, unit, mistakes, page);
        }
    }

    private ModelAndView again(
            Refusal refusal,
            County county,
            String year,
            @Nullable String kind,
            @Nullable String unit,
            Mistakes mistakes,
            Page page) {
        if (refusal.kind() != Refusal.Kind.INVALID) {
            throw refusal;
        }
        String key = refusal.sentence().key();
        mistakes.add(
                key.equals("intake.year") ? "form-year" : key.endsWith(".form.kind") ? "kind" : "form",
                refusal.sentence());
        ModelAndView again = index(county, year, kind == null ? "" : kind, unit == null ? "" : unit, mistakes, page);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static int number(String year) {
        if (!year.strip().matches("\\d{4}")) {
            throw new Refusal(Message.of("intake.year"));
        }
        return Integer.parseInt(year.strip());
    }

    private ModelAndView index(County county, String year, String kind, String unit, Mistakes mistakes, Page page) {
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("county", names);
        model.put("layouts", layouts.of(county.code()));
        model.put("year", year);
        model.put("kind", kind);
        model.put("unit", unit);
        model.put("mistakes", mistakes);
        model.put(
                "kinds",
                workbooks.kinds().stream()
                        .map(each -> new Choice(each.code(), page.t(each.messageKey())))
                        .toList());
        model.put(
                "units",
                names.units()
                        .map(each -> new Choice(each.id().toString(), each.shortName()))
                        .toList());
        return new ModelAndView("intake/out/index", model);
    }
}
