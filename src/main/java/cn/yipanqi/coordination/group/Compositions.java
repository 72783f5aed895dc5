package cn.yipanqi.coordination.group;

import cn.yipanqi.database.Snapshot;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a group's composition together, from one snapshot. */
@Component
class Compositions {

    private static final int MOST_PEOPLE = 1_000;

    private final Groups groups;
    private final Members members;
    private final Directory directory;
    private final People people;
    private final Clock clock;

    Compositions(Groups groups, Members members, Directory directory, People people, Clock clock) {
        this.groups = groups;
        this.members = members;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @param on today, if not said */
    @Snapshot
    public Composition of(long county, UUID group, @Nullable LocalDate on) {
        LeadingGroup found = groups.find(county, group);
        List<Member> all = members.of(county, group);
        LocalDate day = on == null ? today() : on;
        Set<UUID> named =
                all.stream().map(Member::person).filter(Objects::nonNull).collect(Collectors.toSet());
        return Composition.of(found, day, all, directory.of(county), people.names(county, named));
    }

    /** People one may name, with what they are today. */
    List<Person> people(long county) {
        return people.named(county, "", today(), MOST_PEOPLE, 0);
    }
}
