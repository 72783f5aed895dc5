package cn.yipanqi.organisation.card;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.Languages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps stations' cards, publishes copies of them and takes these back. */
@Component
public class StationCards {

    /** A landline with its area code, a 400/800 number or a hotline of five digits; a mobile number is none of these. */
    private static final Pattern PHONE =
            Pattern.compile("0\\d{2,3}-?\\d{7,8}(-\\d{1,4})?|[48]00-?\\d{3}-?\\d{4}|1\\d{4}");

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_SERVICES = 1000;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Languages languages;
    private final AuditTrail audit;
    private final Clock clock;

    StationCards(JdbcClient jdbc, Directory directory, Languages languages, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.languages = languages;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is typed of a card; what is left out is empty. */
    public record Facts(
            @Nullable String address,
            @Nullable String hours,
            @Nullable String services,
            @Nullable String phone,
            @Nullable UUID home) {}

    /** The card as it is edited; empty where nobody has begun it. */
    @Transactional(readOnly = true)
    public StationCard find(long county, UUID station) {
        station(county, station);
        PublishedCard published = published(station).orElse(null);
        return jdbc.sql("""
                select address, hours, services, phone, home, revision, changed_at from organisation.station_card
                where county = ? and station = ?
                """)
                .params(county, station)
                .query((row, n) -> new StationCard(
                        station,
                        row.getString("address"),
                        row.getString("hours"),
                        row.getString("services"),
                        row.getString("phone"),
                        row.getObject("home", UUID.class),
                        row.getInt("revision"),
                        row.getTimestamp("changed_at").toInstant(),
                        published))
                .optional()
                .orElseGet(() -> new StationCard(station, "", "", "", "", null, 0, null, published));
    }

    private Station station(long county, UUID station) {
        return directory.of(county).station(station).orElseThrow(() -> Refusal.absent("station"));
    }

    /**
     * Keeps what was typed; the published copy stays as it is.
     *
     * @param seen the revision that was edited
     * @throws InvalidInput where something is wrong
     * @throws Refusal (STALE) where somebody else changed it since
     */
    @Transactional
    public StationCard save(long county, UUID station, Facts facts, int seen) {
        mayWrite(county);
        station(county, station);
        List<Fault> faults = new ArrayList<>();
        String address = line("address", facts.address(), faults);
        String hours = line("hours", facts.hours(), faults);
        String services = facts.services() == null
                ? ""
                : facts.services().replace("\r\n", "\n").strip();
        if (services.length() > LONGEST_SERVICES) {
            faults.add(new Fault("services", Message.of("card.long", LONGEST_SERVICES)));
        }
        String phone = Normalizer.normalize(facts.phone() == null ? "" : facts.phone(), Normalizer.Form.NFKC)
                .replaceAll("[\\s()]", "");
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            faults.add(new Fault("phone", Message.of("card.phone.wrong")));
        }
        if (facts.home() != null && directory.of(county).home(facts.home()).isEmpty()) {
            faults.add(new Fault("home", Message.of("organisation.form.choose")));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
        int written = jdbc.sql("""
                insert into organisation.station_card as c (county, station, address, hours, services, phone, home, changed_at, changed_by)
                select :county, :station, :address, :hours, :services, :phone, :home, :at, :by
                where :seen = 0 or exists (select 1 from organisation.station_card where county = :county and station = :station)
                on conflict (county, station) do update set address = excluded.address, hours = excluded.hours,
                    services = excluded.services, phone = excluded.phone, home = excluded.home, revision = c.revision + 1,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
                where c.revision = :seen
                """)
                .param("county", county)
                .param("station", station)
                .param("address", address)
                .param("hours", hours)
                .param("services", services)
                .param("phone", phone)
                .param("home", facts.home(), Types.OTHER)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("seen", seen)
                .update();
        if (written == 0) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("card.stale"));
        }
        audit.record(county, "organisation.card.save", station.toString(), Map.of());
        return find(county, station);
    }

    private static String line(String field, @Nullable String typed, List<Fault> faults) {
        String line = typed == null ? "" : typed.replaceAll("\\s+", " ").strip();
        if (line.length() > LONGEST_LINE) {
            faults.add(new Fault(field, Message.of("card.long", LONGEST_LINE)));
        }
        return line;
    }

    /**
     * Publishes the card as it stands now.
     *
     * @param seen the revision that was looked at
     * @throws Refusal (INVALID) where it has no address yet, (STALE) where it was changed since
     */
    @Transactional
    public PublishedCard publish(long county, UUID station, int seen) {
        mayWrite(county);
        // Of those who publish, and whoever closes the station, one at a time: an older text never replaces a newer.
        jdbc.sql("select id from organisation.station where county = ? and id = ? for update")
                .params(county, station)
                .query(UUID.class)
                .optional();
        StationCard card = find(county, station);
        if (card.revision() != seen) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("card.stale"));
        }
        if (card.address().isEmpty()) {
            throw new Refusal(Message.of("card.publish.address"));
        }
        CountyDirectory register = directory.of(county);
        Station there = station(county, station);
        if (!there.current()) {
            throw new Refusal(Message.of("card.publish.closed"));
        }
        Long region = there.region();
        PublishedCard copy = new PublishedCard(
                station,
                register.name(),
                there.name(),
                region == null
                        ? null
                        : register.township(region).map(Township::name).orElse(null),
                card.address(),
                hours(card, register),
                card.services(),
                there.headPosition(),
                card.phone(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("""
                insert into organisation.published_card (station, county, county_name, name, township, address, hours, services, head,
                    phone, published_at, published_by)
                values (:station, :county, :countyName, :name, :township, :address, :hours, :services, :head, :phone, :at, :by)
                on conflict (station) do update set county_name = excluded.county_name, name = excluded.name,
                    township = excluded.township, address = excluded.address, hours = excluded.hours, services = excluded.services,
                    head = excluded.head, phone = excluded.phone, published_at = excluded.published_at,
                    published_by = excluded.published_by
                """)
                .param("station", station)
                .param("county", county)
                .param("countyName", copy.countyName())
                .param("name", copy.name())
                .param("township", copy.township(), Types.VARCHAR)
                .param("address", copy.address())
                .param("hours", copy.hours())
                .param("services", copy.services())
                .param("head", copy.head(), Types.VARCHAR)
                .param("phone", copy.phone())
                .param("at", Timestamp.from(copy.at()))
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(county, "organisation.card.publish", station.toString(), Map.of("revision", card.revision()));
        return copy;
    }

    /** As typed, else as its home opens; a public notice is Chinese. */
    private String hours(StationCard card, CountyDirectory register) {
        UUID home = card.home();
        if (!card.hours().isEmpty() || home == null) {
            return card.hours();
        }
        return register.home(home)
                .flatMap(there -> there.openingOn(LocalDate.now(clock)))
                .map(this::hours)
                .orElse("");
    }

    private String hours(Home.Opening opening) {
        return opening.days()
                .map(days -> {
                    String named = days.stream()
                            .map(day -> languages.say(Languages.CHINESE, "card.weekday." + day.getValue()))
                            .collect(Collectors.joining("、"));
                    return languages.say(
                            Languages.CHINESE,
                            opening.closedOnHolidays() ? "card.hours.holidays" : "card.hours",
                            named);
                })
                .orElse("");
    }

    /** Takes the published copy back: its address then answers as one that never was. */
    @Transactional
    public void withdraw(long county, UUID station) {
        mayWrite(county);
        station(county, station);
        int removed = jdbc.sql("delete from organisation.published_card where county = ? and station = ?")
                .params(county, station)
                .update();
        if (removed == 0) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("card.withdrawn.already"));
        }
        audit.record(county, "organisation.card.withdraw", station.toString(), Map.of());
    }

    /** The copy that is open to all, whoever asks. */
    @Transactional(readOnly = true)
    public Optional<PublishedCard> published(UUID station) {
        return jdbc.sql("""
                select station, county_name, name, township, address, hours, services, head, phone, published_at
                from organisation.published_card where station = ?
                """).param(station).query((row, n) -> copy(row)).optional();
    }

    private static PublishedCard copy(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("published_at").toInstant();
        return new PublishedCard(
                row.getObject("station", UUID.class),
                row.getString("county_name"),
                row.getString("name"),
                row.getString("township"),
                row.getString("address"),
                row.getString("hours"),
                row.getString("services"),
                row.getString("head"),
                row.getString("phone"),
                at);
    }

    private static void mayWrite(long county) {
        if (!CurrentScope.get().writes(county)) {
            throw Refusal.forbidden();
        }
    }
}
