package cn.yipanqi.audit;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.audit.RecordedDeeds.Question;
import cn.yipanqi.web.Cursor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail over the API, the newest first. */
@RestController
@RequestMapping("/api/v1/audit")
@Requires(Permission.AUDIT_READ)
class AuditApi {

    private static final int ROWS = 200;

    private final RecordedDeeds deeds;

    AuditApi(RecordedDeeds deeds) {
        this.deeds = deeds;
    }

    record DeedPage(List<Deed> items, @Nullable String next) {}

    /**
     * @param from first day
     * @param to last day
     * @param action only such deeds
     */
    @GetMapping
    DeedPage list(
            County county,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String action,
            @RequestParam @Nullable String cursor) {
        List<Deed> found = deeds.before(new Question(county.code(), from, to, action), before(cursor), ROWS + 1);
        List<Deed> page = found.subList(0, Math.min(ROWS, found.size()));
        String next =
                found.size() > ROWS ? Cursor.of(Long.toString(page.get(ROWS - 1).id())) : null;
        return new DeedPage(page, next);
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(Cursor.position(cursor));
        } catch (NumberFormatException e) {
            throw Cursor.unreadable();
        }
    }
}
