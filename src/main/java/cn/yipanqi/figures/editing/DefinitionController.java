package cn.yipanqi.figures.editing;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.figures.Display;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.MatterNumbers;
import cn.yipanqi.ledger.MatterNumbers.InUse;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.TagVocabulary;
import cn.yipanqi.ledger.TagVocabulary.Tag;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms for a county's own figures and its own words for others. */
@Controller
@Requires(Permission.VOCABULARY_EDIT)
class DefinitionController {

    private final OwnDefinitions own;
    private final Definitions definitions;
    private final Catalogue catalogue;
    private final MatterNumbers numbers;
    private final Directory directory;
    private final ObjectProvider<TagVocabulary> tags;

    DefinitionController(
            OwnDefinitions own,
            Definitions definitions,
            Catalogue catalogue,
            MatterNumbers numbers,
            Directory directory,
            ObjectProvider<TagVocabulary> tags) {
        this.tags = tags;
        this.own = own;
        this.definitions = definitions;
        this.catalogue = catalogue;
        this.numbers = numbers;
        this.directory = directory;
    }

    @GetMapping("/figures/new")
    ModelAndView blank(County county, Page page) {
        return fresh(county, DefinitionForm.empty(), page.mistakes(), page);
    }

    @PostMapping("/figures")
    ModelAndView add(County county, DefinitionForm form, Page page, RedirectAttributes redirect) {
        Mistakes mistakes = mistakes(county, form, true, page);
        if (!mistakes.any()) {
            try {
                Definition added = own.add(county.code(), form);
                return done(county, added.code(), "figures.define.added", redirect);
            } catch (Refusal refused) {
                mistakes.add("code", refused.sentence());
            }
        }
        return again(fresh(county, form, mistakes, page));
    }

    @GetMapping("/figures/{code:[a-z_]+[.].+}/wording")
    ModelAndView words(@PathVariable String code, County county, Page page) {
        Definition definition = definitions.of(county.code(), code);
        return words(county, definition, DefinitionForm.wordsOf(definition), page.mistakes(), page);
    }

    @PostMapping("/figures/{code:[a-z_]+[.].+}/wording")
    ModelAndView reword(
            @PathVariable String code, County county, DefinitionForm form, Page page, RedirectAttributes redirect) {
        Mistakes mistakes = mistakes(county, form, false, page);
        if (mistakes.any()) {
            return again(words(county, definitions.of(county.code(), code), form, mistakes, page));
        }
        own.reword(county.code(), code, form);
        return done(county, code, "figures.define.worded", redirect);
    }

    @PostMapping("/figures/{code:[a-z_]+[.].+}/retirement")
    ModelAndView retire(@PathVariable String code, County county, RedirectAttributes redirect) {
        own.retire(county.code(), code);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("figures.define.retired"));
        return new ModelAndView("redirect:/figures?county=" + county.code());
    }

    private Mistakes mistakes(County county, DefinitionForm form, boolean isNew, Page page) {
        Mistakes mistakes = page.mistakes();
        own.broken(county.code(), form, isNew).forEach(rule -> mistakes.add(rule.field(), rule.sentence()));
        return mistakes.inOrder(DefinitionForm.FIELDS);
    }

    private static ModelAndView done(County county, String code, String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, new Message(key, List.of()));
        return new ModelAndView("redirect:/figures/" + code + "?county=" + county.code());
    }

    private static ModelAndView again(ModelAndView form) {
        form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return form;
    }

    private static ModelAndView words(
            County county, Definition definition, DefinitionForm form, Mistakes mistakes, Page page) {
        return new ModelAndView(
                "figures/definition/edit",
                Map.of(
                        "county", county.code(),
                        "definition", definition,
                        "form", form,
                        "mistakes", mistakes,
                        "displays", displays(page)));
    }

    private ModelAndView fresh(County county, DefinitionForm form, Mistakes mistakes, Page page) {
        InUse inUse = numbers.inUse(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("county", county.code());
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put("displays", displays(page).subList(0, 3));
        model.put(
                "commons",
                choices(Commons.values(), Commons::name, commons -> page.t(Message.of(commons.messageKey()))));
        model.put(
                "kinds",
                catalogue.kinds().stream()
                        .map(kind -> new Choice(kind.code(), page.t(Message.of("kind." + kind.code()))))
                        .toList());
        model.put(
                "aggregates",
                choices(Aggregate.values(), Aggregate::name, aggregate -> word(page, "figures.aggregate.", aggregate)));
        model.put("measures", choices(Measure.values(), Measure::column, measure -> word(page, "measure.", measure)));
        model.put(
                "categories",
                Stream.concat(
                                catalogue.kinds().stream().flatMap(kind -> kind.categories().stream()),
                                inUse.categories().stream())
                        .distinct()
                        .map(DefinitionController::itself)
                        .toList());
        model.put(
                "teams",
                inUse.teams().stream().map(DefinitionController::itself).toList());
        model.put("tags", tags(county, inUse));
        model.put(
                "homes",
                directory.of(county.code()).allHomes().stream()
                        .map(home -> new Choice(home.id().toString(), home.name()))
                        .toList());
        return new ModelAndView("figures/definition/new", model);
    }

    /** The tags in use, by the names whoever keeps them gives them. */
    private List<Choice> tags(County county, InUse inUse) {
        TagVocabulary vocabulary = tags.getIfAvailable();
        Map<String, String> names = vocabulary == null
                ? Map.of()
                : vocabulary.of(county.code()).stream().collect(Collectors.toMap(Tag::code, Tag::name));
        return inUse.tags().stream()
                .map(tag -> new Choice(tag, names.getOrDefault(tag, tag)))
                .toList();
    }

    private static List<Choice> displays(Page page) {
        return choices(Display.values(), Display::name, display -> word(page, "figures.display.", display));
    }

    private static String word(Page page, String prefix, Enum<?> value) {
        return page.t(Message.of(prefix + value.name().toLowerCase(Locale.ROOT)));
    }

    private static Choice itself(String word) {
        return new Choice(word, word);
    }

    private static <T> List<Choice> choices(T[] all, Function<T, String> value, Function<T, String> label) {
        return Arrays.stream(all)
                .map(one -> new Choice(value.apply(one), label.apply(one)))
                .toList();
    }
}
