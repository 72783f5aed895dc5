package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Refusal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads agendas: items with their papers and decisions, and what comes back from earlier meetings. */
@Component
public class Agendas {

    private static final String ITEM = """
        select i.* from coordination.agenda_item i where\s""";

    private static final String DECISION = """
        select d.*, t.state as task_state,
            array(select p.unit from coordination.decision_partner p where p.county = d.county and p.decision = d.id and p.unit is not null
                order by p.position) as units,
            array(select p.body from coordination.decision_partner p where p.county = d.county and p.decision = d.id and p.body is not null
                order by p.position) as bodies%s
        from coordination.meeting_decision d left join coordination.task t on t.county = d.county and t.id = d.task
        """;

    private final JdbcClient jdbc;

    Agendas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All items: those on the agenda in their order, then the others as they came in. Three queries. */
    @Transactional(readOnly = true)
    public List<AgendaItem> of(Meeting meeting) {
        List<AgendaItem> items = jdbc.sql(
                        ITEM + "i.county = :county and i.meeting = :meeting order by i.position nulls last, i.id")
                .param("county", meeting.county())
                .param("meeting", meeting.id())
                .query((row, n) -> item(row))
                .list();
        Map<UUID, List<Paper>> papers =
                papers(meeting.county(), items).stream().collect(Collectors.groupingBy(Paper::item));
        Map<UUID, List<Decision>> decisions =
                decisions(meeting.county(), items).stream().collect(Collectors.groupingBy(Decision::item));
        return items.stream()
                .map(item -> item.with(
                        papers.getOrDefault(item.id(), List.of()), decisions.getOrDefault(item.id(), List.of())))
                .toList();
    }

    /** @throws Refusal (ABSENT) where there is none the reader may see */
    @Transactional(readOnly = true)
    public AgendaItem item(UUID id) {
        AgendaItem item = jdbc.sql(ITEM + "i.id = :id")
                .param("id", id)
                .query((row, n) -> item(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("agenda-item"));
        return item.with(papers(item.county(), List.of(item)), decisions(item.county(), List.of(item)));
    }

    /** @throws Refusal (ABSENT) where there is none the reader may see */
    @Transactional(readOnly = true)
    public Decision decision(UUID id) {
        return jdbc.sql(DECISION.formatted("") + "where d.id = :id")
                .param("id", id)
                .query((row, n) -> decision(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("decision"));
    }

    /**
     * What earlier meetings of the series decided and was not settled when this one was (or is to be) held, by the day it is due. A
     * meeting without a series has none.
     */
    @Transactional(readOnly = true)
    public List<Carried> carried(Meeting meeting) {
        if (meeting.series() == null) {
            return List.of();
        }
        return jdbc.sql(DECISION.formatted(", m.id as meeting, m.title as meeting_title, m.day as meeting_day") + """
            join coordination.agenda_item i on i.county = d.county and i.id = d.item
            join coordination.meeting m on m.county = i.county and m.id = i.meeting
            where d.county = :county and m.series = :series and m.id <> :meeting and m.state in ('HELD', 'MINUTED') and m.day < :day
              and i.state = 'ACCEPTED' and d.lead is not null
              and (d.state = 'OPEN' or (d.settled_at at time zone 'Asia/Shanghai')::date >= :day)
              and (t.id is null or t.state = 'OPEN' or (t.state_at at time zone 'Asia/Shanghai')::date >= :day)
            order by d.due_day, d.id
            """)
                .param("county", meeting.county())
                .param("series", meeting.series())
                .param("meeting", meeting.id())
                .param("day", meeting.day())
                .query((row, n) -> new Carried(
                        decision(row),
                        row.getObject("meeting", UUID.class),
                        row.getString("meeting_title"),
                        row.getObject("meeting_day", LocalDate.class)))
                .list();
    }

    /** Items that earlier meetings of the series put off and that no meeting has taken up since. */
    @Transactional(readOnly = true)
    public List<AgendaItem> postponed(Meeting meeting) {
        if (meeting.series() == null) {
            return List.of();
        }
        return jdbc.sql(ITEM + """
            i.county = :county and i.state = 'POSTPONED' and i.meeting <> :meeting
              and exists (select 1 from coordination.meeting m where m.county = i.county and m.id = i.meeting and m.series = :series
                and m.day <= :day)
              and not exists (select 1 from coordination.agenda_item n where n.county = i.county and n.continues = i.id)
            order by i.id
            """)
                .param("county", meeting.county())
                .param("series", meeting.series())
                .param("meeting", meeting.id())
                .param("day", meeting.day())
                .query((row, n) -> item(row))
                .list();
    }

    /** Whether a later meeting has taken up what this one put off. */
    boolean takenUp(AgendaItem item) {
        return jdbc.sql("select exists (select from coordination.agenda_item where county = ? and continues = ?)")
                .params(item.county(), item.id())
                .query(Boolean.class)
                .single();
    }

    private List<Paper> papers(long county, List<AgendaItem> items) {
        return jdbc.sql("""
            select id, item, file, name, at, actor_name from coordination.agenda_paper
            where county = :county and item = any (:items) order by id
            """)
                .param("county", county)
                .param("items", items.stream().map(AgendaItem::id).toArray(UUID[]::new))
                .query((row, n) -> paper(row))
                .list();
    }

    private List<Decision> decisions(long county, List<AgendaItem> items) {
        return jdbc.sql(DECISION.formatted("")
                        + "where d.county = :county and d.item = any (:items) order by d.position")
                .param("county", county)
                .param("items", items.stream().map(AgendaItem::id).toArray(UUID[]::new))
                .query((row, n) -> decision(row))
                .list();
    }

    static Paper paper(ResultSet row) throws SQLException {
        return new Paper(
                row.getObject("id", UUID.class),
                row.getObject("item", UUID.class),
                row.getObject("file", UUID.class),
                row.getString("name"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"));
    }

    private static AgendaItem item(ResultSet row) throws SQLException {
        return new AgendaItem(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getObject("meeting", UUID.class),
                row.getObject("position", Integer.class),
                row.getString("title"),
                row.getString("note"),
                row.getObject("unit", UUID.class),
                row.getObject("station", UUID.class),
                ItemState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("result"),
                row.getObject("continues", UUID.class),
                row.getInt("revision"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                List.of(),
                List.of());
    }

    private static Decision decision(ResultSet row) throws SQLException {
        String commons = row.getString("commons");
        String taskState = row.getString("task_state");
        Timestamp settled = row.getTimestamp("settled_at");
        return new Decision(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getObject("item", UUID.class),
                row.getInt("position"),
                row.getString("text"),
                commons == null ? null : Commons.valueOf(commons),
                row.getObject("lead", UUID.class),
                row.getObject("due_day", LocalDate.class),
                ids(row.getArray("units")),
                ids(row.getArray("bodies")),
                Decision.State.valueOf(row.getString("state")),
                row.getString("word"),
                settled == null ? null : settled.toInstant(),
                row.getString("settled_by"),
                row.getObject("task", UUID.class),
                taskState == null ? null : TaskState.valueOf(taskState),
                row.getInt("revision"),
                row.getString("changed_by"));
    }

    private static List<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((UUID[]) array.getArray());
    }
}
