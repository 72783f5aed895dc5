package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.year.PlanLists;
import cn.yipanqi.coordination.plan.year.PlanLists.DutyList;
import cn.yipanqi.coordination.plan.year.PlanLists.TaskList;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Languages;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists as workbooks; over the API the same bytes. */
@Controller
@Requires(Permission.EXPORT)
class ListExportController {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final PlanLists lists;
    private final ListBook book;
    private final AuditTrail audit;
    private final Languages languages;

    ListExportController(PlanLists lists, ListBook book, AuditTrail audit, Languages languages) {
        this.lists = lists;
        this.book = book;
        this.audit = audit;
        this.languages = languages;
    }

    @GetMapping({
        "/coordination/plans/{year:\\d{4}}/tasks/export",
        "/api/v1/coordination/plans/{year:\\d{4}}/tasks/export"
    })
    @Transactional
    public ResponseEntity<byte[]> tasks(County county, @PathVariable int year) {
        TaskList list = lists.tasks(county.code(), year);
        return file("coordination.plan.tasks.of", county, list.names().name(), year, book.tasks(list));
    }

    @GetMapping({
        "/coordination/plans/{year:\\d{4}}/duties/export",
        "/api/v1/coordination/plans/{year:\\d{4}}/duties/export"
    })
    @Transactional
    public ResponseEntity<byte[]> duties(
            County county, @PathVariable int year, @RequestParam(required = false) @Nullable UUID unit) {
        DutyList list = lists.duties(county.code(), year, unit);
        return file("coordination.plan.duties.of", county, list.names().name(), year, book.duties(list));
    }

    private ResponseEntity<byte[]> file(String key, County county, String name, int year, byte[] content) {
        audit.record(county.code(), "coordination.plan.export", Integer.toString(year), Map.of("list", key));
        return ResponseEntity.ok()
                .headers(Download.headers(languages.say(Languages.CHINESE, key, name, year) + ".xlsx", TYPE))
                .body(content);
    }
}
