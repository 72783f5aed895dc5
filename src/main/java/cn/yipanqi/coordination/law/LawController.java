package cn.yipanqi.coordination.law;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.coordination.regulation.clause.Difference;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 法律法规: listed, searched, read chapter by chapter, compared. */
@Controller
@RequestMapping("/coordination/laws")
@Requires(Permission.LEDGER_READ)
class LawController {

    private static final int ROWS = 20;

    private final Laws laws;
    private final Clock clock;

    LawController(Laws laws, Clock clock) {
        this.laws = laws;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView index(
            @RequestParam(defaultValue = "") String q, @RequestParam(name = "page", defaultValue = "1") int number) {
        LocalDate today = LocalDate.now(clock);
        String text = q.strip();
        List<Law> titles = laws.all().stream()
                .filter(law ->
                        law.title().contains(text) || law.latest().fullTitle().contains(text))
                .toList();
        List<Laws.Hit> hits = text.isEmpty() ? List.of() : laws.search(text, today);
        Paging paging = new Paging(hits.size(), number, ROWS);
        return new ModelAndView(
                "coordination/law/index",
                Map.of(
                        "q",
                        text,
                        "titles",
                        titles,
                        "hits",
                        hits.subList((int) paging.offset(), (int) paging.last()),
                        "paging",
                        paging,
                        "today",
                        today));
    }

    /** The version in force on a day. */
    @GetMapping("/{title}")
    ModelAndView on(
            @PathVariable String title,
            @RequestParam @Nullable String on,
            @RequestParam(defaultValue = "0") int chapter,
            @RequestParam(defaultValue = "-1") int article) {
        Law law = laws.find(title);
        LocalDate day = Typed.on(on);
        LawVersion version = law.on(day == null ? LocalDate.now(clock) : day)
                .orElseGet(() -> law.versions().get(law.versions().size() - 1));
        return show(law, version, chapter, article, day);
    }

    @GetMapping("/{title}/{date:\\d{4}-\\d{2}-\\d{2}}")
    ModelAndView version(
            @PathVariable String title,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
            @RequestParam(defaultValue = "0") int chapter,
            @RequestParam(defaultValue = "-1") int article) {
        return show(laws.find(title), laws.version(title, date), chapter, article, null);
    }

    /** @param chapter number of the chapter shown; 0 for the one that holds the article, or the first */
    private ModelAndView show(Law law, LawVersion version, int chapter, int article, @Nullable LocalDate on) {
        List<LawVersion.Chapter> chapters = version.chapters();
        LawVersion.Chapter shown = chapters.stream()
                .filter(each -> chapter > 0
                        ? each.number() == chapter
                        : each.articles().stream().anyMatch(one -> one.number() == article))
                .findFirst()
                .orElse(chapters.get(0));
        Map<String, Object> model = new HashMap<>();
        model.put("law", law);
        model.put("version", version);
        model.put("chapters", chapters);
        model.put("shown", version.whole() ? chapters : List.of(shown));
        model.put("current", law.on(LocalDate.now(clock)).orElse(null));
        if (on != null) {
            model.put("on", on);
        }
        return new ModelAndView("coordination/law/show", model);
    }

    /**
     * @param from day of the older version; the one before the newer, if not said
     * @param to day of the newer; the latest, if not said
     */
    @GetMapping("/{title}/differences")
    ModelAndView differences(
            @PathVariable String title,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "false") boolean whole) {
        Law law = laws.find(title);
        LawVersion after = to == null ? law.latest() : laws.version(title, to);
        LawVersion before = from == null
                ? law.versions().stream()
                        .filter(version -> version.date().isBefore(after.date()))
                        .findFirst()
                        .orElseThrow(() -> Refusal.absent("law-version"))
                : laws.version(title, from);
        List<Difference> all = Comparison.of(before.articles(), after.articles());
        return new ModelAndView(
                "coordination/law/differences",
                Map.of(
                        "law",
                        law,
                        "before",
                        before,
                        "after",
                        after,
                        "whole",
                        whole,
                        "same",
                        all.stream()
                                .filter(one -> one.kind() == Difference.Kind.SAME)
                                .count(),
                        "differences",
                        all.stream()
                                .filter(one -> whole || one.kind() != Difference.Kind.SAME)
                                .toList()));
    }
}
