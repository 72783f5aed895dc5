package cn.yipanqi.organisation;

import cn.yipanqi.access.Role;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who holds which post in a county, and announces posts taken and ended. */
@Component
public class People {

    private static final String NAMED = "county = :county and strpos(name, :text) > 0";

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ids ids;
    private final Deeds deeds;
    private final ApplicationEventPublisher events;

    People(JdbcClient jdbc, Directory directory, Ids ids, Deeds deeds, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ids = ids;
        this.deeds = deeds;
        this.events = events;
    }

    /**
     * What a post is.
     *
     * @param endedOn first day on which it is no longer held, none for an open end
     */
    public record Facts(
            String position,
            Role role,
            @Nullable UUID unit,
            @Nullable UUID station,
            LocalDate from,
            @Nullable LocalDate endedOn) {}

    @Transactional
    public UUID add(long county, String name) {
        deeds.mayWrite(county);
        String kept = deeds.name(name, "organisation.person.name");
        UUID id = ids.next();
        jdbc.sql("insert into organisation.person (id, county, name) values (?, ?, ?)")
                .params(id, county, kept)
                .update();
        deeds.record(county, "person.add", id, "");
        return id;
    }

    @Transactional
    public void rename(long county, UUID person, String name) {
        deeds.mayWrite(county);
        find(county, person);
        String kept = deeds.name(name, "organisation.person.name");
        jdbc.sql("update organisation.person set name = ? where county = ? and id = ?")
                .params(kept, county, person)
                .update();
        deeds.record(county, "person.rename", person, "");
    }

    /** @throws Refusal where the role needs a unit or station that is not there, carries no post, or the days do not fit */
    @Transactional
    public UUID take(long county, UUID person, Facts facts) {
        deeds.mayWrite(county);
        find(county, person);
        Facts kept = checked(county, facts);
        Post post = new Post(
                ids.next(),
                person,
                kept.unit(),
                kept.station(),
                kept.position(),
                kept.role(),
                kept.from(),
                kept.endedOn());
        try {
            jdbc.sql("""
                insert into organisation.post (id, county, person, unit, station, position, role, from_day, ended_on)
                values (:id, :county, :person, :unit, :station, :position, :role, :from, :end)
                """)
                    .param("id", post.id())
                    .param("county", county)
                    .param("person", person)
                    .param("unit", post.unit())
                    .param("station", post.station())
                    .param("position", post.position())
                    .param("role", post.role().name())
                    .param("from", post.from())
                    .param("end", post.endedOn())
                    .update();
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMessage()).contains("post_held_once")) {
                throw new Refusal(Message.of("organisation.refused.post.twice"));
            }
            throw e;
        }
        deeds.record(county, "post.take", post.id(), post.position());
        events.publishEvent(new PostTaken(county, post));
        return post.id();
    }

    private Facts checked(long county, Facts facts) {
        String position = deeds.name(facts.position(), "organisation.post.position");
        if (!Post.ROLES.contains(facts.role())) {
            throw new Refusal(Message.of("organisation.refused.post.role"));
        }
        LocalDate end = facts.endedOn();
        if (end != null && !end.isAfter(facts.from())) {
            throw new Refusal(Message.of("organisation.refused.post.days"));
        }
        CountyDirectory all = directory.of(county);
        UUID station = facts.role() == Role.STATION ? facts.station() : null;
        UUID unit = station == null ? facts.unit() : null;
        if (facts.role() == Role.STATION
                && (station == null
                        || !all.station(station).map(Station::current).orElse(false))) {
            throw new Refusal(Message.of("organisation.refused.post.station"));
        }
        if (facts.role() == Role.CADRE && unit == null
                || unit != null && !all.unit(unit).map(Unit::current).orElse(false)) {
            throw new Refusal(Message.of("organisation.refused.post.unit"));
        }
        return new Facts(position, facts.role(), unit, station, facts.from(), end);
    }

    /**
     * Ends a post, or says anew when it ends as long as it has not.
     *
     * @param endedOn first day on which it is no longer held
     * @param today the day it is
     * @throws Refusal where it has ended already, or would end before it began
     */
    @Transactional
    public Post end(long county, UUID post, LocalDate endedOn, LocalDate today) {
        deeds.mayWrite(county);
        Post held = jdbc.sql("select * from organisation.post where county = ? and id = ? for update")
                .params(county, post)
                .query((row, n) -> post(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("post"));
        if (held.endedBy(today)) {
            throw new Refusal(Message.of("organisation.refused.post.ended", held.position()));
        }
        if (endedOn.isBefore(held.from()) || endedOn.isBefore(today)) {
            throw new Refusal(Message.of("organisation.refused.post.end"));
        }
        LocalDate before = held.endedOn();
        if (before != null && endedOn.isAfter(before)) {
            throw new Refusal(Message.of("organisation.refused.post.longer", before));
        }
        jdbc.sql("update organisation.post set ended_on = ? where county = ? and id = ?")
                .params(endedOn, county, post)
                .update();
        Post ended = new Post(
                post, held.person(), held.unit(), held.station(), held.position(), held.role(), held.from(), endedOn);
        deeds.record(county, "post.end", post, held.position() + " " + endedOn);
        events.publishEvent(new PostEnded(county, ended));
        return ended;
    }

    /** A person with all posts. */
    @Transactional(readOnly = true)
    public Person find(long county, UUID person) {
        String name = jdbc.sql("select name from organisation.person where county = ? and id = ?")
                .params(county, person)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.absent("person"));
        return new Person(person, county, name, posts(county, List.of(person)).getOrDefault(person, List.of()));
    }

    /** Whoever holds that post, with all posts. */
    @Transactional(readOnly = true)
    public Person holderOf(long county, UUID post) {
        return jdbc.sql("select person from organisation.post where county = ? and id = ?")
                .params(county, post)
                .query(UUID.class)
                .optional()
                .map(person -> find(county, person))
                .orElseThrow(() -> Refusal.absent("post"));
    }

    /**
     * People whose name holds a text, by name, with their posts of a day.
     *
     * @param text empty for all
     */
    @Transactional(readOnly = true)
    public List<Person> named(long county, String text, LocalDate day, int limit, long offset) {
        List<Person> found = jdbc.sql("select id, name from organisation.person where " + NAMED
                        + " order by name, id limit :limit offset :offset")
                .param("county", county)
                .param("text", text.strip())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) ->
                        new Person(row.getObject("id", UUID.class), county, row.getString("name"), List.of()))
                .list();
        Map<UUID, List<Post>> posts =
                posts(county, found.stream().map(Person::id).toList());
        return found.stream()
                .map(person -> new Person(
                        person.id(),
                        county,
                        person.name(),
                        posts.getOrDefault(person.id(), List.of()).stream()
                                .filter(post -> post.on(day))
                                .toList()))
                .toList();
    }

    /** What some people are called, by id; who is not the county's is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(long county, Collection<UUID> people) {
        Map<UUID, String> names = new HashMap<>();
        if (!people.isEmpty()) {
            jdbc.sql("select id, name from organisation.person where county = :county and id = any (:people)")
                    .param("county", county)
                    .param("people", people.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    /** How many {@link #named} finds in all. */
    @Transactional(readOnly = true)
    public long countNamed(long county, String text) {
        return jdbc.sql("select count(*) from organisation.person where " + NAMED)
                .param("county", county)
                .param("text", text.strip())
                .query(Long.class)
                .single();
    }

    /** The one person of that name; none where there is none, or several. */
    @Transactional(readOnly = true)
    public Optional<UUID> onlyOne(long county, String name) {
        List<UUID> found = jdbc.sql("select id from organisation.person where county = ? and name = ? limit 2")
                .params(county, name.strip())
                .query(UUID.class)
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Map<UUID, List<Post>> posts(long county, Collection<UUID> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                    select * from organisation.post where county = :county and person in (:people)
                    order by from_day desc, id desc
                    """)
                .param("county", county)
                .param("people", people)
                .query((row, n) -> post(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Post::person));
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("unit", UUID.class),
                row.getObject("station", UUID.class),
                row.getString("position"),
                Role.valueOf(row.getString("role")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
