package cn.yipanqi.coordination.meeting.calendar;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.meeting.calendar.CalendarFeeds.Whose;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One's own calendar addresses: made, revoked. */
@Controller
@RequestMapping("/coordination/meetings/feeds")
@Requires(Permission.LEDGER_READ)
class FeedController {

    private final CalendarFeeds feeds;

    FeedController(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping
    ModelAndView index(County county, @AuthenticationPrincipal SignedIn own) {
        return index(county, own, null);
    }

    private ModelAndView index(County county, SignedIn own, @Nullable String address) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("county", RegionCode.county(county.code()).digits());
        model.put("feeds", feeds.of(own));
        model.put("person", feeds.isPerson(own));
        model.put("address", address);
        return new ModelAndView("coordination/feed/index", model);
    }

    /** The answer shows the address, this once. */
    @PostMapping
    ModelAndView make(County county, @RequestParam Whose whose, @AuthenticationPrincipal SignedIn own) {
        String secret = feeds.make(own, county.code(), whose);
        ModelAndView answer = index(county, own, address(secret));
        answer.setStatus(HttpStatus.CREATED);
        return answer;
    }

    static String address(String secret) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/calendar/" + secret + ".ics")
                .toUriString();
    }

    @PostMapping("/{id}/revocation")
    String revoke(
            County county, @PathVariable UUID id, @AuthenticationPrincipal SignedIn own, RedirectAttributes redirect) {
        feeds.revoke(own, county.code(), id);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("calendar.revoked"));
        return "redirect:/coordination/meetings/feeds";
    }
}
