package cn.yipanqi.intake.preview;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.intake.Vocabularies;
import cn.yipanqi.intake.reading.words.ColumnTerm;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.Vocabulary;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The county's own words: what its headers mean, and when a tag is proposed. The product's words are shown beside them. */
@Controller
@RequestMapping("/intakes/synonyms")
@Requires(Permission.VOCABULARY_EDIT)
class SynonymController {

    private final Vocabularies vocabularies;
    private final Directory directory;

    SynonymController(Vocabularies vocabularies, Directory directory) {
        this.vocabularies = vocabularies;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView index(County county, Page page) {
        return index(county, "", "", TagForm.EMPTY, page.mistakes(), page);
    }

    @PostMapping
    ModelAndView add(
            County county,
            @RequestParam(defaultValue = "") String term,
            @RequestParam(defaultValue = "") String field,
            Page page,
            RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes();
        Optional<Field> meaning = Arrays.stream(Field.values())
                .filter(each -> each.name().equals(field))
                .findFirst();
        if (meaning.isEmpty()) {
            mistakes.add("field", Message.of("intake.synonym.field"));
        } else {
            attempt(mistakes, "term", () -> vocabularies.add(county.code(), term, meaning.get()));
        }
        return mistakes.any()
                ? refused(index(county, term, field, TagForm.EMPTY, mistakes, page))
                : done(redirect, Message.of("intake.synonym.added", term.strip()));
    }

    @PostMapping("/removal")
    ModelAndView remove(County county, @RequestParam String term, RedirectAttributes redirect) {
        vocabularies.remove(county.code(), term);
        return done(redirect, Message.of("intake.synonym.removed", term));
    }

    @PostMapping("/tags")
    ModelAndView keep(
            County county,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String terms,
            @RequestParam(defaultValue = "") String exclusions,
            Page page,
            RedirectAttributes redirect) {
        TagForm form = new TagForm(code, name, terms, exclusions);
        Mistakes mistakes = page.mistakes();
        attempt(mistakes, "code", () -> vocabularies.keep(county.code(), form.rule()));
        return mistakes.any()
                ? refused(index(county, "", "", form, mistakes, page))
                : done(redirect, Message.of("intake.tag.kept", name.strip()));
    }

    @PostMapping("/tags/removal")
    ModelAndView removeTag(County county, @RequestParam String code, RedirectAttributes redirect) {
        vocabularies.removeTag(county.code(), code);
        return done(redirect, Message.of("intake.tag.removed", code));
    }

    private static void attempt(Mistakes mistakes, String field, Runnable deed) {
        try {
            deed.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            mistakes.add(field, refusal.sentence());
        }
    }

    private ModelAndView index(County county, String term, String field, TagForm tag, Mistakes mistakes, Page page) {
        Map<Field, List<String>> standard = new EnumMap<>(Field.class);
        for (ColumnTerm known : Vocabulary.standard().columns().terms()) {
            standard.computeIfAbsent(known.field(), f -> new java.util.ArrayList<>())
                    .add(known.text());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("county", directory.of(county.code()));
        model.put("own", vocabularies.terms(county.code()));
        model.put("standard", standard);
        model.put("ownTags", vocabularies.tags(county.code()));
        model.put("tags", Vocabulary.standard().tags());
        model.put("term", term);
        model.put("field", field);
        model.put("tag", tag);
        model.put("mistakes", mistakes);
        model.put(
                "fields",
                Arrays.stream(Field.values())
                        .map(each -> new Choice(each.name(), page.t(each.messageKey())))
                        .toList());
        return new ModelAndView("intake/synonyms/index", model);
    }

    private static ModelAndView done(RedirectAttributes redirect, Message notice) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/intakes/synonyms");
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
