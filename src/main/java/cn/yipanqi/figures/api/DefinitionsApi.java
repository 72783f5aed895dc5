package cn.yipanqi.figures.api;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.figures.editing.DefinitionForm;
import cn.yipanqi.figures.editing.OwnDefinitions;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Definitions in force: the country's, and with a county its own. */
@RestController
@RequestMapping("/api/v1/definitions")
class DefinitionsApi {

    private static final long NO_COUNTY = 0;

    private final Definitions definitions;
    private final OwnDefinitions own;

    DefinitionsApi(Definitions definitions, OwnDefinitions own) {
        this.definitions = definitions;
        this.own = own;
    }

    record All(List<One> definitions, @Nullable String next) {}

    /**
     * @param county whose own it is, null for the country's
     * @param source {@code LEDGER}, {@code REGISTER} or {@code RATIO}; what follows it is asked of the ledger only
     */
    record One(
            String code,
            int version,
            @Nullable Long county,
            String commons,
            String source,
            String name,
            String unit,
            String definition,
            String display,
            List<String> kinds,
            @Nullable String aggregate,
            List<String> measures,
            @Nullable String category,
            @Nullable String tag,
            @Nullable Boolean partnered,
            @Nullable String team,
            @Nullable UUID home) {}

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    All all(
            @RequestParam @Nullable Long county,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "100") int size,
            Page page) {
        if (county != null && !CurrentScope.get().reads(county)) {
            throw Refusal.absent("county");
        }
        String last = ListCursor.key(cursor);
        List<Definition> rest = definitions.all(county == null ? NO_COUNTY : county).stream()
                .filter(definition -> last == null || key(definition).compareTo(last) > 0)
                .toList();
        List<Definition> shown = rest.subList(0, Math.min(ListCursor.size(size), rest.size()));
        return new All(
                shown.stream().map(definition -> one(definition, page)).toList(),
                shown.size() < rest.size() ? ListCursor.after(key(shown.get(shown.size() - 1))) : null);
    }

    /** In the order of the list. */
    private static String key(Definition definition) {
        return String.format("%08d %s", definition.position(), definition.code());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.VOCABULARY_EDIT)
    One add(County county, @RequestBody DefinitionForm form, Page page) {
        return one(own.add(county.code(), form), page);
    }

    /** A county's own words for a figure: name, unit, wording, display; the rest of the body is not looked at. */
    @PostMapping("/{code}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.VOCABULARY_EDIT)
    One reword(@PathVariable String code, County county, @RequestBody DefinitionForm form, Page page) {
        return one(own.reword(county.code(), code, form), page);
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.VOCABULARY_EDIT)
    void retire(@PathVariable String code, County county) {
        own.retire(county.code(), code);
    }

    private static One one(Definition definition, Page page) {
        MatterQuestion question = definition.question();
        return new One(
                definition.code(),
                definition.version(),
                definition.county(),
                definition.commons().name(),
                definition.origin().name(),
                definition.name().in(page.locale()),
                definition.unit().in(page.locale()),
                definition.wording().in(page.locale()),
                definition.display().name(),
                question == null
                        ? List.of()
                        : question.kinds().stream().sorted().toList(),
                question == null ? null : question.aggregate().name(),
                question == null
                        ? List.of()
                        : question.measures().stream().map(Measure::column).toList(),
                question == null ? null : question.category(),
                question == null ? null : question.tag(),
                question == null ? null : question.partnered(),
                question == null ? null : question.team(),
                question == null ? null : question.home());
    }
}
