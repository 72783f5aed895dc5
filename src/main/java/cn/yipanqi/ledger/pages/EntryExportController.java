package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list, or what was ticked in it, as a workbook. */
@Controller
@Requires(Permission.EXPORT)
class EntryExportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final EntryExport export;
    private final Catalogue catalogue;
    private final CountyNames countyNames;
    private final Periods periods;

    EntryExportController(EntryExport export, Catalogue catalogue, CountyNames countyNames, Periods periods) {
        this.export = export;
        this.catalogue = catalogue;
        this.countyNames = countyNames;
        this.periods = periods;
    }

    /** @param entry what was ticked, {@code id.version}; nothing means everything found */
    @GetMapping("/entries/export")
    void export(
            County county,
            @Nullable Period asked,
            SearchForm form,
            @RequestParam @Nullable List<String> entry,
            Page page,
            HttpServletResponse response)
            throws IOException {
        Period period = periods.or(asked, county.code());
        EntryNames names = countyNames.of(county.code());
        Kind kind = form.only(catalogue);
        String name = names.county().name()
                + page.t("entries.of-kind", kind == null ? "" : page.t("kind." + kind.code()))
                + " " + page.t(period.words()) + ".xlsx";
        Download.begin(response, name, XLSX);
        if (entry == null || entry.isEmpty()) {
            export.write(
                    form.search(county.code(), period, catalogue),
                    EntryOrder.of(form.sort()),
                    names,
                    page,
                    response.getOutputStream());
        } else {
            List<UUID> chosen =
                    entry.stream().map(Ticked::of).map(Ticked::entry).toList();
            export.write(county.code(), chosen, names, page, response.getOutputStream());
        }
    }
}
