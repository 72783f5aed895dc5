package cn.yipanqi.coordination.group;

import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.web.Mistakes;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leading group as typed.
 *
 * @param revision the one its writer saw; none for a new group
 */
public record GroupForm(
        @Nullable String name,
        @Nullable String document,
        @Nullable String from,
        @Nullable String endedOn,
        @Nullable String duties,
        @Nullable String officeName,
        @Nullable UUID officeUnit,
        @Nullable String officeDuties,
        @Nullable Integer revision) {

    static final Map<String, String> FIELDS = Map.of(
            "group.name", "name",
            "group.document", "document",
            "group.duties", "duties",
            "group.office.name", "officeName",
            "group.office.duties", "officeDuties",
            "group.days.reversed", "endedOn");

    static GroupForm empty(LocalDate today) {
        return new GroupForm(null, null, today.toString(), null, null, null, null, null, null);
    }

    static GroupForm of(LeadingGroup group) {
        return new GroupForm(
                group.name(),
                group.document(),
                group.from().toString(),
                Objects.toString(group.endedOn(), null),
                group.duties(),
                group.officeName(),
                group.officeUnit(),
                group.officeDuties(),
                group.revision());
    }

    GroupForm at(int seen) {
        return new GroupForm(name, document, from, endedOn, duties, officeName, officeUnit, officeDuties, seen);
    }

    Groups.@Nullable Facts facts(Mistakes mistakes) {
        LocalDate first = Typed.day("from", from, mistakes);
        LocalDate end = Typed.dayOrNone("endedOn", endedOn, mistakes);
        return first == null
                ? null
                : new Groups.Facts(
                        Objects.requireNonNullElse(name, ""),
                        Objects.requireNonNullElse(document, ""),
                        first,
                        end,
                        Objects.requireNonNullElse(duties, ""),
                        Objects.requireNonNullElse(officeName, ""),
                        officeUnit,
                        Objects.requireNonNullElse(officeDuties, ""));
    }
}
