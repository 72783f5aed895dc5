package cn.yipanqi.persons.sharing;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.web.Cursor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The record of sharing over the API, the latest day first. */
@RestController
@RequestMapping("/api/v1/persons/sharings")
@Requires(Permission.SHARING_READ)
class SharingsApi {

    private static final int ROWS = 100;

    private final Sharings sharings;

    SharingsApi(Sharings sharings) {
        this.sharings = sharings;
    }

    record SharingPage(List<Sharing> items, @Nullable String next) {}

    @GetMapping
    SharingPage list(County county, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable String cursor) {
        long offset = cursor == null ? 0 : offset(cursor);
        List<Sharing> found = sharings.list(county.code(), q, ROWS + 1, offset);
        return new SharingPage(
                found.subList(0, Math.min(ROWS, found.size())),
                found.size() > ROWS ? Cursor.of(Long.toString(offset + ROWS)) : null);
    }

    private static long offset(String cursor) {
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,9}")) {
            throw Cursor.unreadable();
        }
        return Long.parseLong(position);
    }

    @GetMapping("/{id}")
    Sharing show(County county, @PathVariable UUID id) {
        return sharings.find(county.code(), id);
    }

    @PostMapping
    @Requires(Permission.SHARING_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Sharing record(County county, @RequestBody SharingDraft draft) {
        return sharings.find(county.code(), sharings.record(county.code(), draft));
    }
}
