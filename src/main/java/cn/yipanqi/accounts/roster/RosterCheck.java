package cn.yipanqi.accounts.roster;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Post;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Languages;
import cn.yipanqi.web.TypedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks lines against the county's registers and accounts: every fault at its row and column, not the first only. */
@Component
class RosterCheck {

    private final Directory directory;
    private final People people;
    private final Accounts accounts;
    private final Languages languages;

    RosterCheck(Directory directory, People people, Accounts accounts, Languages languages) {
        this.directory = directory;
        this.people = people;
        this.accounts = accounts;
        this.languages = languages;
    }

    /**
     * A line that can be taken in.
     *
     * @param person who it is, where one person of that name is registered already
     */
    record Ready(Line line, @Nullable UUID person, People.Facts post) {}

    /** What came of it: lines that can be taken in, and what is wrong with the others. */
    record Checked(List<Ready> ready, List<Fault> faults) {}

    @Transactional(readOnly = true)
    Checked check(long county, List<Line> lines) {
        CountyDirectory all = directory.of(county);
        Set<String> logins = new HashSet<>();
        Set<String> rows = new HashSet<>();
        List<Ready> ready = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Line line : lines) {
            List<Fault> amiss = new ArrayList<>();
            Ready found = check(county, all, line, amiss);
            if (!line.login().isEmpty() && !logins.add(line.login().toLowerCase(Locale.ROOT))) {
                amiss.add(new Fault(line.row(), Column.LOGIN, Message.of("roster.login.twice")));
            }
            if (!rows.add(line.name() + "\n" + line.place() + "\n" + line.role())) {
                amiss.add(new Fault(line.row(), Column.NAME, Message.of("roster.twice")));
            }
            amiss.sort(Comparator.comparing(Fault::column));
            faults.addAll(amiss);
            if (amiss.isEmpty() && found != null) {
                ready.add(found);
            }
        }
        return new Checked(ready, faults);
    }

    private @Nullable Ready check(long county, CountyDirectory all, Line line, List<Fault> amiss) {
        if (line.name().isEmpty() || line.name().length() > 60) {
            amiss.add(new Fault(line.row(), Column.NAME, Message.of("roster.name")));
        }
        if (line.position().isEmpty() || line.position().length() > 80) {
            amiss.add(new Fault(line.row(), Column.POSITION, Message.of("roster.position")));
        }
        Role role = role(line, amiss);
        Optional<LocalDate> from = TypedDay.read(line.from());
        if (from.isEmpty()) {
            amiss.add(new Fault(line.row(), Column.FROM, Message.of("roster.from")));
        }
        UUID unit =
                all.unitNamed(line.place()).filter(Unit::current).map(Unit::id).orElse(null);
        UUID station = unit == null
                ? all.stationNamed(line.place())
                        .filter(Station::current)
                        .map(Station::id)
                        .orElse(null)
                : null;
        if (!line.place().isEmpty() && unit == null && station == null) {
            amiss.add(new Fault(line.row(), Column.PLACE, Message.of("roster.place", line.place())));
        } else if (role == Role.CADRE && unit == null) {
            amiss.add(new Fault(line.row(), Column.PLACE, Message.of("accounts.unit.missing")));
        } else if (role == Role.STATION && station == null) {
            amiss.add(new Fault(line.row(), Column.PLACE, Message.of("accounts.station.missing")));
        }
        boolean whole = amiss.isEmpty();
        login(line, amiss);
        if (!whole || role == null) {
            return null;
        }
        UUID person = people.onlyOne(county, line.name()).orElse(null);
        People.Facts post = new People.Facts(line.position(), role, unit, station, from.orElseThrow(), null);
        if (person != null) {
            against(county, person, line, post, amiss);
        }
        return new Ready(line, person, post);
    }

    private void against(long county, UUID person, Line line, People.Facts post, List<Fault> amiss) {
        boolean held = people.find(county, person).posts().stream()
                .anyMatch(other -> other.role() == post.role()
                        && java.util.Objects.equals(other.unit(), post.unit())
                        && java.util.Objects.equals(other.station(), post.station())
                        && (other.endedOn() == null || other.endedOn().isAfter(post.from())));
        if (held) {
            amiss.add(new Fault(line.row(), Column.NAME, Message.of("roster.held", line.name())));
        }
        if (!line.login().isEmpty() && accounts.ofPerson(person).isPresent()) {
            amiss.add(new Fault(line.row(), Column.LOGIN, Message.of("access.person.taken")));
        }
    }

    private void login(Line line, List<Fault> amiss) {
        String login = line.login().toLowerCase(Locale.ROOT);
        if (login.isEmpty()) {
            return;
        }
        if (!Accounts.isLogin(login)) {
            amiss.add(new Fault(line.row(), Column.LOGIN, Message.of("access.login.shape")));
        } else if (accounts.exists(login)) {
            amiss.add(new Fault(line.row(), Column.LOGIN, Message.of("access.login.taken", login)));
        }
    }

    private @Nullable Role role(Line line, List<Fault> amiss) {
        for (Role role : Role.values()) {
            boolean named = role.name().equalsIgnoreCase(line.role())
                    || languages.offered().stream()
                            .anyMatch(language ->
                                    languages.say(language, role.messageKey()).equalsIgnoreCase(line.role()));
            if (named && Post.ROLES.contains(role)) {
                return role;
            }
            if (named) {
                amiss.add(new Fault(line.row(), Column.ROLE, Message.of("organisation.refused.post.role")));
                return null;
            }
        }
        amiss.add(new Fault(line.row(), Column.ROLE, Message.of("roster.role")));
        return null;
    }
}
