package cn.yipanqi.intake.reading.names;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Answers from lists held in memory: a county has some dozen units and townships. */
public final class NameBook implements Names {

    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)$|(?<=.{2})(?:办公室|机关)$");
    private static final Pattern QUOTED = Pattern.compile("《[^》]*》");
    private static final String OTHER_LEVELS = "省州市县区旗乡镇村";
    private static final int LONGEST = 30;

    /** A short township name (灯塔) is a word like any other unless it is this long. */
    private static final int TELLING = 3;

    private final CountyNames county;
    private final Map<String, Party> units = new HashMap<>();
    private final Map<String, Organisation> unregistered;
    private final Map<String, Township> townships = new LinkedHashMap<>();
    private final Map<String, Home> homes = new LinkedHashMap<>();

    /** @param names short and full name and whatever else it is called */
    public record KnownUnit(UUID id, String shortName, List<String> names) {}

    /** @param names its name and aliases */
    public record KnownTownship(Township township, List<String> names) {}

    /** @param names its name and aliases */
    public record KnownHome(Home home, List<String> names) {}

    public NameBook(CountyNames county, List<KnownUnit> units, List<KnownTownship> townships, List<KnownHome> homes) {
        this.county = county;
        for (KnownUnit unit : units) {
            List<String> names = new ArrayList<>(unit.names());
            names.add(unit.shortName());
            Party party = new Party(unit.id(), unit.shortName());
            UnitSpellings.of(names, county).forEach(name -> this.units.putIfAbsent(name, party));
        }
        this.unregistered = UnitSpellings.besides(this.units.keySet(), county);
        townships.stream()
                .flatMap(known -> known.names().stream().map(name -> Map.entry(name, known.township())))
                .sorted(Comparator.comparingInt(named -> -named.getKey().length()))
                .forEach(named -> this.townships.putIfAbsent(PlainText.dense(named.getKey()), named.getValue()));
        homes.stream()
                .flatMap(known -> known.names().stream().map(name -> Map.entry(name, known.home())))
                .sorted(Comparator.comparingInt(named -> -named.getKey().length()))
                .forEach(named -> this.homes.putIfAbsent(PlainText.dense(named.getKey()), named.getValue()));
    }

    @Override
    public Optional<Party> unit(String text) {
        String plain = PlainText.dense(text);
        Party whole = units.get(plain);
        return whole != null
                ? Optional.of(whole)
                : Optional.ofNullable(units.get(ASIDE.matcher(plain).replaceAll("")));
    }

    @Override
    public Optional<Party> unit(UUID id) {
        return units.values().stream().filter(party -> id.equals(party.unit())).findFirst();
    }

    @Override
    public List<Mention> unitsIn(String text) {
        String plain = QUOTED.matcher(PlainText.dense(text)).replaceAll("／");
        List<Mention> found = new ArrayList<>();
        for (int at = 0; at < plain.length(); ) {
            Optional<Mention> here = spellingAt(plain, at);
            here.filter(mention -> standsAlone(plain, mention.start(), mention.end()))
                    .ifPresent(found::add);
            at = here.map(Mention::end).orElse(at + 1);
        }
        return found;
    }

    @Override
    public Set<Organisation> unregisteredIn(String text) {
        String plain = QUOTED.matcher(PlainText.dense(text)).replaceAll("／");
        Set<Organisation> found = new LinkedHashSet<>();
        for (int at = 0; at < plain.length(); ) {
            int start = at;
            int end = longestAt(plain, start, unregistered);
            if (end > start && standsAlone(plain, start, end)) {
                found.add(Objects.requireNonNull(unregistered.get(plain.substring(start, end))));
            }
            at = Math.max(end, start + 1);
        }
        return found;
    }

    @Override
    public Optional<Mention> unitAtStartOf(String text) {
        String plain = PlainText.dense(text);
        return spellingAt(plain, 0).filter(mention -> standsAlone(plain, mention.start(), mention.end()));
    }

    /** The longest spelling of a unit that begins there, whatever stands around it. */
    private Optional<Mention> spellingAt(String text, int start) {
        int end = longestAt(text, start, units);
        return Optional.ofNullable(units.get(text.substring(start, end))).map(unit -> new Mention(unit, start, end));
    }

    /** Where the longest spelling of two characters or more ends that begins there; the start itself where none does. */
    private static int longestAt(String text, int start, Map<String, ?> spellings) {
        for (int end = Math.min(text.length(), start + LONGEST); end > start + 1; end--) {
            if (spellings.containsKey(text.substring(start, end))) {
                return end;
            }
        }
        return start;
    }

    /** 工会法 is no union, 久治县妇联 and 州总工会 are none of ours. */
    private boolean standsAlone(String text, int start, int end) {
        if (end < text.length() && text.charAt(end) == '法') {
            return false;
        }
        boolean ownNameFirst = county.own().stream().anyMatch(own -> text.startsWith(own, start));
        if (ownNameFirst || start == 0) {
            return true;
        }
        boolean levelFirst = text.startsWith(county.level(), start);
        return levelFirst ? !county.foreignEndsAt(text, start + 1) : OTHER_LEVELS.indexOf(text.charAt(start - 1)) < 0;
    }

    @Override
    public Optional<Township> townshipIn(String text) {
        String plain = withoutCounty(PlainText.dense(text));
        Township exact = townships.get(plain);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (Map.Entry<String, Township> named : townships.entrySet()) {
            String name = named.getKey();
            String stem = name.substring(0, Math.max(1, name.length() - 1));
            boolean shortName = plain.equals(stem) || (stem.length() >= TELLING && plain.startsWith(stem));
            if (plain.contains(name) || shortName) {
                return Optional.of(named.getValue());
            }
        }
        return Optional.empty();
    }

    private String withoutCounty(String text) {
        for (String own : county.own()) {
            if (text.startsWith(own) && text.length() > own.length() && !townships.containsKey(text)) {
                return text.substring(own.length());
            }
        }
        return text;
    }

    @Override
    public boolean isWholeCounty(String text) {
        String plain = PlainText.dense(text);
        String level = county.level();
        for (String own : county.own()) {
            if (own.endsWith(level) && plain.startsWith(own)) {
                plain = level + plain.substring(own.length());
                break;
            }
        }
        return county.own().contains(plain)
                || plain.matches("(?:全|本|我)?" + level + "(?:级|直|域|内|本级|机关|直机关|直单位|城关)?")
                || plain.matches(level + "城.{0,10}|城区.{0,8}|城关|机关|本级|城镇|各乡镇|全域|各乡镇街道");
    }

    @Override
    public Optional<Home> home(String text) {
        String plain = withoutCounty(PlainText.dense(text));
        Home exact = homes.get(plain);
        if (exact != null) {
            return Optional.of(exact);
        }
        return homes.entrySet().stream()
                .filter(named -> plain.contains(named.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
