package cn.yipanqi.ledger.reading;

import cn.yipanqi.shared.Period;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for in one county's ledger. Conditions left out do not narrow.
 *
 * @param county ledger code
 * @param period an entry's first day falls into it; for what a unit led or joined, or what is open, the
 *     matter's first day, as the board counts
 * @param kinds codes of the catalogue, all where empty
 * @param unit together with {@code role}
 * @param role what the unit has to do with it
 * @param tag one of its tags
 * @param text words, all of which must stand in title, place, category, team, channel, destination or note; one character will do
 * @param leadOpen only matters whose lead is 待确认
 * @param conflicting only matters on whose values entries differ and nobody has settled
 * @param category of the matter
 * @param parties units of which one led or joined the matter
 * @param asMatters day, category and tag are the matter's, as a count of matters sees them
 */
public record EntrySearch(
        long county,
        Period period,
        Set<String> kinds,
        @Nullable UUID unit,
        Part role,
        @Nullable UUID station,
        @Nullable String tag,
        @Nullable String text,
        boolean leadOpen,
        boolean conflicting,
        @Nullable String category,
        Set<UUID> parties,
        boolean asMatters) {

    /** One that asks nothing further of the matters. */
    public EntrySearch(
            long county,
            Period period,
            Set<String> kinds,
            @Nullable UUID unit,
            Part role,
            @Nullable UUID station,
            @Nullable String tag,
            @Nullable String text,
            boolean leadOpen,
            boolean conflicting) {
        this(county, period, kinds, unit, role, station, tag, text, leadOpen, conflicting, null, Set.of(), false);
    }

    /** What a unit has to do with an entry. */
    public enum Part {
        /** It keeps the entry. */
        RECORDED,
        /** It led the matter. */
        LED,
        /** It joined the matter. */
        JOINED,
        /** Any of these. */
        ANY;

        boolean ofMatter() {
            return this == LED || this == JOINED;
        }

        public String messageKey() {
            return "entries.role." + name().toLowerCase(Locale.ROOT);
        }
    }

    public EntrySearch {
        kinds = Set.copyOf(kinds);
        parties = Set.copyOf(parties);
    }

    public static EntrySearch of(long county, Period period) {
        return new EntrySearch(county, period, Set.of(), null, Part.RECORDED, null, null, null, false, false);
    }

    /**
     * A condition over {@code e} (entry_now) and {@code m} (matter_now), with its parameters.
     *
     * @param ofMatter whether it speaks of {@code m} at all
     */
    record Condition(String sql, Map<String, Object> params, boolean ofMatter) {}

    Condition condition() {
        Map<String, Object> params = new HashMap<>();
        List<String> all = new ArrayList<>();
        params.put("county", county);
        params.put("from", period.from());
        params.put("to", period.to());
        all.add("e.county = :county");
        all.add((matters() ? "m.first_day" : "e.first_day") + " between :from and :to");
        if (!kinds.isEmpty()) {
            all.add("e.kind in (:kinds)");
            params.put("kinds", kinds);
        }
        if (unit != null) {
            params.put("unit", unit);
            all.add(
                    switch (role) {
                        case RECORDED -> "e.unit = :unit";
                        case LED -> "m.lead = :unit";
                        case JOINED -> ":unit = any (m.joined)";
                        case ANY -> "(e.unit = :unit or m.lead = :unit or :unit = any (m.joined))";
                    });
        }
        if (station != null) {
            all.add("e.station = :station");
            params.put("station", station);
        }
        if (tag != null) {
            all.add(":tag = any (" + (matters() ? "m" : "e") + ".tags)");
            params.put("tag", tag);
        }
        if (category != null) {
            all.add("m.category = :category");
            params.put("category", category);
        }
        if (!parties.isEmpty()) {
            all.add("(m.lead = any (:parties) or m.joined && :parties)");
            params.put("parties", parties.toArray(UUID[]::new));
        }
        int n = 0;
        for (String word : words()) {
            all.add("e.search like :word" + n);
            params.put("word" + n++, "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (leadOpen) {
            all.add("m.lead is null");
        }
        if (conflicting) {
            all.add("cardinality(m.conflicts) > 0");
        }
        return new Condition(String.join(" and ", all), params, matters() || unit != null && role == Part.ANY);
    }

    /** Whether matters are looked for rather than what somebody entered. */
    private boolean matters() {
        return leadOpen
                || conflicting
                || asMatters
                || category != null
                || !parties.isEmpty()
                || unit != null && role.ofMatter();
    }

    /** As the database folds the searched text: full width as half width, capitals as small letters. */
    private List<String> words() {
        if (text == null) {
            return List.of();
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
        return folded.isEmpty()
                ? List.of()
                : List.of(folded.split("\\s+")).stream().limit(8).toList();
    }
}
