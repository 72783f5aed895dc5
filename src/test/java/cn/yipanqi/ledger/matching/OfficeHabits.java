package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.matching.UnseenCounty.Happening;
import cn.yipanqi.ledger.matching.UnseenCounty.Township;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the offices of one county write down what happened, each in its own manner. Chances are per cent. */
final class OfficeHabits {

    private record Office(
            int namesPartners,
            boolean leadColumn,
            int rewords,
            int placeStyle,
            boolean wan,
            int blankPeople,
            boolean categories) {}

    private final Random random;
    private final UnitNames names;
    private final String county;
    private final Map<UUID, Office> offices = new HashMap<>();

    OfficeHabits(Random random, UnitNames names, String county, Collection<UUID> units, UnseenCounty.Care care) {
        boolean careless = care == UnseenCounty.Care.CARELESS;
        this.random = random;
        this.names = names;
        this.county = county;
        boolean leadColumns = random.nextInt(3) == 0;
        for (UUID unit : units) {
            offices.put(
                    unit,
                    new Office(
                            (careless ? 30 : 55) + random.nextInt(46),
                            leadColumns && chance(70),
                            (careless ? 40 : 10) + random.nextInt(60),
                            random.nextInt(4),
                            chance(25),
                            random.nextInt(careless ? 25 : 12),
                            chance(20)));
        }
    }

    Candidate leadsRow(Happening happening) {
        Office office = office(happening.lead());
        List<UUID> partners = new ArrayList<>(happening.partners());
        int said = random.nextInt(100);
        if (said < 7) {
            partners.clear();
        } else if (said < 15 && partners.size() > 1) {
            partners.remove(random.nextInt(partners.size()));
        }
        String title = title(happening, chance(office.rewords() / 2));
        if (!happening.partners().isEmpty() && chance(6)) {
            title = "联合" + written(happening.partners().get(0)) + "开展" + title;
        }
        UUID stated = office.leadColumn() ? happening.lead() : null;
        LocalDate last = happening.day().plusDays(happening.days() - 1);
        return row(
                happening,
                happening.lead(),
                stated,
                partners,
                happening.day(),
                last,
                title,
                happening.people(),
                amount(office, happening));
    }

    Candidate partnersRow(Happening happening, UUID partner) {
        Office office = office(partner);
        List<UUID> named = new ArrayList<>();
        int said = random.nextInt(100);
        if (said < office.namesPartners()) {
            named.add(happening.lead());
            if (chance(60)) {
                happening.partners().stream()
                        .filter(other -> !other.equals(partner))
                        .forEach(named::add);
            }
            if (chance(20)) {
                Collections.shuffle(named, random);
            }
        } else if (chance(10)) {
            happening.partners().stream()
                    .filter(other -> !other.equals(partner))
                    .forEach(named::add);
        }
        LocalDate first = happening.day();
        LocalDate last = first.plusDays(happening.days() - 1);
        int shifted = random.nextInt(100);
        if (happening.days() > 1 && chance(60)) {
            first = first.plusDays(random.nextInt(happening.days()));
            last = first;
        } else if (shifted < 24) {
            int by = (shifted < 16 ? 1 : shifted < 21 ? 2 : 3) * (chance(75) ? 1 : -1);
            first = first.plusDays(by);
            last = last.plusDays(by);
        } else if (shifted < 27) {
            last = last.plusDays(2);
        }
        UUID stated = office.leadColumn() ? happening.lead() : null;
        String title = prefixed(title(happening, chance(office.rewords())), happening.lead());
        return row(
                happening,
                partner,
                stated,
                named,
                first,
                last,
                title,
                people(office, happening),
                partnersAmount(office, happening));
    }

    private Candidate row(
            Happening happening,
            UUID unit,
            @Nullable UUID stated,
            List<UUID> partners,
            LocalDate first,
            LocalDate last,
            String title,
            int people,
            @Nullable BigDecimal amount) {
        Office office = office(unit);
        boolean townshipInTitle = chance(12) && !happening.township().seat();
        String place = place(happening, office);
        boolean said = townshipInTitle
                || place != null && place.contains(happening.township().name());
        return new Candidate(
                new UUID(random.nextLong(), random.nextLong()),
                unit,
                stated,
                UnseenCounty.basis(stated),
                partners,
                List.of(),
                first,
                last,
                townshipInTitle && !title.matches("^(联合|参加|配合|协助|与|会同).*")
                        ? happening.township().name() + "开展" + title
                        : title,
                place,
                said ? happening.township().region() : null,
                UnseenCounty.number(people),
                amount,
                office.categories() ? "主题活动" : null);
    }

    private String title(Happening happening, boolean reworded) {
        String title = happening
                .wordings()
                .get(reworded ? random.nextInt(happening.wordings().size()) : 0);
        if (chance(12)) {
            title = title.replace("“", "").replace("《", "");
        }
        if (chance(10)) {
            title = title.endsWith("活动") ? title.substring(0, title.length() - 2) : title + "活动";
        }
        if (chance(5)) {
            title = "“我为群众办实事”" + title;
        }
        return happening.issue() == null ? title : chance(80) ? title + happening.issue() : happening.issue() + title;
    }

    private String prefixed(String title, UUID lead) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> "参加" + title;
            case 2 -> "配合" + written(lead) + "开展" + title;
            case 3 -> "协助" + written(lead) + title;
            case 4 -> "联合" + written(lead) + "开展" + title;
            case 5 -> "与" + written(lead) + "共同举办" + title;
            case 6 -> title + "（配合" + written(lead) + "）";
            case 7 -> "参加" + written(lead) + "组织的" + title;
            case 8 -> chance(40) ? title + "（" + written(lead) + "牵头）" : title;
            default -> title;
        };
    }

    private String written(UUID unit) {
        return UnseenWords.pick(random, new ArrayList<>(names.namesOf(unit)));
    }

    private @Nullable String place(Happening happening, Office office) {
        Township township = happening.township();
        String spot = happening.spot();
        String called = township.seat() && chance(50) ? "县城" : township.name();
        int style = chance(75) ? office.placeStyle() : random.nextInt(5);
        return switch (style) {
            case 0 -> spot == null ? called : called + spot;
            case 1 -> spot == null ? county + called : county + called + spot;
            case 2 -> called;
            case 3 -> spot == null || chance(60) ? called + (spot == null ? "" : spot) : spot;
            default -> null;
        };
    }

    private int people(Office office, Happening happening) {
        int people = happening.people();
        int stated = random.nextInt(100);
        if (stated < office.blankPeople()) {
            return 0;
        }
        return stated < 60
                ? people
                : stated < 80
                        ? Math.max(1, people - 4 + random.nextInt(9))
                        : stated < 90 ? people * (90 + random.nextInt(21)) / 100 : (people + 5) / 10 * 10;
    }

    private @Nullable BigDecimal amount(Office office, Happening happening) {
        BigDecimal amount = UnseenCounty.number(happening.amount());
        return amount == null || !office.wan() ? amount : amount.setScale(chance(50) ? -3 : -2, RoundingMode.HALF_UP);
    }

    private @Nullable BigDecimal partnersAmount(Office office, Happening happening) {
        int said = random.nextInt(100);
        BigDecimal amount = amount(office, happening);
        if (amount == null || said < 45) {
            return null;
        }
        BigDecimal share = BigDecimal.valueOf(happening.partners().size() + 1);
        return said < 85
                ? amount
                : said < 94
                        ? amount.divide(share, 2, RoundingMode.HALF_UP)
                        : BigDecimal.valueOf(100L * (1 + random.nextInt(50)));
    }

    private Office office(UUID unit) {
        return java.util.Objects.requireNonNull(offices.get(unit));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
