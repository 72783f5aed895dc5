package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.TagVocabulary.Tag;
import cn.yipanqi.ledger.input.EntryInput;
import cn.yipanqi.ledger.input.Lookalikes.Heard;
import cn.yipanqi.ledger.pages.FormView.Corrected;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Between the browser's fields and {@link EntryInput}, both ways. */
final class EntryForms {

    private static final String MEASURE = "measures.";
    private static final List<String> ABOVE_MEASURES = List.of(
            "kind",
            "title",
            "day",
            "to",
            "category",
            "place",
            "township",
            "home",
            "team",
            "channel",
            "destination",
            "unit",
            "lead",
            "station",
            "partners",
            "outside");

    private static final String BETWEEN_NAMES = "[、,，;；/]";

    private EntryForms() {}

    static EntryInput input(MultiValueMap<String, String> sent) {
        List<String> partners = new ArrayList<>(sent.getOrDefault("partners", List.of()));
        for (String name :
                Optional.ofNullable(sent.getFirst("outside")).orElse("").split(BETWEEN_NAMES)) {
            if (!name.isBlank()) {
                partners.add(name.strip());
            }
        }
        Map<String, String> measures = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (name.startsWith(MEASURE) && !values.isEmpty()) {
                measures.put(name.substring(MEASURE.length()), values.get(0));
            }
        });
        return new EntryInput(
                sent.getFirst("kind"),
                sent.getFirst("day"),
                sent.getFirst("to"),
                sent.getFirst("title"),
                sent.getFirst("category"),
                sent.getFirst("unit"),
                sent.getFirst("lead"),
                leadBasis(sent),
                partners,
                sent.getFirst("place"),
                sent.getFirst("township"),
                sent.getFirst("station"),
                sent.getFirst("home"),
                sent.getFirst("team"),
                sent.getFirst("channel"),
                sent.getFirst("destination"),
                measures,
                List.of(),
                sent.getOrDefault("tags", List.of()),
                sent.getFirst("note"));
    }

    /** The select always says something, also "the unit that keeps it"; a kind without one leaves the lead as it was. */
    private static @Nullable String leadBasis(MultiValueMap<String, String> sent) {
        String lead = sent.getFirst("lead");
        String basis = sent.getFirst("leadBasis");
        boolean chosen = lead != null && !lead.equals("unknown");
        return chosen && LeadBasis.UNKNOWN.name().equals(basis) ? LeadBasis.STATED.name() : basis;
    }

    static FormView view(
            Kind kind,
            EntryInput input,
            Mistakes mistakes,
            EntryNames names,
            SignedIn me,
            List<Heard> heard,
            @Nullable Corrected correction) {
        CountyDirectory county = names.county();
        UUID own = me.grant().unit();
        UUID station = me.grant().station();
        List<Unit> units = county.units().toList();
        List<String> ticked = new ArrayList<>();
        List<String> others = new ArrayList<>();
        input.partners()
                .forEach(name -> unit(county, name)
                        .ifPresentOrElse(
                                unit -> ticked.add(unit.id().toString()), () -> others.add(body(county, name))));
        List<Tag> tags = names.tags(input.tags());
        return new FormView(
                kind,
                input,
                mistakes.inOrder(fields(kind)),
                names,
                own != null ? names.unit(own) : names.station(station),
                station != null,
                choices(units, null),
                choices(units, own),
                ticked,
                String.join("、", others),
                county.townships().stream()
                        .map(township -> new Choice(township.name(), township.name()))
                        .toList(),
                county.stations().map(one -> new Choice(one.name(), one.name())).toList(),
                county.homes().map(home -> new Choice(home.name(), home.name())).toList(),
                tags.stream()
                        .filter(Tag::audience)
                        .map(tag -> new Choice(tag.code(), tag.name()))
                        .toList(),
                tags.stream()
                        .filter(tag -> !tag.audience())
                        .map(tag -> new Choice(tag.code(), tag.name()))
                        .toList(),
                heard,
                correction);
    }

    /** The form's fields from top to bottom. */
    private static List<String> fields(Kind kind) {
        return Stream.of(
                        ABOVE_MEASURES.stream(),
                        kind.measures().stream().map(measure -> MEASURE + measure.column()),
                        Stream.of("tags", "note", "reason"))
                .flatMap(fields -> fields)
                .toList();
    }

    private static List<Choice> choices(List<Unit> units, @Nullable UUID without) {
        return units.stream()
                .filter(unit -> !unit.id().equals(without))
                .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                .toList();
    }

    private static Optional<Unit> unit(CountyDirectory county, String name) {
        UUID id = SearchForm.id(name);
        return id == null ? county.unitNamed(name) : county.unit(id);
    }

    private static String body(CountyDirectory county, String name) {
        UUID id = SearchForm.id(name);
        return id == null ? name : county.body(id).map(body -> body.name()).orElse(name);
    }

    /** The unit as the select's value, however it was named. */
    static String unitValue(CountyDirectory county, @Nullable String name) {
        return name == null || name.isBlank()
                ? ""
                : unit(county, name).map(unit -> unit.id().toString()).orElse("");
    }
}
