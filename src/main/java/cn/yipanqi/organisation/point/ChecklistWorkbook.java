package cn.yipanqi.organisation.point;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Languages;
import cn.yipanqi.web.SafeCell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The stations with their points as a workbook, in the layout in which counties keep 群团服务站基本情况一览表 and the intake reads it: its
 * words are Chinese whatever the reader's language.
 */
@Controller
@Requires(Permission.EXPORT)
class ChecklistWorkbook {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> COLUMNS = List.of("number", "township", "name", "head", "staff");
    private static final int TITLE = 0;
    private static final int HEAD = 1;
    private static final int POINTS = 2;
    private static final int FIRST = 3;
    private static final int WIDTH = 18;
    private static final String TICK = "√";

    private final Checklist checklist;
    private final Directory directory;
    private final Languages languages;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChecklistWorkbook(
            Checklist checklist,
            Directory directory,
            Languages languages,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.checklist = checklist;
        this.directory = directory;
        this.languages = languages;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param on the day told of, none for today */
    @GetMapping({"/organisation/checklist/workbook", "/api/v1/organisation/checklist/workbook"})
    void export(
            County county,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            HttpServletResponse response)
            throws IOException {
        Checklist.Matrix matrix = checklist.of(county.code(), Checklist.day(on, clock));
        CountyDirectory register = directory.of(county.code());
        transaction.executeWithoutResult(status -> audit.record(
                county.code(),
                "organisation.point.export",
                matrix.county(),
                Map.of("stations", matrix.stations().size())));
        Download.begin(response, say("file", register.name()) + ".xlsx", XLSX);
        try (Workbook book = new Workbook(response.getOutputStream(), "yipanqi", "1.0")) {
            write(book.newWorksheet(say("sheet")), matrix, register);
        }
    }

    private void write(Worksheet sheet, Checklist.Matrix matrix, CountyDirectory register) {
        List<Point> points = matrix.ofStations();
        int last = COLUMNS.size() + Math.max(points.size(), 1) - 1;
        sheet.inlineString(TITLE, 0, say("title", register.name()));
        sheet.range(TITLE, 0, TITLE, last).merge();
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.inlineString(HEAD, column, say(COLUMNS.get(column)));
            sheet.range(HEAD, column, POINTS, column).merge();
        }
        sheet.inlineString(HEAD, COLUMNS.size(), say("points"));
        if (points.size() > 1) {
            sheet.range(HEAD, COLUMNS.size(), HEAD, last).merge();
        }
        for (int i = 0; i < points.size(); i++) {
            String name = points.get(i).name();
            sheet.inlineString(
                    POINTS,
                    COLUMNS.size() + i,
                    SafeCell.text(
                            name == null
                                    ? languages.say(
                                            Languages.CHINESE, points.get(i).messageKey())
                                    : name));
        }
        for (int column = 0; column <= last; column++) {
            sheet.width(column, WIDTH);
        }
        for (int i = 0; i < matrix.stations().size(); i++) {
            write(sheet, FIRST + i, i + 1, matrix.stations().get(i), register);
        }
    }

    private static void write(Worksheet sheet, int row, int number, Checklist.Row line, CountyDirectory register) {
        Station station = register.station(line.subject().id()).orElseThrow();
        sheet.value(row, 0, number);
        Long region = station.region();
        if (region != null) {
            sheet.inlineString(
                    row,
                    1,
                    SafeCell.text(register.township(region).map(Township::name).orElse("")));
        }
        sheet.inlineString(row, 2, SafeCell.text(station.name()));
        if (station.headPosition() != null) {
            sheet.inlineString(row, 3, SafeCell.text(station.headPosition()));
        }
        if (station.staff() != null) {
            sheet.value(row, 4, station.staff());
        }
        for (int i = 0; i < line.answers().size(); i++) {
            if (Boolean.TRUE.equals(line.answers().get(i).holds())) {
                sheet.inlineString(row, COLUMNS.size() + i, TICK);
            }
        }
    }

    private String say(String key, Object... args) {
        return languages.say(Languages.CHINESE, "point.workbook." + key, args);
    }
}
