package cn.yipanqi.organisation.person;

import cn.yipanqi.organisation.People;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person and the first post together, or neither. */
@Service
class Newcomer {

    private final People people;

    Newcomer(People people) {
        this.people = people;
    }

    @Transactional
    public UUID add(long county, String name, People.Facts post) {
        UUID person = people.add(county, name);
        people.take(county, person, post);
        return person;
    }
}
