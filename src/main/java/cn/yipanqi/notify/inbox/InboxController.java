package cn.yipanqi.notify.inbox;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.notify.Urgency;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Cursor;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own messages; over the API the same. Everybody who is signed in has an inbox, and every role may see units. */
@Controller
@Requires(Permission.ORGANISATION_READ)
class InboxController {

    private static final int ROWS = 20;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/inbox")
    ModelAndView index(
            @AuthenticationPrincipal SignedIn asker, @RequestParam(name = "page", defaultValue = "1") int number) {
        Paging paging = new Paging(inbox.count(asker.account()), number, ROWS);
        return new ModelAndView(
                "notify/inbox/index",
                Map.of("messages", inbox.of(asker.account(), ROWS, paging.offset()), "paging", paging));
    }

    @PostMapping("/inbox/{id}/reading")
    String read(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        inbox.read(asker.account(), id);
        return "redirect:/inbox";
    }

    @PostMapping("/inbox/reading")
    String readAll(@AuthenticationPrincipal SignedIn asker, RedirectAttributes redirect) {
        inbox.readAll(asker.account());
        redirect.addFlashAttribute(Page.NOTICE, Message.of("notify.inbox.all-read"));
        return "redirect:/inbox";
    }

    /** A piece in the words of whoever asks. */
    record PieceBody(String what, String url, @Nullable LocalDate due, Urgency urgency) {}

    record MessageBody(
            UUID id, boolean urgent, Instant at, @Nullable Instant readAt, List<PieceBody> pieces) {}

    record MessagesBody(List<MessageBody> items, @Nullable String next) {}

    @GetMapping("/api/v1/inbox")
    @ResponseBody
    MessagesBody told(@AuthenticationPrincipal SignedIn asker, @RequestParam @Nullable String cursor, Page page) {
        long offset = cursor == null ? 0 : offset(cursor);
        List<InboxMessage> found = inbox.of(asker.account(), ROWS + 1, offset);
        return new MessagesBody(
                found.stream().limit(ROWS).map(message -> body(message, page)).toList(),
                found.size() > ROWS ? Cursor.of(Long.toString(offset + ROWS)) : null);
    }

    private static long offset(String cursor) {
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,9}")) {
            throw Cursor.unreadable();
        }
        return Long.parseLong(position);
    }

    private static MessageBody body(InboxMessage message, Page page) {
        return new MessageBody(
                message.id(),
                message.urgent(),
                message.at(),
                message.readAt(),
                message.pieces().stream()
                        .map(piece -> new PieceBody(page.t(piece.what()), piece.url(), piece.due(), piece.urgency()))
                        .toList());
    }

    @PostMapping("/api/v1/inbox/{id}/reading")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readOne(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id) {
        inbox.read(asker.account(), id);
    }

    @PostMapping("/api/v1/inbox/reading")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readEach(@AuthenticationPrincipal SignedIn asker) {
        inbox.readAll(asker.account());
    }
}
