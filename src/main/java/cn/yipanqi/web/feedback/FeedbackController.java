package cn.yipanqi.web.feedback;

import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.Paging;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 我要吐槽/反馈: a form for everybody, a list for those who look after the pages. */
@Controller
class FeedbackController {

    /** Permission of coordinators and system administrators: theirs is what people complain about. */
    private static final String READERS = "ORGANISATION_EDIT";

    private static final int ROWS = 20;

    private final Feedback feedback;

    FeedbackController(Feedback feedback) {
        this.feedback = feedback;
    }

    @Bean
    static NavigationItem feedbackNavigation() {
        return new NavigationItem("/feedback/list", "feedback.list", 900, null, READERS);
    }

    @GetMapping("/feedback")
    ModelAndView form(@RequestParam @Nullable String from, @RequestParam @Nullable Long sent, Page page) {
        if (sent != null) {
            return new ModelAndView("web/feedback/sent", Map.of("number", sent));
        }
        return form(new FeedbackForm(from, null, null), page.mistakes());
    }

    @PostMapping("/feedback")
    ModelAndView send(@Valid FeedbackForm form, BindingResult binding, Page page) {
        Mistakes mistakes = page.mistakes().add(binding);
        if (mistakes.any()) {
            ModelAndView again = form(form, mistakes);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return new ModelAndView("redirect:/feedback?sent=" + feedback.add(form));
    }

    /** The permission is stated as access states it for the modules above. */
    @GetMapping("/feedback/list")
    @PreAuthorize("hasAuthority('" + READERS + "')")
    ModelAndView list(@RequestParam(name = "page", defaultValue = "1") int number) {
        Paging paging = new Paging(feedback.count(), number, ROWS);
        return new ModelAndView("web/feedback/index", Map.of("rows", feedback.list(paging), "paging", paging));
    }

    private static ModelAndView form(FeedbackForm form, Mistakes mistakes) {
        return new ModelAndView("web/feedback/new", Map.of("form", form, "mistakes", mistakes));
    }
}
