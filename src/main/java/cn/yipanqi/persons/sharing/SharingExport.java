package cn.yipanqi.persons.sharing;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Languages;
import cn.yipanqi.web.SafeCell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The record of sharing as a workbook, for whoever inspects it; that it was taken out is a deed too. */
@Controller
@Requires(Permission.SHARING_READ)
class SharingExport {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int MOST = 100_000;
    private static final List<String> COLUMNS = List.of(
            "day", "recipient", "fields", "purpose", "basis", "people", "document", "recorded-by", "at", "replaced");

    private final Sharings sharings;
    private final Languages languages;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SharingExport(
            Sharings sharings,
            Languages languages,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sharings = sharings;
        this.languages = languages;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @GetMapping({"/persons/sharings/export", "/api/v1/persons/sharings/export"})
    void export(County county, @RequestParam(defaultValue = "") String q, Locale language, HttpServletResponse response)
            throws IOException {
        List<Sharing> rows = sharings.list(county.code(), q, MOST, 0);
        transaction.executeWithoutResult(status ->
                audit.record(county.code(), "persons.sharing.export", "sharings", Map.of("records", rows.size())));
        Download.begin(response, "%06d-sharings-%s.xlsx".formatted(county.code(), LocalDate.now(clock)), XLSX);
        try (Workbook book = new Workbook(response.getOutputStream(), "yipanqi", "1.0")) {
            Worksheet sheet = book.newWorksheet(languages.say(language, "persons.sharings"));
            for (int i = 0; i < COLUMNS.size(); i++) {
                sheet.inlineString(0, i, languages.say(language, "persons.sharing." + COLUMNS.get(i)));
                sheet.width(i, 20);
            }
            for (int row = 0; row < rows.size(); row++) {
                write(sheet, row + 1, rows.get(row), language);
            }
            sheet.freezePane(0, 1);
        }
    }

    private void write(Worksheet sheet, int row, Sharing sharing, Locale language) {
        List<String> texts = List.of(
                sharing.day().toString(),
                sharing.recipient(),
                sharing.fields().stream()
                        .map(field -> languages.say(language, field.messageKey()))
                        .collect(Collectors.joining(" ")),
                sharing.purpose(),
                languages.say(language, sharing.basis().messageKey()),
                "",
                sharing.document(),
                sharing.recordedBy(),
                LocalDate.ofInstant(sharing.at(), clock.getZone()).toString(),
                sharing.replaced() ? languages.say(language, "persons.sharing.replaced") : "");
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isEmpty()) {
                sheet.inlineString(row, i, SafeCell.text(texts.get(i)));
            }
        }
        sheet.value(row, COLUMNS.indexOf("people"), sharing.people());
    }
}
