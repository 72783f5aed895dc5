package cn.yipanqi.persons;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose personal data the current scope deals with; the database's policies say the same once more. */
@Component
public class Reach {

    private final People people;
    private final Clock clock;

    Reach(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** @throws Refusal where there is no such person in the county, or a cadre asks about one of another unit */
    @Transactional(readOnly = true)
    public Person within(long county, UUID id) {
        Person person = people.find(county, id);
        Scope scope = CurrentScope.get();
        if (!scope.writes(county) || !unitReaches(scope, person)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("persons.reach"));
        }
        return person;
    }

    private boolean unitReaches(Scope scope, Person person) {
        if (scope.entries() == Entries.STATION) {
            return false;
        }
        LocalDate today = LocalDate.now(clock);
        return scope.entries() != Entries.UNIT
                || person.posts().stream()
                        .anyMatch(post -> !post.endedBy(today)
                                && post.unit() != null
                                && post.unit().equals(scope.unit()));
    }
}
