package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.shared.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a row says into what the ledger keeps.
 *
 * @param bodies ids of outside bodies by name
 * @param homes ids of homes by name, also of those the workbook named first
 * @param refusedTags tags that were proposed and not confirmed
 */
record DraftEntries(
        CountyDirectory county, Map<String, UUID> bodies, Map<String, UUID> homes, Set<String> refusedTags) {

    EntryContent of(Draft draft, Mapping mapping) {
        UUID unit = unit(draft, mapping);
        UUID lead = draft.lead() == null ? null : draft.lead().unit();
        Set<UUID> partners = draft.partners().stream()
                .map(Party::unit)
                .filter(Objects::nonNull)
                .filter(partner -> !partner.equals(unit))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new EntryContent(
                mapping.kind(),
                Objects.requireNonNull(draft.firstDay()),
                Objects.requireNonNull(draft.lastDay()),
                Objects.requireNonNull(draft.title()),
                draft.category(),
                unit,
                lead,
                lead == null ? LeadBasis.UNKNOWN : draft.leadBasis(),
                leadReason(draft, lead),
                List.copyOf(partners),
                bodiesOf(draft),
                draft.township() == null ? null : draft.township().region(),
                station(draft),
                draft.home() == null ? null : homes.get(draft.home().name()),
                draft.place(),
                draft.team(),
                draft.channel(),
                draft.destination(),
                draft.tags().stream().filter(tag -> !refusedTags.contains(tag)).collect(Collectors.toSet()),
                draft.measures(),
                draft.about(),
                draft.note());
    }

    static @Nullable UUID unit(Draft draft, Mapping mapping) {
        return draft.unit() != null && draft.unit().unit() != null
                ? draft.unit().unit()
                : mapping.unit();
    }

    /** A lead outside the mass organisations joins as a body; which of ours led then waits for a person. */
    private static @Nullable Message leadReason(Draft draft, @Nullable UUID lead) {
        return lead == null && draft.lead() != null
                ? Message.of("intake.lead.outside", draft.lead().name())
                : draft.leadReason();
    }

    private List<UUID> bodiesOf(Draft draft) {
        return outside(draft)
                .map(bodies::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Names of the outside bodies a row speaks of. */
    static java.util.stream.Stream<String> outside(Draft draft) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.ofNullable(draft.lead()), draft.partners().stream())
                .filter(party -> party.unit() == null)
                .map(Party::name);
    }

    private @Nullable UUID station(Draft draft) {
        return draft.township() == null
                ? null
                : county.stationOf(draft.township().region()).map(Station::id).orElse(null);
    }
}
