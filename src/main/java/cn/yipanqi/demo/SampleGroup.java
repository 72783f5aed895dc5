package cn.yipanqi.demo;

import cn.yipanqi.coordination.group.GroupRole;
import cn.yipanqi.coordination.group.Groups;
import cn.yipanqi.coordination.group.Members;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.UnitType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leading group, by posts only: nobody's name is made up. Done once. */
@Component
@Profile("demo")
class SampleGroup {

    private static final String FILE = "demo/group.txt";

    private final Groups groups;
    private final Members members;
    private final Directory directory;

    SampleGroup(Groups groups, Members members, Directory directory) {
        this.groups = groups;
        this.members = members;
        this.directory = directory;
    }

    /** @return whether a group was founded; not where there is one */
    @Transactional
    public boolean found(long county) {
        if (!groups.all(county).isEmpty()) {
            return false;
        }
        Map<String, String> file = file();
        CountyDirectory all = directory.of(county);
        LocalDate from = LocalDate.parse(part(file, "from"));
        UUID group = groups.found(
                county,
                new Groups.Facts(
                        all.name() + part(file, "name"),
                        part(file, "document"),
                        from,
                        null,
                        part(file, "duties"),
                        part(file, "office"),
                        unit(all, UnitType.UNION),
                        part(file, "office duties")));
        int place = 0;
        for (String line : part(file, "members").lines().toList()) {
            List<String> seat = List.of(line.split("\\s*\\|\\s*"));
            members.add(
                    county,
                    group,
                    new Members.Facts(
                            GroupRole.valueOf(seat.get(0)),
                            "",
                            seat.get(1),
                            seat.size() < 3 ? null : unit(all, UnitType.valueOf(seat.get(2))),
                            null,
                            from,
                            null,
                            ++place));
        }
        return true;
    }

    private static @Nullable UUID unit(CountyDirectory all, UnitType type) {
        return all.units()
                .filter(unit -> unit.type() == type)
                .map(Unit::id)
                .findFirst()
                .orElse(null);
    }

    private static String part(Map<String, String> file, String name) {
        return java.util.Objects.requireNonNull(file.get(name), name);
    }

    private static Map<String, String> file() {
        try {
            Map<String, String> parts = new HashMap<>();
            for (String part : new ClassPathResource(FILE)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .split("(?m)^== ")) {
                String[] headAndText = part.split("\n", 2);
                if (headAndText.length == 2) {
                    parts.put(headAndText[0].strip(), headAndText[1].strip());
                }
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("The sample group is missing from the jar: " + FILE, e);
        }
    }
}
