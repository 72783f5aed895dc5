package cn.yipanqi.figures.doubt;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 对数字有疑问: a form for whoever reads a number, a list that everybody may read and the coordinator answers. */
@Controller
@Requires(Permission.LEDGER_READ)
class DoubtController {

    static final String LIST = "/figures/questions";
    private static final int SIZE = 20;

    private final Doubts doubts;
    private final Figures figures;

    DoubtController(Doubts doubts, Figures figures) {
        this.doubts = doubts;
        this.figures = figures;
    }

    @Bean
    static NavigationItem questionsNavigation() {
        return new NavigationItem(LIST, "figures.questions.nav", 560, null, "VOCABULARY_EDIT");
    }

    @GetMapping("/figures/{code:[a-z_]+[.].+}/question")
    ModelAndView form(
            @PathVariable String code, County county, Period period, @RequestParam @Nullable Long asOf, Page page) {
        return form(figures.one(code, county.code(), period, asOf), asOf, new DoubtForm(null), page.mistakes());
    }

    @PostMapping("/figures/{code:[a-z_]+[.].+}/question")
    ModelAndView ask(
            @PathVariable String code,
            County county,
            Period period,
            @RequestParam @Nullable Long asOf,
            @Valid DoubtForm form,
            BindingResult binding,
            Page page,
            RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes().add(binding);
        if (mistakes.any()) {
            ModelAndView again = form(figures.one(code, county.code(), period, asOf), asOf, form, mistakes);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        doubts.ask(code, county.code(), period, asOf, Objects.requireNonNull(form.text()), page.locale());
        redirect.addFlashAttribute(Page.NOTICE, Message.of("figures.question.sent"));
        return new ModelAndView("redirect:/figures/" + code + "?county=" + county.code() + "&from=" + period.from()
                + "&to=" + period.to() + (asOf == null ? "" : "&asOf=" + asOf));
    }

    private static ModelAndView form(Figure figure, @Nullable Long asOf, DoubtForm form, Mistakes mistakes) {
        return new ModelAndView(
                "figures/question/new",
                Map.of("figure", figure, "past", asOf != null, "form", form, "mistakes", mistakes));
    }

    @GetMapping(LIST)
    ModelAndView list(County county, @RequestParam @Nullable UUID before, Page page) {
        return list(county, before, null, new AnswerForm(null), page.mistakes());
    }

    @Requires(Permission.VOCABULARY_EDIT)
    @PostMapping(LIST + "/{id}/answer")
    ModelAndView answer(
            @PathVariable UUID id,
            County county,
            @Valid AnswerForm form,
            BindingResult binding,
            Page page,
            RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes().add(binding);
        if (mistakes.any()) {
            ModelAndView again = list(county, null, id, form, mistakes);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        doubts.answer(county.code(), id, Objects.requireNonNull(form.answer()));
        redirect.addFlashAttribute(Page.NOTICE, Message.of("figures.answer.sent"));
        return new ModelAndView("redirect:" + LIST + "?county=" + county.code());
    }

    /** @param answering the question whose answer came back with mistakes */
    private ModelAndView list(
            County county, @Nullable UUID before, @Nullable UUID answering, AnswerForm form, Mistakes mistakes) {
        List<Doubt> found = doubts.before(county.code(), before, SIZE + 1);
        boolean more = found.size() > SIZE;
        List<Doubt> shown = more ? found.subList(0, SIZE) : found;
        Map<String, Object> model = new HashMap<>();
        model.put("county", county.code());
        model.put("doubts", shown);
        model.put("next", more ? shown.get(SIZE - 1).id() : null);
        model.put("answering", answering);
        model.put("form", form);
        model.put("mistakes", mistakes);
        return new ModelAndView("figures/question/index", model);
    }
}
