package cn.yipanqi.coordination.contact;

import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A point as typed or sent.
 *
 * @param unit id or name
 * @param target {@code station:<id>}, {@code body:<id>} or {@code region:<twelve digits>}
 * @param place a village in words, with a region only
 * @param revision the one that was seen; none for a new point
 */
public record PointDraft(
        @Nullable String unit,
        @Nullable String leader,
        @Nullable String target,
        @Nullable String place,
        @Nullable String from,
        @Nullable String to,
        @Nullable String visitsAYear,
        @Nullable Integer revision) {

    static final String STATION = "station:";
    static final String BODY = "body:";
    static final String REGION = "region:";

    static PointDraft blank(LocalDate today) {
        return new PointDraft(null, null, null, null, today.toString(), null, "4", null);
    }

    static PointDraft of(ContactPoint point) {
        String target = point.station() != null
                ? STATION + point.station()
                : point.body() != null ? BODY + point.body() : REGION + point.region();
        return new PointDraft(
                point.unit().toString(),
                point.leader(),
                target,
                point.place(),
                point.from().toString(),
                Objects.toString(point.to(), null),
                Integer.toString(point.visitsAYear()),
                point.revision());
    }

    /**
     * Unit and target are not sent by the form and stay as they are; a program may send them along.
     *
     * @throws cn.yipanqi.web.InvalidInput where others are sent
     */
    void requireSame(PointDraft before, CountyDirectory county) {
        Typed typed = new Typed("contact.point.");
        UUID sent = typed.unit("unit", unit, county);
        if (sent != null && !sent.toString().equals(before.unit())) {
            typed.fault("unit", Message.of("contact.point.unit-stays"));
        }
        if (target != null && !target.isBlank() && !target.strip().equals(before.target())) {
            typed.fault("target", Message.of("contact.point.target-stays"));
        }
        typed.raise();
    }

    /** @throws cn.yipanqi.web.InvalidInput with every field that breaks a rule */
    ContactPoint read(UUID id, CountyDirectory county) {
        Typed typed = new Typed("contact.point.");
        String aim = target == null ? "" : target.strip();
        UUID station = aim.startsWith(STATION)
                ? Typed.id(aim.substring(STATION.length()))
                        .flatMap(county::station)
                        .map(Station::id)
                        .orElse(null)
                : null;
        UUID body = aim.startsWith(BODY)
                ? Typed.id(aim.substring(BODY.length()))
                        .flatMap(county::body)
                        .map(OutsideBody::id)
                        .orElse(null)
                : null;
        Long region = aim.matches(REGION + "\\d{12}")
                ? Optional.of(Long.valueOf(aim.substring(REGION.length())))
                        .filter(code -> county.township(code).isPresent())
                        .orElse(null)
                : null;
        if (station == null && body == null && region == null) {
            typed.fault("target", Message.of("typed.choose", Message.of("contact.point.target")));
        }
        String village = typed.text("place", place, 60);
        if (village != null && region == null) {
            typed.fault("place", Message.of("contact.place.township"));
        }
        LocalDate begins = typed.neededDay("from", from);
        LocalDate ends = typed.day("to", to);
        if (ends != null && ends.isBefore(begins)) {
            typed.fault("to", Message.of("contact.days.reversed"));
        }
        ContactPoint point = new ContactPoint(
                id,
                county.county(),
                typed.neededUnit("unit", unit, county),
                typed.needed("leader", leader, 60),
                station,
                body,
                region,
                village,
                begins,
                ends,
                typed.neededCount("visitsAYear", visitsAYear, 1, 366),
                revision == null ? 0 : revision);
        typed.raise();
        return point;
    }
}
