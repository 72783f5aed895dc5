package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.StationDraft;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.MarkSource;
import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Stations;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the rows of a station register into the organisation's register. A station that the sheet no longer has is not closed. */
@Component
class StationRegister {

    private static final Map<Field, SevenHave> HAVES = Map.of(
            Field.HAS_STAFF, SevenHave.STAFF,
            Field.HAS_PLACE, SevenHave.PREMISES,
            Field.HAS_SIGN, SevenHave.SIGN,
            Field.HAS_FUNDS, SevenHave.FUNDS,
            Field.HAS_RULES, SevenHave.RULES,
            Field.HAS_ACTIVITIES, SevenHave.ACTIVITY,
            Field.HAS_LEDGER, SevenHave.LEDGER);

    private final Stations stations;
    private final Directory directory;

    StationRegister(Stations stations, Directory directory) {
        this.stations = stations;
        this.directory = directory;
    }

    /** How many stations were opened, changed, found as stated, and are in the register but not in the sheets. */
    record Taken(int opened, int changed, int same, int missing) {}

    Taken take(long county, List<StationDraft> drafts) {
        CountyDirectory before = directory.of(county);
        Set<UUID> named = new HashSet<>();
        int opened = 0;
        int changed = 0;
        int same = 0;
        for (StationDraft draft : drafts) {
            String name = Objects.requireNonNull(draft.name());
            Optional<Station> known = before.stationNamed(name);
            if (known.isEmpty()) {
                stations.stationFor(county, facts(draft));
                opened++;
                continue;
            }
            Station station = known.get();
            named.add(station.id());
            Stations.Facts now = facts(draft, station);
            if (now.equals(stated(station))) {
                same++;
            } else {
                stations.change(county, station.id(), now, MarkSource.WORKBOOK);
                changed++;
            }
        }
        int missing = drafts.isEmpty()
                ? 0
                : (int) before.stations()
                        .filter(station -> !named.contains(station.id()))
                        .count();
        return new Taken(opened, changed, same, missing);
    }

    private static Stations.Facts stated(Station station) {
        return new Stations.Facts(
                station.name(),
                station.region(),
                station.headPosition(),
                station.staff(),
                station.sevenHave(),
                station.establishedOn());
    }

    private static Stations.Facts facts(StationDraft draft) {
        return new Stations.Facts(
                Objects.requireNonNull(draft.name()),
                region(draft),
                draft.headPosition(),
                draft.staff(),
                haves(draft, Set.of()),
                null);
    }

    /** What the sheet has no column for stays as it was. */
    private static Stations.Facts facts(StationDraft draft, Station before) {
        Long region = region(draft);
        return new Stations.Facts(
                before.name(),
                region == null ? before.region() : region,
                draft.headPosition() == null ? before.headPosition() : draft.headPosition(),
                draft.staff() == null ? before.staff() : draft.staff(),
                haves(draft, before.sevenHave()),
                before.establishedOn());
    }

    private static @Nullable Long region(StationDraft draft) {
        return draft.township() == null ? null : Long.valueOf(draft.township().region());
    }

    private static Set<SevenHave> haves(StationDraft draft, Set<SevenHave> had) {
        Set<SevenHave> haves = EnumSet.noneOf(SevenHave.class);
        haves.addAll(had);
        draft.asked().forEach(field -> haves.remove(HAVES.get(field)));
        draft.haves().forEach(field -> haves.add(Objects.requireNonNull(HAVES.get(field))));
        return haves;
    }
}
