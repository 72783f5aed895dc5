package cn.yipanqi.coordination.regulation.desk;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.COORDINATION_WORK;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Answers;
import cn.yipanqi.coordination.regulation.Opinion.Stance;
import cn.yipanqi.coordination.regulation.Opinions;
import cn.yipanqi.coordination.regulation.Opinions.Said;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opinions on a draft: asked for, given, answered, withdrawn. */
@Controller
@RequestMapping("/coordination/regulations")
class OpinionController {

    private final Opinions opinions;
    private final Answers answers;
    private final VersionPages pages;

    OpinionController(Opinions opinions, Answers answers, VersionPages pages) {
        this.opinions = opinions;
        this.answers = answers;
        this.pages = pages;
    }

    @PostMapping("/versions/{version}/asking")
    @Requires(COORDINATION_EDIT)
    ModelAndView ask(
            County county,
            @PathVariable UUID version,
            @RequestParam(required = false) @Nullable List<String> parties,
            @RequestParam(defaultValue = "") String until,
            Page page,
            RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        LocalDate day = Typed.day("until", until, mistakes);
        if (day != null
                && Typed.done(
                        mistakes,
                        Map.of(
                                "regulation.asked.nobody", "parties",
                                "regulation.asked.unknown", "parties",
                                "regulation.asked.past", "until"),
                        () -> opinions.ask(county.code(), version, Ticked.parties(parties), day))) {
            return done(version, "opinions", "regulation.asked.done", next);
        }
        return pages.again(county, version, mistakes, Map.of("parties", VersionPages.strings(parties), "until", until));
    }

    @PostMapping("/versions/{version}/opinions")
    @Requires(COORDINATION_WORK)
    ModelAndView give(
            County county,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String clause,
            @RequestParam(defaultValue = "") String stance,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String proposed,
            @RequestParam(required = false) @Nullable Integer revision,
            Page page,
            RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        Stance chosen = Typed.one(Stance.class, stance);
        if (chosen == null) {
            mistakes.add("stance", Message.of("regulation.choose", Message.of("regulation.stance")));
        }
        Integer number = clause.matches("\\d{1,4}") ? Integer.valueOf(clause) : null;
        if (chosen != null
                && Typed.done(
                        mistakes,
                        Map.of(
                                "regulation.opinion.words.needed", "words",
                                "regulation.opinion.words", "words",
                                "regulation.opinion.proposed.needed", "proposed",
                                "regulation.opinion.proposed", "proposed",
                                "regulation.opinion.reworded", "clause",
                                "regulation.clause.absent", "clause"),
                        () -> opinions.give(
                                county.code(), version, new Said(number, chosen, words, proposed, revision)))) {
            return done(version, "opinions", "regulation.opinion.given", next);
        }
        return pages.again(
                county,
                version,
                mistakes,
                Map.of("clause", clause, "stance", stance, "words", words, "proposed", proposed));
    }

    @PostMapping("/opinions/{opinion}/answer")
    @Requires(COORDINATION_EDIT)
    ModelAndView answer(
            County county,
            @PathVariable UUID opinion,
            @RequestParam(defaultValue = "") String taken,
            @RequestParam(defaultValue = "") String words,
            Page page,
            RedirectAttributes next) {
        UUID version = opinions.find(county.code(), opinion).version();
        Mistakes mistakes = page.mistakes();
        String field = "answer-" + opinion;
        if (!taken.equals("yes") && !taken.equals("no")) {
            mistakes.add(field, Message.of("regulation.choose", Message.of("regulation.answer.taken")));
        }
        if (Typed.done(
                mistakes,
                Map.of("regulation.answer.why", field, "regulation.answer.words", field),
                () -> answers.give(county.code(), opinion, taken.equals("yes"), words))) {
            return done(version, "opinion-" + opinion, "regulation.answer.given", next);
        }
        return pages.again(county, version, mistakes, Map.of(field, words, field + "-taken", taken));
    }

    @PostMapping("/opinions/{opinion}/withdrawal")
    @Requires(COORDINATION_WORK)
    ModelAndView withdraw(County county, @PathVariable UUID opinion, RedirectAttributes next) {
        UUID version = opinions.find(county.code(), opinion).version();
        opinions.withdraw(county.code(), opinion);
        return done(version, "opinions", "regulation.opinion.withdrawn", next);
    }

    private static ModelAndView done(UUID version, String place, String said, RedirectAttributes next) {
        next.addFlashAttribute(Page.NOTICE, Message.of(said));
        return new ModelAndView("redirect:/coordination/regulations/versions/" + version + "#" + place);
    }
}
