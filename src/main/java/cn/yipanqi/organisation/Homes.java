package cn.yipanqi.organisation;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes a county's register of homes and the days they keep. */
@Component
public class Homes {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ids ids;
    private final Deeds deeds;

    Homes(JdbcClient jdbc, Directory directory, Ids ids, Deeds deeds) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ids = ids;
        this.deeds = deeds;
    }

    /** @throws Refusal where a current home has that name */
    @Transactional
    public UUID open(long county, String name, HomeKind kind) {
        deeds.mayWrite(county);
        String kept = deeds.name(name, "organisation.home.name");
        return insert(county, kept, kind).orElseThrow(() -> taken(kept));
    }

    /** The current home of that name, opened where there is none; its kind is what the name says. Its opening days are then unknown. */
    @Transactional
    public Registered homeFor(long county, String name) {
        deeds.mayWrite(county);
        Optional<Registered> there = current(county, name);
        if (there.isPresent()) {
            return there.get();
        }
        String kept = deeds.name(name, "organisation.home.name");
        return insert(county, kept, HomeKind.ofName(kept))
                .map(id -> new Registered(id, true))
                .or(() -> current(county, kept))
                .orElseThrow(() -> taken(kept));
    }

    private Optional<Registered> current(long county, String name) {
        return directory.of(county).homeNamed(name).map(home -> new Registered(home.id(), false));
    }

    @Transactional
    public void change(long county, UUID id, String name, HomeKind kind) {
        deeds.mayWrite(county);
        CountyDirectory all = directory.of(county);
        Home before = all.home(id).orElseThrow(() -> Refusal.absent("home"));
        String kept = deeds.name(name, "organisation.home.name");
        if (before.current()
                && all.homes()
                        .anyMatch(
                                other -> !other.id().equals(id) && other.name().equals(kept))) {
            throw taken(kept);
        }
        jdbc.sql("update organisation.home set name = ?, kind = ? where county = ? and id = ?")
                .params(kept, kind.name(), county, id)
                .update();
        deeds.record(county, "home.change", id, kept);
    }

    /** @param closedOn first day on which it is a home no longer */
    @Transactional
    public void close(long county, UUID id, LocalDate closedOn) {
        deeds.mayWrite(county);
        Home home = directory.of(county).home(id).filter(Home::current).orElseThrow(() -> Refusal.absent("home"));
        jdbc.sql("update organisation.home set closed_on = ? where county = ? and id = ?")
                .params(closedOn, county, id)
                .update();
        deeds.record(county, "home.close", id, home.name());
    }

    /**
     * Says on which days a home opens from a day on, until what was said for a later day; said again for the same day, it replaces.
     *
     * @param weekdays null where nobody knows
     */
    @Transactional
    public void setOpening(
            long county, UUID id, LocalDate from, @Nullable Set<DayOfWeek> weekdays, boolean closedOnHolidays) {
        deeds.mayWrite(county);
        Home home = directory.of(county).home(id).orElseThrow(() -> Refusal.absent("home"));
        if (weekdays != null && weekdays.isEmpty()) {
            throw new Refusal(Message.of("organisation.refused.home.never-open"));
        }
        Home.Opening opening = Home.Opening.of(from, weekdays, closedOnHolidays);
        jdbc.sql("""
            insert into organisation.home_opening (county, home, from_day, weekdays, closed_on_holidays)
            values (:county, :home, :from, :weekdays, :closed)
            on conflict (county, home, from_day) do update
                set weekdays = excluded.weekdays, closed_on_holidays = excluded.closed_on_holidays
            """)
                .param("county", county)
                .param("home", id)
                .param("from", from)
                .param("weekdays", array(opening))
                .param("closed", closedOnHolidays)
                .update();
        deeds.record(county, "home.opening", id, home.name());
    }

    private static Short @Nullable [] array(Home.Opening opening) {
        return opening.days()
                .map(days -> days.stream().map(day -> (short) day.getValue()).toArray(Short[]::new))
                .orElse(null);
    }

    @Transactional
    public void removeOpening(long county, UUID id, LocalDate from) {
        deeds.mayWrite(county);
        int removed = jdbc.sql("delete from organisation.home_opening where county = ? and home = ? and from_day = ?")
                .params(county, id, from)
                .update();
        if (removed == 0) {
            throw Refusal.absent("opening");
        }
        deeds.record(county, "home.opening.remove", id, from.toString());
    }

    private Optional<UUID> insert(long county, String name, HomeKind kind) {
        UUID id = ids.next();
        int inserted = jdbc.sql("""
            insert into organisation.home (id, county, name, kind) values (:id, :county, :name, :kind)
            on conflict (county, name) where closed_on is null do nothing
            """)
                .params(Map.of("id", id, "county", county, "name", name, "kind", kind.name()))
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        deeds.record(county, "home.open", id, name);
        return Optional.of(id);
    }

    private static Refusal taken(String name) {
        return new Refusal(Message.of("organisation.refused.home.taken", name));
    }
}
