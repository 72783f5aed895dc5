package cn.yipanqi.organisation;

import cn.yipanqi.organisation.Region.Level;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds a county's full name in a text. A name counts by itself where it is three characters or longer, only one county has it, and it
 * is not made of everyday words (解放区, 海城市 as in 上海城市). All others count only with their city or province before them, and districts
 * also with a mass organisation's name behind them.
 */
class CountyNames {

    private static final int LONG_ENOUGH = 3;
    /** Ends of names that everyday words share: 兴城市 in 振兴城市, 宜都市 in 适宜都市. */
    private static final List<String> EVERYDAY_ENDS = List.of("城市", "都市", "区");
    /** What turns a name's last character into another word: 东方市场. */
    private static final List<String> OTHER_WORD = List.of("场");

    private static final List<String> ORGANISATIONS =
            List.of("总工会", "团区委", "团市委", "妇联", "妇女联合会", "科协", "科学技术协会", "红十字会", "残联", "残疾人联合会", "工商", "群团");

    private final Map<Long, Region> byLow;
    private final Map<String, Set<Region>> byName = new HashMap<>();
    private final List<Integer> lengths;

    CountyNames(Map<Long, Region> byLow) {
        this.byLow = byLow;
        Collection<Region> regions = byLow.values();
        Set<Long> withCounties = new HashSet<>();
        regions.stream()
                .filter(region -> region.level() == Level.COUNTY)
                .forEach(county -> withCounties.add(county.parent()));
        TreeSet<Integer> seen = new TreeSet<>(Comparator.reverseOrder());
        for (Region region : regions) {
            if (region.level() == Level.COUNTY
                    || region.level() == Level.PREFECTURE && !withCounties.contains(region.low())) {
                byName.computeIfAbsent(region.name(), name -> new HashSet<>()).add(region);
                seen.add(region.name().length());
            }
        }
        this.lengths = List.copyOf(seen);
    }

    Optional<Region> otherNamedIn(String freeText, long own) {
        String text = Spelling.key(freeText);
        for (int at = 0; at < text.length(); ) {
            Optional<Region> county = countyAt(text, at);
            if (county.isPresent() && county.get().ledger() != own) {
                return county;
            }
            at += county.map(found -> found.name().length()).orElse(1);
        }
        return Optional.empty();
    }

    /** The longest name that begins there and is meant as a name. */
    private Optional<Region> countyAt(String text, int at) {
        return lengths.stream()
                .filter(length -> at + length <= text.length())
                .flatMap(length -> Stream.ofNullable(byName.get(text.substring(at, at + length))))
                .flatMap(same -> meant(text, at, same).stream())
                .findFirst();
    }

    private Optional<Region> meant(String text, int at, Set<Region> same) {
        Optional<Region> placed =
                same.stream().filter(county -> afterItsCity(text, at, county)).findFirst();
        if (placed.isPresent() || same.size() > 1) {
            return placed;
        }
        Region county = same.iterator().next();
        int end = at + county.name().length();
        boolean organisation = ORGANISATIONS.stream().anyMatch(name -> text.startsWith(name, end));
        boolean everyday = EVERYDAY_ENDS.stream().anyMatch(county.name()::endsWith)
                || OTHER_WORD.stream().anyMatch(word -> text.startsWith(word, end));
        boolean clear = county.name().length() >= LONG_ENOUGH && (!everyday || organisation && beginsWords(text, at));
        return clear ? Optional.of(county) : Optional.empty();
    }

    /** Whether nothing precedes that the name could be the tail of: the start, punctuation, digits, "2022年". */
    private static boolean beginsWords(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '年' || !Character.isIdeographic(text.charAt(at - 1));
    }

    /** Whether the city or province it belongs to stands right before it: 西宁市城北区, 北京海淀区. */
    private boolean afterItsCity(String text, int at, Region county) {
        String before = text.substring(0, at);
        for (Long parent = county.parent(); parent != null; ) {
            Region region = byLow.get(parent);
            if (region == null) {
                return false;
            }
            if (!region.heading()
                    && Stream.of(region.name(), region.stem() + region.word(), region.stem())
                            .anyMatch(before::endsWith)) {
                return true;
            }
            parent = region.parent();
        }
        return false;
    }
}
