package cn.yipanqi.audit;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.web.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
    private final ChainHeads heads;

    AuditApi(RecordedDeeds deeds, ChainHeads heads) {
        this.deeds = deeds;
        this.heads = heads;
    }

    record DeedPage(List<Deed> items, @Nullable String next) {}

    @GetMapping
    DeedPage list(County county, @ParameterObject DeedSearch search, @RequestParam @Nullable String cursor) {
        List<Deed> found = deeds.before(county.code(), search, before(cursor), ROWS + 1);
        List<Deed> page = found.subList(0, Math.min(ROWS, found.size()));
        String next =
                found.size() > ROWS ? Cursor.of(Long.toString(page.get(ROWS - 1).no())) : null;
        return new DeedPage(page, next);
    }

    /**
     * @param now where the chain ends, none where nothing was ever recorded
     * @param days where it ended when days were over, the latest first
     */
    record Heads(@Nullable ChainHead now, List<ChainHead> days) {}

    /** Where the county's chain ends and ended on its last days; {@code /heads/{day}} gives a day's file. */
    @GetMapping("/heads")
    Heads heads(County county) {
        return new Heads(heads.now(county.code()).orElse(null), heads.days(county.code(), ROWS, 0));
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
