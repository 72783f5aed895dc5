package cn.yipanqi.coordination.meeting.calendar;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.UpcomingMeetings.Upcoming;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Download;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** Gives calendars out: one meeting to who is signed in, a unit's or person's to whoever knows its secret address. */
@Controller
class CalendarController {

    private final CalendarFeeds feeds;
    private final Meetings meetings;

    CalendarController(CalendarFeeds feeds, Meetings meetings) {
        this.feeds = feeds;
        this.meetings = meetings;
    }

    /** Open without signing in: the secret is the key. What has not changed is not sent again. */
    @GetMapping("/calendar/{secret}.ics")
    @Nullable
    ResponseEntity<byte[]> feed(@PathVariable String secret, WebRequest request) {
        CalendarFeeds.Given given =
                feeds.given(secret).orElseThrow(() -> new Refusal(Refusal.Kind.ABSENT, Message.of("calendar.gone")));
        if (request.checkNotModified(
                "\"" + hash(given.content()) + "\"", given.changedAt().toEpochMilli())) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CalendarWriter.MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Robots-Tag", "noindex")
                .body(given.content());
    }

    @GetMapping({"/coordination/meetings/{id}/calendar", "/api/v1/coordination/meetings/{id}/calendar"})
    @Requires(Permission.LEDGER_READ)
    ResponseEntity<byte[]> one(@PathVariable UUID id) {
        Meeting meeting = meetings.find(id);
        Upcoming upcoming = new Upcoming(
                id,
                meeting.kind(),
                meeting.title(),
                meeting.day(),
                meeting.from(),
                meeting.to(),
                meeting.place(),
                meeting.state(),
                meeting.sequence(),
                meeting.changedAt());
        return ResponseEntity.ok()
                .headers(Download.headers(meeting.day() + ".ics", MediaType.parseMediaType(CalendarWriter.MEDIA_TYPE)))
                .body(CalendarWriter.write(meeting.title(), List.of(upcoming), List.of()));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
