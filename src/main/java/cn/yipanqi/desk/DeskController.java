package cn.yipanqi.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.web.NavigationItem;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 工作台, where whoever works here lands; leaders land on the board, and find it below. */
@Controller
@Requires(Permission.LEDGER_READ)
class DeskController {

    private final Desks desks;

    DeskController(Desks desks) {
        this.desks = desks;
    }

    @Bean
    static NavigationItem deskNavigation() {
        return new NavigationItem("/desk", "desk.title", 1, null, Permission.LEDGER_READ.name());
    }

    /** @param month 2022-10; what is no month is this one */
    @GetMapping("/desk")
    @Snapshot
    ModelAndView show(
            County county,
            @RequestParam(required = false) @Nullable String month,
            @AuthenticationPrincipal SignedIn me) {
        return new ModelAndView("desk/show", Map.of("desk", desks.of(county.code(), me, month(month))));
    }

    /** A month as an address has it, none where it is none of ours. */
    static @Nullable YearMonth month(@Nullable String asked) {
        return asked != null && asked.matches("20\\d{2}-(0[1-9]|1[0-2])") ? YearMonth.parse(asked) : null;
    }
}
