package cn.yipanqi.coordination.group;

import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as typed.
 *
 * @param revision the one its writer saw; none for a new member
 */
public record MemberForm(
        @Nullable String role,
        @Nullable String label,
        @Nullable String position,
        @Nullable UUID unit,
        @Nullable UUID person,
        @Nullable String from,
        @Nullable String endedOn,
        @Nullable String place,
        @Nullable Integer revision) {

    static final Map<String, String> FIELDS = Map.of(
            "group.member.position", "position",
            "group.member.label", "label",
            "group.member.label.needed", "label",
            "group.days.reversed", "endedOn",
            "group.member.place.needed", "place",
            "group.member.leader.twice", "from",
            "group.member.unknown", "unit");

    static MemberForm empty(LocalDate from, int place) {
        return new MemberForm(
                GroupRole.MEMBER.name(), null, null, null, null, from.toString(), null, Integer.toString(place), null);
    }

    static MemberForm of(Member member) {
        return new MemberForm(
                member.role().name(),
                member.label(),
                member.position(),
                member.unit(),
                member.person(),
                member.from().toString(),
                Objects.toString(member.endedOn(), null),
                Integer.toString(member.place()),
                member.revision());
    }

    MemberForm at(int seen) {
        return new MemberForm(role, label, position, unit, person, from, endedOn, place, seen);
    }

    Members.@Nullable Facts facts(Mistakes mistakes) {
        GroupRole chosen = Typed.one(GroupRole.class, role);
        if (chosen == null) {
            mistakes.add("role", Message.of("regulation.choose", Message.of("group.member.role")));
        }
        LocalDate first = Typed.day("from", from, mistakes);
        LocalDate end = Typed.dayOrNone("endedOn", endedOn, mistakes);
        int at = place != null && place.strip().matches("\\d{1,4}") ? Integer.parseInt(place.strip()) : 0;
        return chosen == null || first == null
                ? null
                : new Members.Facts(
                        chosen,
                        Objects.requireNonNullElse(label, ""),
                        Objects.requireNonNullElse(position, ""),
                        unit,
                        person,
                        first,
                        end,
                        at);
    }
}
