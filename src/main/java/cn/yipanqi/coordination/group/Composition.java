package cn.yipanqi.coordination.group;

import cn.yipanqi.organisation.CountyDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leading group as it is made up on a day.
 *
 * @param members those of the day, in the chart's order
 * @param others those who were or will be, the latest first
 * @param names of the people that posts name
 */
public record Composition(
        LeadingGroup group,
        LocalDate day,
        List<Member> members,
        List<Member> others,
        CountyDirectory all,
        Map<UUID, String> names) {

    /** Members of one unit, or of none. */
    public record Seats(@Nullable UUID unit, String name, List<Member> members) {}

    static Composition of(
            LeadingGroup group, LocalDate day, List<Member> everybody, CountyDirectory all, Map<UUID, String> names) {
        return new Composition(
                group,
                day,
                everybody.stream().filter(member -> member.on(day)).toList(),
                everybody.stream()
                        .filter(member -> !member.on(day))
                        .sorted(java.util.Comparator.comparing(Member::from).reversed())
                        .toList(),
                all,
                names);
    }

    public List<Member> leaders() {
        return members.stream()
                .filter(member -> member.role() == GroupRole.LEADER)
                .toList();
    }

    public List<Member> deputies() {
        return members.stream().filter(member -> member.role().deputy()).toList();
    }

    public List<Member> office() {
        return members.stream().filter(member -> member.role().office()).toList();
    }

    /** Members proper, by unit in the units' order; those of no unit last. */
    public List<Seats> seats() {
        Map<@Nullable UUID, List<Member>> byUnit = new LinkedHashMap<>();
        all.allUnits().forEach(unit -> byUnit.put(unit.id(), new ArrayList<>()));
        byUnit.put(null, new ArrayList<>());
        members.stream()
                .filter(member -> member.role() == GroupRole.MEMBER || member.role() == GroupRole.OTHER)
                .forEach(member -> byUnit.computeIfAbsent(member.unit(), unit -> new ArrayList<>())
                        .add(member));
        List<Seats> seats = new ArrayList<>();
        byUnit.forEach((unit, sitting) -> {
            if (!sitting.isEmpty()) {
                seats.add(new Seats(unit, unit == null ? "" : all.unitName(unit), List.copyOf(sitting)));
            }
        });
        return seats;
    }

    /** The person's name, where one is named. */
    public @Nullable String name(Member member) {
        return member.person() == null ? null : names.get(member.person());
    }

    /** How closely the sheet is set, so that it stays on one page: few, many, most. */
    public String density() {
        int boxes = members.size();
        return boxes <= 14 ? "few" : boxes <= 24 ? "many" : "most";
    }
}
