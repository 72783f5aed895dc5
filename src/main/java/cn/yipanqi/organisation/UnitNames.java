package cn.yipanqi.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which names a county's units are called. The county's own aliases go first, then the names in the register, then the spellings
 * usual everywhere; each with or without the county before it (班玛县妇联, 班玛妇联, 县妇联, 妇联). A name that could mean two units means
 * none.
 */
class UnitNames {

    private final List<String> prefixes;
    private final Map<String, Set<Unit>> aliases = new HashMap<>();
    private final Map<String, Set<Unit>> names = new HashMap<>();
    private final Map<String, Set<Unit>> spellings = new HashMap<>();

    /**
     * @param above what may stand before the county's name: names of the divisions it belongs to
     * @param usual spellings usual everywhere, by type, with {name}, {stem} and {word}
     */
    UnitNames(Place county, List<Place> above, List<Unit> units, Map<UnitType, List<String>> usual) {
        this.prefixes = prefixes(county, above);
        for (Unit unit : units) {
            unit.aliases().forEach(alias -> learn(aliases, alias, unit));
            learn(names, unit.shortName(), unit);
            learn(names, unit.fullName(), unit);
            usual.getOrDefault(unit.type(), List.of())
                    .forEach(spelling -> learn(spellings, county.fill(spelling), unit));
        }
    }

    Optional<Unit> find(String name) {
        String key = Spelling.key(name);
        Set<String> readings = new LinkedHashSet<>();
        readings.addAll(withAndWithoutPrefix(Spelling.withoutBrackets(key)));
        readings.addAll(withAndWithoutPrefix(Spelling.withoutBrackets(Spelling.withoutBracketed(key))));
        return List.of(aliases, names, spellings).stream()
                .flatMap(known -> readings.stream()
                        .map(known::get)
                        .filter(units -> units != null && units.size() == 1)
                        .map(units -> units.iterator().next())
                        .limit(1))
                .findFirst();
    }

    private void learn(Map<String, Set<Unit>> known, String name, Unit unit) {
        for (String reading : withAndWithoutPrefix(Spelling.withoutBrackets(Spelling.key(name)))) {
            known.computeIfAbsent(reading, key -> new HashSet<>()).add(unit);
        }
    }

    private List<String> withAndWithoutPrefix(String key) {
        List<String> readings = new ArrayList<>();
        if (!key.isEmpty()) {
            readings.add(key);
        }
        prefixes.stream()
                .filter(prefix -> key.startsWith(prefix) && key.length() > prefix.length() + 1)
                .findFirst()
                .ifPresent(prefix -> readings.add(key.substring(prefix.length())));
        return readings;
    }

    /** Longest first: 青海省果洛州班玛县, 果洛州班玛县, 班玛县, 班玛, 县. */
    private static List<String> prefixes(Place county, List<Place> above) {
        Set<String> before = new LinkedHashSet<>(List.of(""));
        for (int i = above.size() - 1; i >= 0; i--) {
            Place place = above.get(i);
            Set<String> longer = new LinkedHashSet<>(before);
            for (String rest : before) {
                place.names().forEach(name -> longer.add(name + rest));
            }
            before = longer;
        }
        Set<String> all = new HashSet<>();
        for (String start : before) {
            county.names().forEach(name -> all.add(start + name));
        }
        all.add(county.word());
        return all.stream()
                .sorted(java.util.Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** A division as far as names go. */
    record Place(String name, String stem, String word) {

        /** 果洛藏族自治州, 果洛州, 果洛. */
        Set<String> names() {
            return new LinkedHashSet<>(List.of(name, stem + word, stem));
        }

        String fill(String form) {
            return form.replace("{name}", name).replace("{stem}", stem).replace("{word}", word);
        }
    }
}
