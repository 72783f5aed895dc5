package cn.yipanqi.coordination.meeting.calendar;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Feeds;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.meeting.calendar.CalendarFeeds.Whose;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own calendar addresses over the API. */
@RestController
@RequestMapping("/api/v1/coordination/meetings/feeds")
@Requires(Permission.LEDGER_READ)
class FeedApi {

    private final CalendarFeeds feeds;

    FeedApi(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    record Listed(List<Feeds.View> items, @Nullable String next) {}

    record Wanted(@NotNull Whose whose) {}

    /** @param address shown this once */
    record Made(String address) {

        @Override
        public String toString() {
            return "Made[not shown]";
        }
    }

    @GetMapping
    Listed list(@AuthenticationPrincipal SignedIn own) {
        return new Listed(feeds.of(own), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made make(County county, @Valid @RequestBody Wanted body, @AuthenticationPrincipal SignedIn own) {
        return new Made(FeedController.address(feeds.make(own, county.code(), body.whose())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(County county, @PathVariable UUID id, @AuthenticationPrincipal SignedIn own) {
        feeds.revoke(own, county.code(), id);
    }
}
