package cn.yipanqi.persons.retention;

import cn.yipanqi.access.Leftovers;
import cn.yipanqi.organisation.Departures;
import cn.yipanqi.persons.retention.Rule.Kind;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of each kind, and letting go of what was kept long enough. Within the transaction and scope of the job. */
@Component
class Holdings {

    private final JdbcClient jdbc;
    private final Departures departures;
    private final Leftovers leftovers;
    private final Clock clock;

    Holdings(JdbcClient jdbc, Departures departures, Leftovers leftovers, Clock clock) {
        this.jdbc = jdbc;
        this.departures = departures;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    /**
     * A table of this module.
     *
     * @param at when a row was last of use
     * @param done which rows are done with at all
     */
    private record Kept(String table, String at, String done) {

        /** The database keeps three years by its own clock, so that no rule asks it for more than it lets go. */
        String due() {
            return "from " + table + " where county = :county and " + done + " and " + at
                    + " < :before and at <= now() - interval '3 years'";
        }
    }

    private static @Nullable Kept kept(Kind kind) {
        return switch (kind) {
            case LOOK -> new Kept("persons.look", "at", "true");
            case SHARING ->
                new Kept(
                        "persons.sharing",
                        "at",
                        "not exists (select 1 from persons.sharing r where r.replaces = sharing.id)");
            case REQUEST -> new Kept("persons.request", "closed_at", "state <> 'ASKED'");
            case CONSENT -> new Kept("persons.consent", "withdrawn_at", "withdrawn_at is not null");
            case REPORT -> new Kept("persons.retention_run", "at", "true");
            case PERSONAL, SESSION, INVITATION, IDEMPOTENCY, ATTEMPT, BROWSER -> null;
        };
    }

    private static Leftovers.Kind leftover(Kind kind) {
        return switch (kind) {
            case SESSION -> Leftovers.Kind.SESSION;
            case INVITATION -> Leftovers.Kind.INVITATION;
            case IDEMPOTENCY -> Leftovers.Kind.REQUEST;
            case ATTEMPT -> Leftovers.Kind.ATTEMPT;
            case BROWSER -> Leftovers.Kind.BROWSER;
            case LOOK, SHARING, REQUEST, CONSENT, PERSONAL, REPORT ->
                throw new IllegalArgumentException(kind + " is a county's");
        };
    }

    /** How many have been kept long enough. */
    long due(long county, Kind kind, LocalDate before) {
        Kept kept = kept(kind);
        if (kept != null) {
            return jdbc.sql("select count(*) " + kept.due())
                    .param("county", county)
                    .param("before", Timestamp.from(start(before)))
                    .query(Long.class)
                    .single();
        }
        return kind == Kind.PERSONAL
                ? columnsOf(county, departures.by(county, before, holders(county)))
                : leftovers.olderThan(leftover(kind), start(before));
    }

    /** @return how many were let go */
    long letGo(long county, Kind kind, LocalDate before) {
        Kept kept = kept(kind);
        if (kept != null) {
            return jdbc.sql("delete " + kept.due())
                    .param("county", county)
                    .param("before", Timestamp.from(start(before)))
                    .update();
        }
        if (kind != Kind.PERSONAL) {
            return leftovers.letGo(leftover(kind), start(before));
        }
        List<UUID> gone = departures.by(county, before, holders(county));
        return gone.isEmpty()
                ? 0
                : jdbc.sql("delete from persons.personal_value where county = :county and person in (:people)")
                        .param("county", county)
                        .param("people", gone)
                        .update();
    }

    /** When the oldest that is still kept was last of use. */
    Optional<Instant> oldest(long county, Kind kind) {
        Kept kept = kept(kind);
        if (kept == null && kind != Kind.PERSONAL) {
            return leftovers.oldest(leftover(kind));
        }
        String table = kept == null ? "persons.personal_value" : kept.table();
        String at = kept == null ? "entered_at" : kept.at();
        return Optional.ofNullable(jdbc.sql("select min(" + at + ") from " + table + " where county = ?")
                        .param(county)
                        .query((row, n) -> row.getTimestamp(1))
                        .list()
                        .get(0))
                .map(Timestamp::toInstant);
    }

    private List<UUID> holders(long county) {
        return jdbc.sql("select distinct person from persons.personal_value where county = ?")
                .param(county)
                .query(UUID.class)
                .list();
    }

    private long columnsOf(long county, List<UUID> people) {
        return people.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from persons.personal_value where county = :county and person in (:people)")
                        .param("county", county)
                        .param("people", people)
                        .query(Long.class)
                        .single();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
