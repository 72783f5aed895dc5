package cn.yipanqi.coordination.supervision;

import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.StoredMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads items, their moves and slips: one query each. */
@Component
public class Reader {

    /** A county has some dozens under supervision at a time; so many stand for a fault. */
    static final int MOST = 2000;

    static final String COLUMNS = """
            s.*, case when s.instruction is not null and (select n.fit from coordination.network_fitness n
                where n.county = s.county order by n.no desc limit 1) then s.instruction end as borne,
            t.commons, t.title, t.lead, t.person, t.from_day, f.at as filed_at,
            coalesce((select json_agg(json_build_object('unit', p.unit, 'confirmed', w.move = 'CONFIRM', 'words', w.words)
                    order by p.position)
                from coordination.task_partner p
                left join lateral (select m.move, m.words from coordination.supervision_move m
                    where m.item = s.id and m.unit = p.unit and m.move in ('CONFIRM', 'OBJECT') order by m.no desc limit 1) w on true
                where p.task = s.task and p.county = s.county and p.unit is not null), '[]') as parts,
            array(select p.body from coordination.task_partner p
                where p.task = s.task and p.county = s.county and p.body is not null order by p.position) as bodies""";

    static final String TABLES = """
            coordination.supervision s
            join coordination.task t on t.id = s.task
            join coordination.supervision_move f on f.item = s.id and f.no = 1""";

    private static final String ITEM = "select " + COLUMNS + " from " + TABLES + " where s.county = :county and ";

    /** Slips issued before they noted in whose hands the item was tell of those it is in now. */
    private static final String SLIP = """
            select l.*, coalesce(l.to_lead, t.lead) as lead, case when l.to_lead is null then t.person else l.to_person end as person
            from coordination.supervision_slip l
            join coordination.supervision s on s.county = l.county and s.id = l.item
            join coordination.task t on t.county = s.county and t.id = s.task
            where l.county = :county and l.item = :item""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final StoredMessages messages;

    Reader(JdbcClient jdbc, JsonMapper json, StoredMessages messages) {
        this.jdbc = jdbc;
        this.json = json;
        this.messages = messages;
    }

    /** @throws Refusal where there is no such item */
    @Transactional(readOnly = true)
    public Item find(long county, UUID item) {
        return jdbc.sql(ITEM + "s.id = :id")
                .param("county", county)
                .param("id", item)
                .query((row, n) -> item(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("supervision"));
    }

    /** What is under supervision now, the nearest last day first. */
    @Transactional(readOnly = true)
    public List<Item> open(long county) {
        return jdbc.sql(ITEM + "s.state not in ('DISCHARGED', 'WITHDRAWN') order by s.due_day, s.id limit :most")
                .param("county", county)
                .param("most", MOST)
                .query((row, n) -> item(row))
                .list();
    }

    /** Whether there ever was anything under supervision. */
    @Transactional(readOnly = true)
    public boolean any(long county) {
        return jdbc.sql("select exists (select from coordination.supervision where county = ?)")
                .param(county)
                .query(Boolean.class)
                .single();
    }

    /** Whether a task is under supervision now. */
    @Transactional(readOnly = true)
    public boolean open(long county, UUID task) {
        return jdbc.sql("""
                select exists (select from coordination.supervision
                    where county = ? and task = ? and state not in ('DISCHARGED', 'WITHDRAWN'))
                """).params(county, task).query(Boolean.class).single();
    }

    /** All that ever was about one task, the last first. */
    @Transactional(readOnly = true)
    public List<Item> ofTask(long county, UUID task) {
        return jdbc.sql(ITEM + "s.task = :task order by s.year desc, s.number desc")
                .param("county", county)
                .param("task", task)
                .query((row, n) -> item(row))
                .list();
    }

    /** The journal of an item, from the beginning. */
    @Transactional(readOnly = true)
    public List<Moved> moves(long county, UUID item) {
        return jdbc.sql("""
            select m.*, array(select e.entry from coordination.supervision_evidence e
                where e.county = m.county and e.item = m.item and e.no = m.no order by e.entry) as evidence
            from coordination.supervision_move m where m.county = :county and m.item = :item order by m.no
            """)
                .param("county", county)
                .param("item", item)
                .query((row, n) -> moved(row))
                .list();
    }

    /** The slips issued about an item, the last first. */
    @Transactional(readOnly = true)
    public List<IssuedSlip> slips(long county, UUID item) {
        return jdbc.sql(SLIP + " order by l.issued_at desc, l.number desc")
                .param("county", county)
                .param("item", item)
                .query((row, n) -> slip(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<IssuedSlip> slip(long county, UUID item, UUID slip) {
        return jdbc.sql(SLIP + " and l.id = :id")
                .param("county", county)
                .param("item", item)
                .param("id", slip)
                .query((row, n) -> slip(row))
                .optional();
    }

    /** As the database gives a partner and its last word. */
    record Word(
            UUID unit,
            @Nullable Boolean confirmed,
            @Nullable String words) {}

    Item item(ResultSet row) throws SQLException {
        List<Part> parts = Arrays.stream(json.readValue(row.getString("parts"), Word[].class))
                .map(word -> new Part(word.unit(), word.confirmed(), word.words()))
                .toList();
        return new Item(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getObject("task", UUID.class),
                row.getInt("year"),
                row.getInt("number"),
                row.getString("source"),
                row.getString("requirement"),
                row.getString("borne"),
                Commons.valueOf(row.getString("commons")),
                row.getString("title"),
                row.getObject("lead", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("from_day", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getObject("first_due", LocalDate.class),
                row.getObject("due_day", LocalDate.class),
                row.getInt("extensions"),
                row.getObject("asked_until", LocalDate.class),
                row.getObject("percent", Integer.class),
                row.getTimestamp("turn_at").toInstant(),
                row.getTimestamp("word_at").toInstant(),
                row.getTimestamp("filed_at").toInstant(),
                row.getInt("moves"),
                parts,
                List.of((UUID[]) row.getArray("bodies").getArray()));
    }

    private static Moved moved(ResultSet row) throws SQLException {
        String from = row.getString("from_state");
        return new Moved(
                row.getInt("no"),
                Move.valueOf(row.getString("move")),
                from == null ? null : State.valueOf(from),
                State.valueOf(row.getString("to_state")),
                Side.valueOf(row.getString("side")),
                row.getObject("unit", UUID.class),
                row.getString("actor_name"),
                row.getTimestamp("at").toInstant(),
                row.getString("words"),
                row.getObject("percent", Integer.class),
                row.getObject("wanted_day", LocalDate.class),
                row.getObject("due_before", LocalDate.class),
                row.getObject("due_after", LocalDate.class),
                row.getObject("lead_before", UUID.class),
                row.getObject("lead_after", UUID.class),
                row.getObject("person_before", UUID.class),
                row.getObject("person_after", UUID.class),
                List.of((UUID[]) row.getArray("evidence").getArray()));
    }

    private IssuedSlip slip(ResultSet row) throws SQLException {
        return new IssuedSlip(
                row.getObject("id", UUID.class),
                row.getObject("item", UUID.class),
                Colour.valueOf(row.getString("colour")),
                row.getObject("due_day", LocalDate.class),
                row.getInt("year"),
                row.getInt("number"),
                Objects.requireNonNull(messages.read(row.getString("reason"))),
                State.valueOf(row.getString("state")),
                row.getObject("lead", UUID.class),
                row.getObject("person", UUID.class),
                row.getTimestamp("issued_at").toInstant());
    }
}
