package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.coordination.regulation.Adoption;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An adoption as typed.
 *
 * @param revision of the draft that was seen
 * @param adoptedOn may be left out with a meeting
 * @param meeting that decided, if it is kept here
 */
public record AdoptionForm(
        @Nullable Integer revision,
        @Nullable String adoptedOn,
        @Nullable UUID meeting,
        @Nullable String meetingWords,
        @Nullable String inForceFrom,
        @Nullable String documentNumber,
        @Nullable List<String> parties,
        @Nullable String acknowledgeUntil) {

    static final Map<String, String> FIELDS = Map.of(
            "regulation.adoption.day.needed", "adoptedOn",
            "regulation.adoption.meeting.not-held", "meeting",
            "regulation.adoption.days", "inForceFrom",
            "regulation.adoption.later", "inForceFrom",
            "regulation.adoption.overlaps", "inForceFrom",
            "regulation.meeting", "meetingWords",
            "regulation.asked.unknown", "parties");

    public List<String> ticked() {
        return parties == null ? List.of() : parties;
    }

    Adoption.@Nullable Decision decision(Mistakes mistakes) {
        // The day of a meeting is the meeting's, whatever stands beside it.
        LocalDate adopted = meeting == null ? Typed.dayOrNone("adoptedOn", adoptedOn, mistakes) : null;
        if (meeting == null && (adoptedOn == null || adoptedOn.isBlank())) {
            mistakes.add("adoptedOn", Message.of("regulation.adoption.day.needed"));
        }
        LocalDate from = Typed.day("inForceFrom", inForceFrom, mistakes);
        LocalDate until = Typed.dayOrNone("acknowledgeUntil", acknowledgeUntil, mistakes);
        return from == null || mistakes.any()
                ? null
                : new Adoption.Decision(
                        Objects.requireNonNullElse(revision, 0),
                        adopted,
                        meeting,
                        Objects.requireNonNullElse(meetingWords, ""),
                        from,
                        documentNumber == null || documentNumber.isBlank() ? null : documentNumber.strip(),
                        Ticked.parties(parties),
                        until);
    }
}
