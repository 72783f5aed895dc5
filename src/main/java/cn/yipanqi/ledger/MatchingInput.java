package cn.yipanqi.ledger;

import cn.yipanqi.ledger.matching.Candidate;
import cn.yipanqi.ledger.matching.UnitNames;
import cn.yipanqi.organisation.CountyDirectory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the matching rules look at, from what the ledger and the register know. */
final class MatchingInput {

    private MatchingInput() {}

    static Candidate candidate(EntryRecord entry) {
        EntryContent content = entry.content();
        Map<Measure, BigDecimal> measures = content.measures();
        return new Candidate(
                entry.entry(),
                content.unit(),
                content.lead(),
                content.leadBasis(),
                content.partners(),
                content.bodies(),
                content.firstDay(),
                content.lastDay(),
                content.title(),
                content.place(),
                content.region(),
                Optional.ofNullable(measures.get(Measure.RECIPIENTS)).orElse(measures.get(Measure.PARTICIPANTS)),
                Stream.of(Measure.GIVEN, Measure.GIVEN_CASH, Measure.GIVEN_GOODS, Measure.COST)
                        .map(measures::get)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal::add)
                        .orElse(null),
                content.category(),
                entry.source().ofRecord());
    }

    static UnitNames names(CountyDirectory county) {
        Map<UUID, List<String>> names = new LinkedHashMap<>();
        county.units().forEach(unit -> {
            List<@Nullable String> forms = new ArrayList<>(List.of(unit.shortName(), unit.fullName()));
            forms.addAll(unit.aliases());
            names.put(
                    unit.id(),
                    forms.stream().filter(Objects::nonNull).distinct().toList());
        });
        return UnitNames.of(names);
    }
}
