package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.intake.reading.OpeningDaysOffer;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.names.Organisation;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.organisation.Units;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sees to it that whom and what workbooks name stands in the county's registers: units, homes, outside bodies. Within the posting's transaction. */
@Component
class NamedRegisters {

    private final Units units;
    private final Homes homes;
    private final OutsideBodies bodies;

    NamedRegisters(Units units, Homes homes, OutsideBodies bodies) {
        this.units = units;
        this.homes = homes;
        this.bodies = bodies;
    }

    /**
     * Puts organisations into the register whose ledgers come in before they stand there.
     *
     * @return whether there were any, so that the workbooks have to be read again knowing them
     */
    boolean units(Intake intake, List<SheetReading> sheets) {
        Set<Organisation> unregistered = new LinkedHashSet<>();
        for (SheetReading sheet : sheets) {
            Organisation organisation = sheet.recognised().unregistered();
            if (organisation != null && sheet.valid() > 0) {
                unregistered.add(organisation);
            }
        }
        for (Organisation organisation : unregistered) {
            units.add(
                    intake.county(),
                    new Units.Facts(UnitType.OTHER, organisation.shortName(), organisation.fullName(), null, null));
        }
        return !unregistered.isEmpty();
    }

    /** Homes that the workbooks name are made where there are none; opening days that a note states are kept from New Year on. */
    Map<String, UUID> homes(Intake intake, List<SheetReading> sheets, PostingChoices choices) {
        Map<String, UUID> ids = new HashMap<>();
        for (SheetReading sheet : sheets) {
            RecognisedSheet read = sheet.recognised();
            Set<String> named = new LinkedHashSet<>();
            for (Draft draft : sheet.postable() ? read.valid() : List.<Draft>of()) {
                Home home = draft.home();
                if (home != null) {
                    named.add(home.name());
                    UUID known = home.id();
                    if (known != null) {
                        ids.put(home.name(), known);
                    } else if (!ids.containsKey(home.name())) {
                        ids.put(
                                home.name(),
                                homes.homeFor(intake.county(), home.name()).id());
                    }
                }
            }
            if (choices.openingDays()) {
                read.openingDays().forEach(offer -> open(intake, offer, named, ids));
            }
        }
        return ids;
    }

    private void open(Intake intake, OpeningDaysOffer offer, Set<String> named, Map<String, UUID> ids) {
        LocalDate from = LocalDate.of(intake.year(), 1, 1);
        for (String name : offer.homes().isEmpty() ? List.copyOf(named) : offer.homes()) {
            UUID home = ids.get(name);
            if (home != null) {
                homes.setOpening(
                        intake.county(),
                        home,
                        from,
                        offer.days().days(),
                        offer.days().closedOnHolidays());
            }
        }
    }

    /** Bodies outside the mass organisations that rows name, by name, made where there are none. */
    Map<String, UUID> bodies(Intake intake, List<SheetReading> sheets) {
        Set<String> names = new LinkedHashSet<>();
        sheets.stream()
                .filter(SheetReading::postable)
                .flatMap(sheet -> sheet.recognised().valid().stream())
                .forEach(draft -> DraftEntries.outside(draft).forEach(names::add));
        Map<String, UUID> ids = new HashMap<>();
        if (!names.isEmpty()) {
            bodies.bodiesFor(intake.county(), names).forEach((name, body) -> ids.put(name, body.id()));
        }
        return ids;
    }
}
