package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.supervision.Times;
import cn.yipanqi.coordination.supervision.TimesBook;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** In how many working days what has to be done, from which day on. */
@Controller
@RequestMapping("/coordination/supervision/times")
class TimesController {

    private final TimesBook times;
    private final Directory directory;
    private final Clock clock;

    TimesController(TimesBook times, Directory directory, Clock clock) {
        this.times = times;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    ModelAndView show(County county, Page page) {
        LocalDate today = LocalDate.now(clock);
        TimesBook.Known known = times.of(county.code());
        return page(county, known, TimesForm.of(today, known.on(today)), page.mistakes());
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView set(County county, TimesForm form, Page page, RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes();
        Times wanted = form.times(mistakes);
        LocalDate from = FilingForm.day(form.from());
        if (from == null) {
            mistakes.add("from", Message.of("supervision.form.day"));
        } else if (!mistakes.any()) {
            try {
                times.set(county.code(), from, wanted);
                redirect.addFlashAttribute(Page.NOTICE, Message.of("supervision.times.saved", from));
                return new ModelAndView("redirect:/coordination/supervision/times");
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.INVALID) {
                    throw refusal;
                }
                mistakes.add(
                        refusal.sentence().key().equals("supervision.times.past") ? "from" : "", refusal.sentence());
            }
        }
        ModelAndView again = page(county, times.of(county.code()), form, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(County county, TimesBook.Known known, TimesForm form, Mistakes mistakes) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("all", directory.of(county.code()));
        model.put("known", known);
        model.put("form", form);
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/supervision/times", model);
    }
}
