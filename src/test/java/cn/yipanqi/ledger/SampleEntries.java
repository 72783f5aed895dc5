package cn.yipanqi.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Entries with boring defaults. */
public final class SampleEntries {

    private SampleEntries() {}

    public static EntryContent activity(UUID unit, LocalDate day, String title, int participants, String given) {
        Map<Measure, BigDecimal> measures = new EnumMap<>(Measure.class);
        measures.put(Measure.PARTICIPANTS, BigDecimal.valueOf(participants));
        if (!given.isEmpty()) {
            measures.put(Measure.GIVEN, new BigDecimal(given));
        }
        return content("activity", unit, day, title, List.of(), measures);
    }

    public static EntryContent content(
            String kind,
            UUID unit,
            LocalDate day,
            String title,
            List<UUID> partners,
            Map<Measure, BigDecimal> measures) {
        return new EntryContent(
                kind,
                day,
                day,
                title,
                null,
                unit,
                unit,
                LeadBasis.PRESUMED,
                null,
                partners,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                measures,
                Set.of(),
                null);
    }
}
