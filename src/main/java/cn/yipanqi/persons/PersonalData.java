package cn.yipanqi.persons;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.sealing.Place;
import cn.yipanqi.sealing.Seal;
import cn.yipanqi.sealing.UnopenableException;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The personal columns of people: sealed as they come in, masked as they are shown, found by their mark. Every deed is recorded. */
@Component
public class PersonalData {

    static final String TABLE = "persons.personal_value";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Reach reach;
    private final AuditTrail audit;
    private final Clock clock;

    PersonalData(JdbcClient jdbc, Seal seal, Reach reach, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.reach = reach;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is held of a person, in the order of the columns. The caller has asked who may know. */
    @Transactional(readOnly = true)
    public List<HeldColumn> held(long county, UUID person) {
        return jdbc
                .sql("select kind, sealed, entered_at from persons.personal_value where county = ? and person = ?")
                .params(county, person)
                .query((row, n) -> {
                    Column column = Column.valueOf(row.getString("kind"));
                    return new HeldColumn(
                            column,
                            mask(column, person, row.getBytes("sealed")),
                            row.getTimestamp("entered_at").toInstant());
                })
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(HeldColumn::column))
                .toList();
    }

    private @Nullable String mask(Column column, UUID person, byte[] sealed) {
        try {
            return column.mask(seal.open(sealed, place(column, person)));
        } catch (UnopenableException e) {
            return null;
        }
    }

    /**
     * Enters a number, or another in its place.
     *
     * @throws Refusal where it is no such number, an identity number is another's, or the person is out of reach
     */
    @Transactional
    public void enter(long county, UUID person, Column column, String typed) {
        reach.within(county, person);
        put(county, person, column, column.number(typed, LocalDate.now(clock)));
        audit.record(county, "persons.column.enter", person.toString(), Map.of("column", column.name()));
    }

    private void put(long county, UUID person, Column column, String number) {
        if (column == Column.IDENTITY
                && holders(county, column, number).stream().anyMatch(other -> !other.equals(person))) {
            throw taken();
        }
        try {
            jdbc.sql("""
                insert into persons.personal_value (county, person, kind, sealed, mark, entered_at, entered_by)
                values (:county, :person, :kind, :sealed, :mark, :at, :by)
                on conflict (county, person, kind) do update set sealed = excluded.sealed, mark = excluded.mark,
                    entered_at = excluded.entered_at, entered_by = excluded.entered_by
                """)
                    .param("county", county)
                    .param("person", person)
                    .param("kind", column.name())
                    .param("sealed", seal.seal(number, place(column, person)))
                    .param("mark", seal.mark(number))
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", CurrentScope.get().actor(), Types.OTHER)
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    private static Refusal taken() {
        return new Refusal(Message.of("persons.column.identity.taken"));
    }

    /** @throws Refusal where it is not held, or the person is out of reach */
    @Transactional
    public void remove(long county, UUID person, Column column) {
        reach.within(county, person);
        int removed = jdbc.sql("delete from persons.personal_value where county = ? and person = ? and kind = ?")
                .params(county, person, column.name())
                .update();
        if (removed == 0) {
            throw Refusal.absent("personal-column");
        }
        audit.record(county, "persons.column.remove", person.toString(), Map.of("column", column.name()));
    }

    /**
     * Erases all that is held of a person, as part of a deed that is recorded elsewhere.
     *
     * @return how many columns
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(long county, UUID person) {
        return jdbc.sql("delete from persons.personal_value where county = ? and person = ?")
                .params(county, person)
                .update();
    }

    /**
     * Whose number it is, of those within reach. Only a whole number finds anybody, and that somebody looked is on record.
     *
     * @throws Refusal where it is no such number
     */
    @Transactional
    public List<UUID> find(long county, Column column, String typed) {
        List<UUID> found = holders(county, column, column.number(typed, LocalDate.now(clock)));
        audit.record(county, "persons.find", column.name(), Map.of("found", found.size()));
        return found;
    }

    private List<UUID> holders(long county, Column column, String number) {
        return jdbc.sql("""
            select person from persons.personal_value
            where county = :county and kind = :kind and mark in (:marks) order by person
            """)
                .param("county", county)
                .param("kind", column.name())
                .param("marks", seal.marks(number))
                .query(UUID.class)
                .list();
    }

    /** The number itself, for {@link Revelations} alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    String open(long county, UUID person, Column column) {
        return jdbc.sql("select sealed from persons.personal_value where county = ? and person = ? and kind = ?")
                .params(county, person, column.name())
                .query(byte[].class)
                .optional()
                .map(kept -> seal.open(kept, place(column, person)))
                .orElseThrow(() -> Refusal.absent("personal-column"));
    }

    static Place place(Column column, UUID person) {
        return new Place(TABLE, column.name(), person);
    }
}
