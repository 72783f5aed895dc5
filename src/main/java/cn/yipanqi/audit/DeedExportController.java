package cn.yipanqi.audit;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What was found in the trail, as a workbook. */
@Controller
@Requires(Permission.AUDIT_READ)
class DeedExportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final DeedExport export;
    private final Clock clock;

    DeedExportController(DeedExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    @GetMapping({"/audit/export", "/api/v1/audit/export"})
    void export(County county, DeedSearch search, Locale language, HttpServletResponse response) throws IOException {
        String name = "%06d-audit-%s.xlsx".formatted(county.code(), LocalDate.now(clock));
        Download.begin(response, name, XLSX);
        export.write(county.code(), search, language, response.getOutputStream());
    }
}
