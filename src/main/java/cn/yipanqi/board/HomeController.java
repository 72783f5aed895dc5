package cn.yipanqi.board;

import cn.yipanqi.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the board for whoever may read it, else the first page the visitor's role has. */
@Controller
class HomeController {

    private static final String NOWHERE = "/feedback";

    @GetMapping("/")
    String home(Page page) {
        return "redirect:"
                + page.navigation().top().stream()
                        .findFirst()
                        .map(link -> link.url())
                        .orElse(NOWHERE);
    }
}
