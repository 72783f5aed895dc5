package cn.yipanqi.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a township in free text. Its name, an alias, and its stem with another kind (赛来塘乡 for 赛来塘镇) are recognised anywhere; the bare
 * stem (达卡) only as the whole text or where the words around it speak of a place, since some stems are ordinary words (灯塔). A text that
 * names two townships is about neither.
 */
class TownshipNames {

    private static final List<String> KINDS = List.of("乡", "镇", "街道");
    /** What follows the name of a place: 达卡群团服务站, 达卡小学. */
    private static final List<String> AFTER =
            List.of("群团", "服务站", "村", "社区", "小学", "中学", "学校", "幼儿园", "卫生院", "派出所", "敬老院", "党委", "政府", "牧委会", "寺");
    /** What precedes it: 在达卡, 走进达卡. */
    private static final List<String> BEFORE = List.of("在", "赴", "到", "进", "往", "深入");

    private final List<String> hidden;
    private final Map<String, Set<Township>> names = new HashMap<>();
    private final Map<String, Set<Township>> stems = new HashMap<>();

    /** @param county names of the county itself, in which no township is looked for */
    TownshipNames(List<String> county, List<Township> townships) {
        this.hidden = county.stream()
                .map(Spelling::key)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (Township township : townships) {
            learn(names, township.name(), township);
            township.aliases().forEach(alias -> learn(names, alias, township));
            for (String stem : stems(township)) {
                learn(stems, stem, township);
                KINDS.forEach(kind -> learn(names, stem + kind, township));
            }
        }
    }

    private static Set<String> stems(Township township) {
        Set<String> stems = new HashSet<>();
        stems.add(township.stem());
        String kind = township.name().startsWith(township.stem())
                ? township.name().substring(township.stem().length())
                : "";
        if (!kind.isEmpty()) {
            township.aliases().stream()
                    .filter(alias -> alias.endsWith(kind) && alias.length() > kind.length() + 1)
                    .forEach(alias -> stems.add(alias.substring(0, alias.length() - kind.length())));
        }
        return stems;
    }

    private static void learn(Map<String, Set<Township>> known, String name, Township township) {
        String key = Spelling.key(name);
        if (key.length() > 1) {
            known.computeIfAbsent(key, any -> new HashSet<>()).add(township);
        }
    }

    Optional<Township> in(String freeText) {
        String text = Spelling.key(freeText);
        Set<Township> exact = stems.getOrDefault(text, Set.of());
        if (exact.size() == 1) {
            return exact.stream().findFirst();
        }
        for (String name : hidden) {
            if (!names.containsKey(name)) {
                text = text.replace(name, "|");
            }
        }
        Set<Township> named = townships(longest(text, names));
        if (named.isEmpty()) {
            named = townships(placesOnly(text, longest(text, stems)));
        }
        return named.size() == 1 ? named.stream().findFirst() : Optional.empty();
    }

    private record Hit(int start, int end, Set<Township> townships) {

        boolean within(Hit other) {
            return other != this && other.start <= start && other.end >= end;
        }
    }

    /** All mentions that are not part of a longer one. */
    private static List<Hit> longest(String text, Map<String, Set<Township>> known) {
        List<Hit> hits = new ArrayList<>();
        known.forEach((name, townships) -> {
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                hits.add(new Hit(at, at + name.length(), townships));
            }
        });
        return hits.stream().filter(hit -> hits.stream().noneMatch(hit::within)).toList();
    }

    private static List<Hit> placesOnly(String text, List<Hit> hits) {
        return hits.stream()
                .filter(hit -> AFTER.stream().anyMatch(after -> text.startsWith(after, hit.end()))
                        || BEFORE.stream()
                                .anyMatch(
                                        before -> text.substring(0, hit.start()).endsWith(before)))
                .toList();
    }

    /** Every township that is mentioned; one mention that could mean two leaves both in. */
    private static Set<Township> townships(List<Hit> hits) {
        Set<Township> all = new HashSet<>();
        hits.forEach(hit -> all.addAll(hit.townships()));
        return all;
    }
}
