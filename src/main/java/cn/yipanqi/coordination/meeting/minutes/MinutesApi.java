package cn.yipanqi.coordination.meeting.minutes;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Minutes over the API. Their texts stand in the meeting's items. */
@RestController
@RequestMapping("/api/v1/coordination/meetings/{id}/minutes")
@Requires(Permission.COORDINATION_EDIT)
class MinutesApi {

    private final MinutesDesk desk;
    private final Minutes minutes;
    private final Meetings meetings;

    MinutesApi(MinutesDesk desk, Minutes minutes, Meetings meetings) {
        this.desk = desk;
        this.minutes = minutes;
        this.meetings = meetings;
    }

    record Text(@NotNull UUID item, @NotNull String text, int revision) {}

    record Texts(@NotNull List<@Valid Text> items) {}

    record Revision(@NotNull Integer revision) {}

    /** As issued; 404 before that. */
    @GetMapping
    @Requires(Permission.LEDGER_READ)
    Issued show(@PathVariable UUID id) {
        return minutes.of(meetings.find(id)).orElseThrow(() -> Refusal.absent("minutes"));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void write(@PathVariable UUID id, @Valid @RequestBody Texts body) {
        desk.write(
                id,
                body.items().stream()
                        .collect(Collectors.toMap(
                                Text::item,
                                text -> new MinutesDesk.Written(text.text(), text.revision()),
                                (one, other) -> other)));
    }

    @PostMapping("/issue")
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@PathVariable UUID id, @Valid @RequestBody Revision body) {
        return minutes.issue(id, body.revision());
    }
}
