package cn.yipanqi.notify;

import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.web.StoredMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes what waits, within the transaction of the deed that makes it wait or ends it. */
@Component
public class Todos {

    private final JdbcClient jdbc;
    private final StoredMessages messages;
    private final WorkingDays workingDays;
    private final Ids ids;
    private final Clock clock;

    Todos(JdbcClient jdbc, StoredMessages messages, WorkingDays workingDays, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.workingDays = workingDays;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lets it wait; where it waits already, its words, address, person and date become these. */
    @Transactional
    public void open(long county, Todo todo) {
        jdbc.sql("""
            insert into notify.todo (id, county, topic, subject, addressee_kind, addressee, person, what, url, due_day, opened_at,
                sensitive)
            values (:id, :county, :topic, :subject, :kind, :addressee, :person, :what::jsonb, :url, :due, :now, :sensitive)
            on conflict (county, topic, subject, addressee_kind, (coalesce(addressee, '00000000-0000-0000-0000-000000000000')))
            do update set person = excluded.person, what = excluded.what, url = excluded.url, due_day = excluded.due_day,
                sensitive = excluded.sensitive
            """)
                .param("id", ids.next())
                .param("county", county)
                .param("topic", todo.topic())
                .param("subject", todo.subject())
                .param("kind", todo.to().kind().name())
                .param("addressee", todo.to().id())
                .param("person", todo.person())
                .param("what", messages.write(todo.what()))
                .param("url", todo.url())
                .param("due", todo.due())
                .param("now", Timestamp.from(clock.instant()))
                .param("sensitive", todo.sensitive())
                .update();
    }

    /** Nobody need do it any more, whoever it waited for. */
    @Transactional
    public void close(long county, String topic, UUID subject) {
        jdbc.sql("delete from notify.todo where county = :county and topic = :topic and subject = :subject")
                .param("county", county)
                .param("topic", topic)
                .param("subject", subject)
                .update();
    }

    /** One of those it waited for has done his part. */
    @Transactional
    public void close(long county, String topic, UUID subject, Addressee of) {
        jdbc.sql("""
            delete from notify.todo where county = :county and topic = :topic and subject = :subject
                and addressee_kind = :kind and addressee is not distinct from :addressee
            """)
                .param("county", county)
                .param("topic", topic)
                .param("subject", subject)
                .param("kind", of.kind().name())
                .param("addressee", of.id())
                .update();
    }

    /** Somebody answers for a unit's work no more: until another is named, the unit's contact is told. Nothing else of it changes. */
    @Transactional
    public void unname(long county, UUID person, UUID unit) {
        jdbc.sql("""
            update notify.todo set person = null
            where county = :county and person = :person and addressee_kind = 'UNIT' and addressee = :unit
            """)
                .param("county", county)
                .param("person", person)
                .param("unit", unit)
                .update();
    }

    /**
     * Whoever else it waited for need not do it any more. Those whose turn it still is keep it as it is: opened anew, it would be told anew.
     *
     * @param still whose turn it still is
     */
    @Transactional
    public void closeOthers(long county, String topic, UUID subject, Collection<Addressee> still) {
        jdbc.sql("""
                delete from notify.todo where county = :county and topic = :topic and subject = :subject
                    and concat_ws(' ', addressee_kind, addressee::text) <> all (:still)
                """)
                .param("county", county)
                .param("topic", topic)
                .param("subject", subject)
                .param(
                        "still",
                        still.stream()
                                .map(of -> of.id() == null
                                        ? of.kind().name()
                                        : of.kind().name() + " " + of.id())
                                .toArray(String[]::new))
                .update();
    }

    /** Its last day is another now. */
    @Transactional
    public void due(long county, String topic, UUID subject, @Nullable LocalDate due) {
        jdbc.sql(
                        "update notify.todo set due_day = :due where county = :county and topic = :topic and subject = :subject")
                .param("due", due)
                .param("county", county)
                .param("topic", topic)
                .param("subject", subject)
                .update();
    }

    /**
     * What waits for an account, and for the unit, station or office it acts for: the nearest last day first, then the oldest, what has no
     * last day at the end. One query.
     *
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(long county, SignedIn asker, int limit) {
        LocalDate today = LocalDate.now(clock);
        Grant grant = asker.grant();
        return jdbc.sql("""
            select t.*, coalesce((select c.soon_days from notify.county_times c where c.county = :county), 5) as soon_days
            from notify.todo t
            where t.county = :county and (
                t.addressee_kind = 'ACCOUNT' and t.addressee = :account
                or t.addressee_kind = 'UNIT' and t.addressee = :unit
                or t.addressee_kind = 'STATION' and t.addressee = :station
                or t.addressee_kind = 'OFFICE' and :office)
            order by t.due_day nulls last, t.opened_at, t.id
            limit :limit
            """)
                .param("county", county)
                .param("account", asker.account())
                .param("unit", grant.unit(), Types.OTHER)
                .param("station", grant.station(), Types.OTHER)
                .param("office", grant.role() == Role.COORDINATOR)
                .param("limit", limit)
                .query((row, n) -> waiting(row, today, workingDays.plus(today, row.getInt("soon_days"))))
                .list();
    }

    private Waiting waiting(ResultSet row, LocalDate today, LocalDate soon) throws SQLException {
        LocalDate due = row.getObject("due_day", LocalDate.class);
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getObject("subject", UUID.class),
                new Addressee(
                        Addressee.Kind.valueOf(row.getString("addressee_kind")),
                        row.getObject("addressee", UUID.class)),
                row.getObject("person", UUID.class),
                Objects.requireNonNull(messages.read(row.getString("what"))),
                row.getString("url"),
                due,
                row.getTimestamp("opened_at").toInstant(),
                Urgency.of(due, today, soon));
    }
}
