package cn.yipanqi.organisation.holiday;

import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Holidays;
import cn.yipanqi.organisation.Holidays.Notice;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

@Controller
@Requires(ORGANISATION_READ)
class HolidayController {

    private final Holidays holidays;
    private final Clock clock;

    HolidayController(Holidays holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    @GetMapping("/organisation/holidays")
    ModelAndView show(@RequestParam @Nullable Integer year) {
        List<Notice> notices = holidays.notices();
        int shown = year == null ? LocalDate.now(clock).getYear() : year;
        Notice notice = notices.stream()
                .filter(each -> each.year() == shown)
                .findFirst()
                .orElseGet(() -> {
                    if (year != null) {
                        throw Refusal.absent("notice");
                    }
                    return notices.get(notices.size() - 1);
                });
        return new ModelAndView("organisation/holidays/show", java.util.Map.of("notices", notices, "notice", notice));
    }

    @GetMapping("/api/v1/organisation/holidays/{year}")
    @ResponseBody
    Notice notice(@PathVariable int year) {
        return holidays.notice(year).orElseThrow(() -> Refusal.absent("notice"));
    }
}
