package cn.yipanqi.coordination.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was held, as typed or sent.
 *
 * @param units who took part beside the unit that answers for it, ids or names
 * @param minutes how long it took
 * @param reason why an earlier record is corrected; of a first one nothing is kept
 * @param revision the one that was seen
 */
public record HeldDraft(
        @Nullable String day,
        @Nullable String theme,
        @Nullable String participants,
        @Nullable List<@Nullable String> units,
        @Nullable String minutes,
        @Nullable String note,
        @Nullable String reason,
        @Nullable Integer revision) {

    /** How the form begins: with the plan, or with what was recorded. */
    static HeldDraft of(Session session, Series series) {
        Session.Held held = session.held();
        return held == null
                ? new HeldDraft(
                        Objects.toString(session.day() == null ? session.weekDay() : session.day()),
                        session.theme(),
                        null,
                        List.of(),
                        Integer.toString(series.minutes()),
                        null,
                        null,
                        session.revision())
                : of(session, held);
    }

    /** As it was recorded. */
    static HeldDraft of(Session session, Session.Held held) {
        return new HeldDraft(
                held.day().toString(),
                session.theme(),
                Integer.toString(held.participants()),
                new ArrayList<>(held.units().stream().map(Object::toString).toList()),
                Integer.toString(held.minutes()),
                held.note(),
                null,
                session.revision());
    }

    /** Units as sent, blanks left out. */
    public List<String> ticked() {
        List<String> all = new ArrayList<>();
        if (units != null) {
            for (String unit : units) {
                if (unit != null && !unit.isBlank()) {
                    all.add(unit);
                }
            }
        }
        return all;
    }
}
