package cn.yipanqi.coordination.meeting.calendar;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Feeds;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.UpcomingMeetings;
import cn.yipanqi.coordination.meeting.UpcomingMeetings.Upcoming;
import cn.yipanqi.coordination.meeting.calendar.CalendarWriter.LastDay;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendars of units and persons, behind secret addresses. What they give out: titles, times, places, last days. */
@Component
public class CalendarFeeds {

    private static final String PURPOSE = "calendar.";
    private static final int MOST = 2_000;

    /** Whose calendar. */
    public enum Whose {
        /** The unit's or station's that the account acts for; of the office and leaders, the county's. */
        UNIT,
        /** The same meetings, and only those tasks for which the account's person answers. */
        PERSON;

        private String purpose() {
            return PURPOSE + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A calendar as it is given out.
     *
     * @param changedAt when anything in it last became another
     */
    record Given(byte[] content, Instant changedAt) {}

    private final Feeds feeds;
    private final Accounts accounts;
    private final UpcomingMeetings meetings;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Languages languages;
    private final TransactionTemplate reading;
    private final Clock clock;

    CalendarFeeds(
            Feeds feeds,
            Accounts accounts,
            UpcomingMeetings meetings,
            Directory directory,
            JdbcClient jdbc,
            AuditTrail audit,
            Languages languages,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.feeds = feeds;
        this.accounts = accounts;
        this.meetings = meetings;
        this.directory = directory;
        this.jdbc = jdbc;
        this.audit = audit;
        this.languages = languages;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /** Whether the account is a person's. */
    @Transactional(readOnly = true)
    public boolean isPerson(SignedIn owner) {
        return accounts.listed(owner.account()).map(Accounts.Listed::person).isPresent();
    }

    /** @return the secret, which cannot be read again */
    @Transactional
    public String make(SignedIn owner, long county, Whose whose) {
        if (whose == Whose.PERSON && !isPerson(owner)) {
            throw new Refusal(Message.of("calendar.no-person"));
        }
        String secret = feeds.make(owner, county, whose.purpose());
        audit.record(county, "coordination.calendar.make", owner.account().toString(), Map.of("whose", whose.name()));
        return secret;
    }

    @Transactional(readOnly = true)
    public List<Feeds.View> of(SignedIn owner) {
        return feeds.of(owner.account(), PURPOSE);
    }

    @Transactional
    public void revoke(SignedIn owner, long county, UUID feed) {
        feeds.revoke(owner.account(), feed);
        audit.record(county, "coordination.calendar.revoke", owner.account().toString(), Map.of());
    }

    /** The calendar behind a secret, read within the scope of its owner's grant; none where nobody may read it today. */
    Optional<Given> given(String secret) {
        return feeds.open(secret)
                .filter(opened -> opened.purpose().startsWith(PURPOSE))
                .map(opened -> CurrentScope.call(opened.scope(), () -> reading.execute(status -> read(opened))));
    }

    private Given read(Feeds.Opened opened) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = today.minusYears(1);
        LocalDate to = today.plusYears(1);
        UUID unit = opened.owner().grant().unit();
        UUID station = opened.owner().grant().station();
        List<Upcoming> held = meetings.withCancelled(opened.county(), unit, station, from, to, MOST);
        boolean own = opened.purpose().equals(Whose.PERSON.purpose());
        List<LastDay> days = own || unit != null || station == null
                ? lastDays(opened, unit, own ? opened.person() : null, own, from, to)
                : List.of();
        Instant changed = Stream.concat(
                        held.stream().map(Upcoming::changedAt), days.stream().map(LastDay::changedAt))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new Given(CalendarWriter.write(name(opened, unit, station, own), held, days), changed);
    }

    private List<LastDay> lastDays(
            Feeds.Opened opened,
            @Nullable UUID unit,
            @Nullable UUID person,
            boolean own,
            LocalDate from,
            LocalDate to) {
        return jdbc.sql("""
            select t.id, t.title, t.due_day, t.state, t.revision, t.changed_at from coordination.task t
            where t.county = :county and t.due_day between :from and :to
              and (not :own or t.person = :person or t.leader = :person)
              and (:own or :unit::uuid is null or t.lead = :unit or exists (select 1 from coordination.task_partner p
                where p.county = t.county and p.task = t.id and p.unit = :unit))
            order by t.due_day, t.id limit :limit
            """)
                .param("county", opened.county())
                .param("from", from)
                .param("to", to)
                .param("own", own)
                .param("person", person, java.sql.Types.OTHER)
                .param("unit", unit, java.sql.Types.OTHER)
                .param("limit", MOST)
                .query((row, n) -> new LastDay(
                        row.getObject("id", UUID.class),
                        say("calendar.last-day", row.getString("title")),
                        row.getObject("due_day", LocalDate.class),
                        row.getString("state").equals("DROPPED"),
                        row.getInt("revision"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    private String name(Feeds.Opened opened, @Nullable UUID unit, @Nullable UUID station, boolean own) {
        CountyDirectory all = directory.of(opened.county());
        String whose = unit != null
                ? all.unitName(unit)
                : station != null ? all.station(station).map(Station::name).orElse("--") : all.name();
        return say(own ? "calendar.name.person" : "calendar.name.unit", whose);
    }

    private String say(String key, Object... args) {
        return languages.say(Languages.CHINESE, key, args);
    }
}
