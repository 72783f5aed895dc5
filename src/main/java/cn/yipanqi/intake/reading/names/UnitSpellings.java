package cn.yipanqi.intake.reading.names;

import cn.yipanqi.intake.reading.value.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All the ways a county's offices write the name of a mass organisation (resource {@code intake/units.txt}). */
final class UnitSpellings {

    private static final List<List<String>> GROUPS = read();

    private UnitSpellings() {}

    private static List<List<String>> read() {
        try (InputStream stream = Objects.requireNonNull(UnitSpellings.class.getResourceAsStream("/intake/units.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<List<String>> groups = new ArrayList<>();
            for (String line : reader.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    groups.add(List.of(
                            line.substring(line.indexOf('=') + 1).strip().split("\\s+")));
                }
            }
            return groups;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every spelling of a unit known by these names, with and without the county's name before it. */
    static Set<String> of(Collection<String> names, CountyNames county) {
        Set<String> bare = new LinkedHashSet<>();
        names.forEach(name -> bare.add(PlainText.dense(name)));
        for (List<String> group : GROUPS) {
            Set<String> spelled = new LinkedHashSet<>();
            group.forEach(pattern -> spelled.addAll(fill(pattern, county)));
            Set<String> withPrefix = prefixed(spelled, county);
            if (bare.stream().anyMatch(withPrefix::contains)) {
                bare.addAll(spelled);
            }
        }
        return prefixed(bare, county);
    }

    /** Organisations that are none of the units of these spellings, by every spelling of theirs. */
    static Map<String, Organisation> besides(Set<String> registered, CountyNames county) {
        Map<String, Organisation> besides = new HashMap<>();
        for (List<String> group : GROUPS) {
            Set<String> spelled = new LinkedHashSet<>();
            group.forEach(pattern -> spelled.addAll(fill(pattern, county)));
            Set<String> all = prefixed(spelled, county);
            if (Collections.disjoint(all, registered)) {
                Organisation organisation =
                        new Organisation(group.get(0), county.full() + group.get(Math.min(1, group.size() - 1)));
                all.forEach(spelling -> besides.put(spelling, organisation));
            }
        }
        return besides;
    }

    private static Set<String> fill(String pattern, CountyNames county) {
        Set<String> filled = new LinkedHashSet<>();
        for (String name : county.own()) {
            filled.add(PlainText.dense(pattern.replace("{县}", name).replace("{级}", county.level())));
        }
        return filled;
    }

    private static Set<String> prefixed(Set<String> bare, CountyNames county) {
        Set<String> all = new LinkedHashSet<>(bare);
        for (String name : bare) {
            county.own().forEach(own -> all.add(own + name));
            for (String pronoun : List.of("", "我", "本")) {
                all.add(pronoun + county.level() + name);
            }
        }
        return all;
    }
}
