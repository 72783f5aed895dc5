package cn.yipanqi.figures;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.organisation.Unit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A county with homes and stations, and entries of all sorts for it. */
public class FigureWorld {

    /** Counties no other test uses, each for one history. */
    private static final List<Long> COUNTIES = List.of(
            652722L, 652723L, 653121L, 653122L, 533422L, 623021L, 533423L, 623022L, 652801L, 652822L, 652823L, 652824L,
            652825L, 652826L, 652827L, 652828L);

    private static int next;

    private final Ledger ledger;
    private final Directory directory;
    private final Homes homes;
    private final Stations stations;

    public FigureWorld(Ledger ledger, Directory directory, Homes homes, Stations stations) {
        this.ledger = ledger;
        this.directory = directory;
        this.homes = homes;
        this.stations = stations;
    }

    public static synchronized long county() {
        return COUNTIES.get(next++);
    }

    /** What there is in a county. */
    public record Place(long county, List<UUID> units, List<UUID> homes, List<UUID> stations) {}

    /** Furnishes a county; within a scope that may. */
    public Place furnish(long county) {
        List<UUID> rooms = new ArrayList<>();
        for (HomeKind kind : List.of(HomeKind.WORKER, HomeKind.YOUTH, HomeKind.WOMEN)) {
            UUID home = homes.open(county, "测试" + kind + "之家", kind);
            homes.setOpening(
                    county, home, LocalDate.of(2021, 1, 1), EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), true);
            rooms.add(home);
        }
        List<UUID> places = new ArrayList<>();
        for (String name : List.of("东乡服务站", "西乡服务站", "南乡服务站")) {
            places.add(stations.open(
                    county, new Stations.Facts(name, null, null, null, Set.of(), LocalDate.of(2022, 3, 1))));
        }
        CountyDirectory all = directory.of(county);
        return new Place(county, all.units().map(Unit::id).toList(), rooms, places);
    }

    public UUID post(Place place, EntryContent content) {
        return ledger.post(place.county(), List.of(new NewEntry(content, Source.byHand())), null)
                .entries()
                .get(0);
    }

    /** An entry of any kind, in 2022. */
    public static EntryContent any(Place place, Random random) {
        String kind = List.of(
                        "activity",
                        "activity",
                        "activity",
                        "volunteer",
                        "talk",
                        "venue_use",
                        "meeting",
                        "video",
                        "lecture",
                        "window")
                .get(random.nextInt(10));
        return of(place, kind, random);
    }

    public static EntryContent of(Place place, String kind, Random random) {
        Map<Measure, BigDecimal> measures = new EnumMap<>(Measure.class);
        Set<Measure> about = EnumSet.noneOf(Measure.class);
        UUID unit = random.nextInt(6) == 0 ? null : one(place.units(), random);
        boolean known = unit != null && random.nextInt(5) > 0;
        String category = null;
        String team = null;
        UUID home = null;
        Set<String> tags = Set.of();
        List<UUID> partners = List.of();
        switch (kind) {
            case "activity" -> {
                some(measures, Measure.RECIPIENTS, random, 60);
                some(measures, Measure.GIVEN_CASH, random, 5000);
                some(measures, Measure.GIVEN, random, 9000);
                tags = random.nextInt(3) == 0 ? Set.of("audience.new_economy") : Set.of();
                partners = random.nextInt(3) == 0 && unit != null
                        ? place.units().stream()
                                .filter(other -> !other.equals(unit))
                                .limit(1 + random.nextInt(3))
                                .toList()
                        : List.of();
            }
            case "volunteer" -> {
                category = one(List.of("生态环保", "助老", "扶幼", "普法"), random);
                some(measures, Measure.PARTICIPANTS, random, 40);
                some(measures, Measure.MATERIALS, random, 90);
            }
            case "talk" -> team = random.nextInt(5) == 0 ? null : one(List.of("甲组", "乙组", "丙组"), random);
            case "venue_use" -> home = one(place.homes(), random);
            case "meeting" -> category = one(List.of("专题会议", "联席会议", "例会"), random);
            case "video" -> {
                some(measures, Measure.VIEWS, random, 300);
                if (random.nextInt(4) == 0) {
                    about.add(Measure.VIEWS);
                }
            }
            default -> {}
        }
        LocalDate day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(365));
        return new EntryContent(
                kind,
                day,
                day,
                "事" + random.nextInt(50),
                category,
                unit,
                known ? unit : null,
                known ? LeadBasis.STATED : LeadBasis.UNKNOWN,
                null,
                partners,
                List.of(),
                null,
                random.nextInt(3) == 0 ? one(place.stations(), random) : null,
                home,
                null,
                team,
                null,
                null,
                tags,
                measures,
                about,
                null);
    }

    private static void some(Map<Measure, BigDecimal> measures, Measure measure, Random random, int most) {
        if (random.nextInt(4) > 0) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(most));
            measures.put(measure, measure.isMoney() ? value.add(new BigDecimal("0.25")) : value);
        }
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** The same statement on another day, or under another title. */
    public static EntryContent on(EntryContent content, LocalDate day, @Nullable String category) {
        return new EntryContent(
                content.kind(),
                day,
                day,
                content.title(),
                category,
                content.unit(),
                content.lead(),
                content.leadBasis(),
                null,
                content.partners(),
                content.bodies(),
                null,
                content.station(),
                content.home(),
                null,
                content.team(),
                null,
                null,
                content.tags(),
                content.measures(),
                content.about(),
                null);
    }
}
