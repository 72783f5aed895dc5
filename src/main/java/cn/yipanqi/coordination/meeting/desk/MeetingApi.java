package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.meeting.Attachable;
import cn.yipanqi.coordination.meeting.Attachments;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingLists;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.agenda.AgendaItem;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Carried;
import cn.yipanqi.web.Cursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Meetings over the API. */
@RestController
@RequestMapping("/api/v1/coordination/meetings")
@Requires(Permission.LEDGER_READ)
class MeetingApi {

    private static final int ROWS = 100;

    private final MeetingDesk desk;
    private final Meetings meetings;
    private final MeetingLists lists;
    private final Agendas agendas;
    private final Attachments attachments;

    MeetingApi(MeetingDesk desk, Meetings meetings, MeetingLists lists, Agendas agendas, Attachments attachments) {
        this.desk = desk;
        this.meetings = meetings;
        this.lists = lists;
        this.agendas = agendas;
        this.attachments = attachments;
    }

    record Listed(List<MeetingLists.Line> items, @Nullable String next) {}

    record Made(UUID id) {}

    record Reason(@NotBlank String reason) {}

    record Subject(@NotNull UUID subject) {}

    /**
     * A meeting whole.
     *
     * @param carried what earlier meetings of the series decided and is not settled
     */
    record Whole(Meeting meeting, List<AgendaItem> items, List<Carried> carried, List<Attachable.Document> attached) {}

    /** Those to come first, then those that were, the latest first; of some days. */
    @GetMapping
    Listed list(
            County county,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam @Nullable UUID series,
            @RequestParam @Nullable MeetingKind kind,
            @RequestParam @Nullable String cursor) {
        long offset = cursor == null ? 0 : offset(cursor);
        MeetingLists.Filter filter = new MeetingLists.Filter(
                from == null ? LocalDate.of(2000, 1, 1) : from,
                to == null ? LocalDate.of(2100, 12, 31) : to,
                series,
                kind);
        List<MeetingLists.Line> found =
                lists.find(county.code(), filter, ROWS + 1, offset).lines();
        return new Listed(
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
    Whole show(@PathVariable UUID id) {
        Meeting meeting = meetings.find(id);
        return new Whole(meeting, agendas.of(meeting), agendas.carried(meeting), attachments.of(meeting));
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made plan(County county, @RequestBody MeetingDraft draft) {
        return new Made(desk.add(county.code(), draft));
    }

    @PutMapping("/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable UUID id, @RequestBody MeetingDraft draft) {
        desk.change(id, draft);
    }

    @PostMapping("/{id}/notice")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void call(@PathVariable UUID id) {
        meetings.call(id);
    }

    @PostMapping("/{id}/attendance")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void attend(@PathVariable UUID id, @RequestBody AttendanceDraft draft) {
        desk.attend(id, draft);
    }

    @PostMapping("/{id}/cancellation")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id, @Valid @RequestBody Reason body) {
        meetings.cancel(id, body.reason());
    }

    /** What may be laid before a hearing. */
    @GetMapping("/{id}/attachments")
    List<Attachable.Document> offered(@PathVariable UUID id) {
        return attachments.offered(meetings.find(id));
    }

    @PostMapping("/{id}/attachments")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void attach(@PathVariable UUID id, @Valid @RequestBody Subject body) {
        attachments.attach(id, body.subject());
    }

    @DeleteMapping("/{id}/attachments/{subject}")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void detach(@PathVariable UUID id, @PathVariable UUID subject) {
        attachments.detach(id, subject);
    }
}
