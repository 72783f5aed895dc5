package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.LeadBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A county that nobody has seen: its offices, townships, a year of what happened, and how each office wrote it down, with the truth kept
 * beside it. Every county has habits of its own, drawn from the seed. Made to be as hard as real offices are: series in other townships on
 * the next days, weekly repeats, campaigns that every office keeps by itself on the same day, two joint activities of the same offices on
 * one day, rows that name nobody, other wordings, days off, rounded numbers, blanks.
 */
final class UnseenCounty {

    /** What happened. */
    record Happening(
            int number,
            UUID lead,
            List<UUID> partners,
            LocalDate day,
            int days,
            List<String> wordings,
            @Nullable String issue,
            Township township,
            @Nullable String spot,
            int people,
            int amount) {}

    /** How careless the offices are. */
    enum Care {
        ORDINARY,
        /** Half the rows name nobody, most are reworded, days and counts are off more often, series draw the same crowd. */
        CARELESS
    }

    record Township(String name, @Nullable Long region, boolean seat) {}

    final List<Candidate> rows = new ArrayList<>();

    /** The happening behind each entry. */
    final Map<UUID, Integer> truth = new HashMap<>();

    final Map<Integer, UUID> leads = new HashMap<>();
    final UnitNames names;
    private final Random random;
    private final OfficeHabits habits;
    private final Map<String, UUID> units = new LinkedHashMap<>();
    private final List<Township> townships = new ArrayList<>();
    private final Care care;
    private int happened;
    private int crowd;
    private boolean ownRowOnly;

    UnseenCounty(long seed, Care care) {
        this.care = care;
        random = new Random(seed * 7919 + 17);
        String county = UnseenWords.pick(random, UnseenWords.COUNTIES);
        Map<UUID, List<String>> called = new LinkedHashMap<>();
        List<String> kinds = new ArrayList<>(UnseenWords.UNITS.keySet());
        Collections.shuffle(kinds.subList(3, kinds.size()), random);
        for (String kind : kinds.subList(0, 5 + random.nextInt(5))) {
            UUID id = new UUID(seed, kind.hashCode());
            units.put(kind, id);
            called.put(id, UnseenWords.namesOf(kind, county));
        }
        names = UnitNames.of(called);
        boolean regionsKnown = random.nextInt(3) > 0;
        List<String> syllables = new ArrayList<>(UnseenWords.SYLLABLES);
        Collections.shuffle(syllables, random);
        int count = 6 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            String name =
                    syllables.get(2 * i) + syllables.get(2 * i + 1) + (i == 0 || random.nextInt(3) == 0 ? "镇" : "乡");
            townships.add(new Township(name, regionsKnown ? 530102000000L + (100 + i) * 1000L : null, i == 0));
        }
        habits = new OfficeHabits(random, names, county, units.values(), care);
        fillTheYear();
        Collections.shuffle(rows, random);
    }

    private void fillTheYear() {
        int single = 150 + random.nextInt(150);
        for (int i = 0; i < single; i++) {
            happen(anyUnit(), List.of(), anyDay(), null, anyTownship(), null);
        }
        int joint = 50 + random.nextInt(40);
        for (int i = 0; i < joint; i++) {
            UUID lead = anyUnit();
            happen(lead, partnersOf(lead), anyDay(), null, anyTownship(), null);
        }
        for (int i = 0; i < 6; i++) {
            tour();
            weekly();
            campaign();
            twoOnOneDay();
            crossed();
        }
        trueRepeat();
    }

    /** The same activity in one township after the other, alone or with the same partners. */
    private void tour() {
        UUID lead = anyUnit();
        List<UUID> partners = random.nextInt(3) == 0 ? List.of() : partnersOf(lead);
        List<String> wordings = UnseenWords.topic(random, kindOf(lead));
        LocalDate day = anyDay();
        crowd = sameCrowd();
        for (int stop = 0; stop < Math.min(townships.size(), 3 + random.nextInt(3)); stop++) {
            happen(lead, partners, day, wordings, townships.get(stop), null);
            day = day.plusDays(random.nextInt(3));
        }
        crowd = 0;
    }

    /** Series often draw about as many each time. */
    private int sameCrowd() {
        return random.nextInt(care == Care.CARELESS ? 1 : 3) == 0 ? 20 + random.nextInt(60) : 0;
    }

    /** The same activity in the same place every week, sometimes numbered. */
    private void weekly() {
        UUID lead = anyUnit();
        List<UUID> partners = random.nextBoolean() ? List.of() : partnersOf(lead);
        List<String> wordings = UnseenWords.topic(random, kindOf(lead));
        Township township = anyTownship();
        boolean numbered = random.nextInt(3) == 0;
        LocalDate day = anyDay();
        crowd = sameCrowd();
        for (int week = 1; week <= 3 + random.nextInt(3); week++) {
            happen(
                    lead,
                    partners,
                    day,
                    wordings,
                    township,
                    numbered ? "第" + UnseenWords.NUMBERS.get(week) + "期" : null);
            day = day.plusDays(7);
        }
        crowd = 0;
    }

    /** Every office by itself, on the same day or the next, at the same square or elsewhere. */
    private void campaign() {
        List<String> wordings = UnseenWords.pick(random, UnseenWords.campaigns());
        LocalDate day = anyDay();
        Township township = townships.get(0);
        for (UUID unit : units.values()) {
            if (random.nextInt(3) > 0) {
                boolean sameSquare = random.nextBoolean();
                happen(
                        unit,
                        List.of(),
                        day.plusDays(random.nextInt(5) / 4),
                        wordings,
                        sameSquare ? township : anyTownship(),
                        null);
            }
        }
    }

    /** The same offices, the same day, much the same name, another place. */
    private void twoOnOneDay() {
        UUID lead = anyUnit();
        List<UUID> partners = partnersOf(lead);
        LocalDate day = anyDay();
        List<String> wordings = UnseenWords.topic(random, kindOf(lead));
        happen(lead, partners, day, wordings, townships.get(1), null);
        boolean other = random.nextBoolean();
        happen(lead, partners, day, other ? UnseenWords.topic(random, kindOf(lead)) : wordings, townships.get(2), null);
    }

    /** Two offices visit a township together: one enters what it led there, the other what it led, each naming the other. */
    private void crossed() {
        UUID one = anyUnit();
        UUID other = partnersOf(one).get(0);
        Township township = anyTownship();
        LocalDate day = anyDay();
        crowd = random.nextBoolean() ? 30 + random.nextInt(60) : 0;
        ownRowOnly = true;
        happen(one, List.of(other), day, null, township, null);
        happen(other, List.of(one), day.plusDays(random.nextInt(2)), null, township, null);
        ownRowOnly = false;
        crowd = 0;
    }

    /** Two rows of one ledger that state the very same: two events. */
    private void trueRepeat() {
        UUID unit = anyUnit();
        happen(unit, List.of(), anyDay(), null, anyTownship(), null);
        Candidate row = rows.get(rows.size() - 1);
        UUID entry = new UUID(random.nextLong(), random.nextLong());
        truth.put(entry, happened++);
        rows.add(new Candidate(
                entry,
                row.unit(),
                row.lead(),
                row.leadBasis(),
                row.partners(),
                row.bodies(),
                row.firstDay(),
                row.lastDay(),
                row.title(),
                row.place(),
                row.region(),
                row.people(),
                row.amount(),
                row.category()));
    }

    private void happen(
            UUID lead,
            List<UUID> partners,
            LocalDate day,
            @Nullable List<String> wordings,
            Township township,
            @Nullable String issue) {
        Happening happening = new Happening(
                happened++,
                lead,
                partners,
                day,
                random.nextInt(12) == 0 ? 2 + random.nextInt(4) : 1,
                wordings == null ? UnseenWords.topic(random, kindOf(lead)) : wordings,
                issue,
                township,
                random.nextInt(8) == 0 ? null : UnseenWords.pick(random, UnseenWords.SPOTS),
                crowd > 0 ? crowd * (93 + random.nextInt(15)) / 100 : 15 + random.nextInt(160),
                random.nextInt(3) == 0 ? 0 : 100 * (2 + random.nextInt(300)));
        leads.put(happening.number(), lead);
        if (partners.isEmpty() || ownRowOnly || random.nextInt(40) > 0) {
            record(habits.leadsRow(happening), happening);
        }
        for (UUID partner : partners) {
            if (random.nextInt(5) > 0 && !ownRowOnly) {
                record(habits.partnersRow(happening, partner), happening);
            }
        }
    }

    private void record(Candidate row, Happening happening) {
        rows.add(row);
        truth.put(row.entry(), happening.number());
    }

    private UUID anyUnit() {
        return UnseenWords.pick(random, new ArrayList<>(units.values()));
    }

    private String kindOf(UUID unit) {
        return units.entrySet().stream()
                .filter(each -> each.getValue().equals(unit))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private List<UUID> partnersOf(UUID lead) {
        List<UUID> others = new ArrayList<>(units.values());
        others.remove(lead);
        Collections.shuffle(others, random);
        return List.copyOf(others.subList(0, 1 + random.nextInt(3)));
    }

    private Township anyTownship() {
        return random.nextInt(4) == 0 ? townships.get(0) : UnseenWords.pick(random, townships);
    }

    private LocalDate anyDay() {
        return LocalDate.of(2024, 1, 3).plusDays(random.nextInt(320));
    }

    static @Nullable BigDecimal number(int value) {
        return value == 0 ? null : BigDecimal.valueOf(value);
    }

    static LeadBasis basis(@Nullable UUID stated) {
        return stated == null ? LeadBasis.UNKNOWN : LeadBasis.STATED;
    }
}
