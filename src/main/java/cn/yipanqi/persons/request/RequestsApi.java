package cn.yipanqi.persons.request;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.web.Cursor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests of the county's people over the API; those that wait come first. */
@RestController
@RequestMapping("/api/v1/persons/requests")
@Requires(Permission.PERSON_ANSWER)
class RequestsApi {

    private static final int ROWS = 100;

    private final Requests requests;
    private final RequestList list;

    RequestsApi(Requests requests, RequestList list) {
        this.requests = requests;
        this.list = list;
    }

    record RequestPage(List<DataRequest> items, @Nullable String next) {}

    /** @param answer the reason, needed where it is refused */
    record AnswerBody(boolean accepted, @Nullable String answer) {}

    @GetMapping
    RequestPage list(County county, @RequestParam @Nullable String cursor) {
        long offset = cursor == null ? 0 : offset(cursor);
        List<DataRequest> found = list.of(county.code(), ROWS + 1, offset);
        return new RequestPage(
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
    DataRequest show(County county, @PathVariable UUID id) {
        return list.find(county.code(), id);
    }

    @PostMapping("/{id}/answer")
    DataRequest answer(County county, @PathVariable UUID id, @RequestBody AnswerBody body) {
        requests.answer(county.code(), id, body.accepted(), body.answer());
        return list.find(county.code(), id);
    }
}
