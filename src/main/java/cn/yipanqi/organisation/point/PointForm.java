package cn.yipanqi.organisation.point;

import cn.yipanqi.organisation.form.Entered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A point as it was typed.
 *
 * @param asked {@code stations}, {@code homes} or both
 */
public record PointForm(
        @Nullable String name,
        @Nullable String position,
        @Nullable List<String> asked) {

    static final Map<String, String> FIELDS = Map.of(
            "point.name.missing", "name",
            "point.taken", "name",
            "point.most", "name",
            "point.asked.missing", "asked",
            "point.position.wrong", "position");

    static final PointForm EMPTY = new PointForm(null, null, List.of("stations"));

    static PointForm of(Point point) {
        List<String> asked = new ArrayList<>();
        if (point.stations()) {
            asked.add("stations");
        }
        if (point.homes()) {
            asked.add("homes");
        }
        return new PointForm(point.name(), Integer.toString(point.position()), asked);
    }

    public List<String> ticked() {
        return asked == null ? List.of() : asked;
    }

    Points.Facts facts(Entered entered) {
        return new Points.Facts(
                name,
                ticked().contains("stations"),
                ticked().contains("homes"),
                entered.wholeNumber("position", position));
    }
}
