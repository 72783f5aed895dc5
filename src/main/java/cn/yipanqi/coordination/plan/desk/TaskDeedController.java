package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with one task from its page; what is refused is said there, with everything typed. */
@Controller
@RequestMapping("/coordination/tasks/{id}")
@Requires(Permission.COORDINATION_WORK)
class TaskDeedController {

    private final TaskDeeds deeds;
    private final TaskPages pages;

    TaskDeedController(TaskDeeds deeds, TaskPages pages) {
        this.deeds = deeds;
        this.pages = pages;
    }

    /** How to go back to the page that was sent. */
    private record Back(UUID id, long county, SignedIn asker, Page page, RedirectAttributes next) {}

    @PostMapping("/reports")
    ModelAndView report(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String words,
            @AuthenticationPrincipal SignedIn asker,
            Page page,
            RedirectAttributes next) {
        Back back = new Back(id, county.code(), asker, page, next);
        Map<String, String> typed = Map.of("value", value, "words", words);
        return done(
                back,
                "coordination.task.report",
                () -> deeds.report(county.code(), id, number(value), words),
                typed,
                Map.of(
                        "coordination.task.report.words",
                        "words",
                        "coordination.task.words.personal",
                        "words",
                        "coordination.task.report.number",
                        "value"));
    }

    /** @throws Refusal where it is no number */
    static @Nullable BigDecimal number(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,2})?")) {
            throw new Refusal(Message.of("coordination.task.report.number"));
        }
        return new BigDecimal(text);
    }

    @PostMapping("/confirmations")
    ModelAndView confirm(
            County county,
            @PathVariable UUID id,
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") String part,
            @AuthenticationPrincipal SignedIn asker,
            Page page,
            RedirectAttributes next) {
        return done(
                new Back(id, county.code(), asker, page, next),
                "coordination.task.confirm",
                () -> deeds.confirm(county.code(), id, unit, part),
                Map.of("part", part, "unit", unit.toString()),
                Map.of("coordination.task.confirm.words", "part", "coordination.task.words.personal", "part"));
    }

    @PostMapping("/completion")
    ModelAndView complete(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn asker,
            Page page,
            RedirectAttributes next) {
        return done(
                new Back(id, county.code(), asker, page, next),
                "coordination.task.done",
                () -> deeds.complete(county.code(), id, note),
                Map.of("note", note),
                Map.of("coordination.task.done.note", "note", "coordination.task.words.personal", "note"));
    }

    @PostMapping("/dropping")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView drop(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn asker,
            Page page,
            RedirectAttributes next) {
        return done(
                new Back(id, county.code(), asker, page, next),
                "coordination.task.drop",
                () -> deeds.drop(county.code(), id, why),
                Map.of("why", why),
                Map.of("coordination.task.dropped.reason", "why", "coordination.task.words.personal", "why"));
    }

    @PostMapping("/reopening")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView reopen(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedIn asker,
            Page page,
            RedirectAttributes next) {
        return done(
                new Back(id, county.code(), asker, page, next),
                "coordination.task.reopen",
                () -> deeds.reopen(county.code(), id, why),
                Map.of("why", why),
                Map.of("coordination.task.reopened.reason", "why", "coordination.task.words.personal", "why"));
    }

    private ModelAndView done(
            Back back, String key, Runnable deed, Map<String, String> typed, Map<String, String> fields) {
        try {
            deed.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            Mistakes mistakes = back.page()
                    .mistakes()
                    .add(fields.getOrDefault(refusal.sentence().key(), ""), refusal.sentence());
            ModelAndView again = pages.show(back.county(), back.id(), back.asker(), mistakes, typed);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return TaskController.shown(back.id(), back.next(), Message.of(key + ".was"));
    }
}
