package cn.yipanqi.organisation;

import cn.yipanqi.organisation.UnitNames.Place;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes a county's units: a tree in which every current name means one unit. */
@Component
public class Units {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ids ids;
    private final Deeds deeds;

    Units(JdbcClient jdbc, Directory directory, Ids ids, Deeds deeds) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.ids = ids;
        this.deeds = deeds;
    }

    /**
     * What a unit is.
     *
     * @param parent the unit it stands under, none at the top
     * @param position place among its like; none puts it last
     */
    public record Facts(
            UnitType type,
            String shortName,
            String fullName,
            @Nullable UUID parent,
            @Nullable Integer position) {}

    /** @throws Refusal where a current unit has one of the names, or the parent is not a current unit of the county */
    @Transactional
    public UUID add(long county, Facts facts) {
        deeds.mayWrite(county);
        lock(county);
        UUID id = ids.next();
        Facts kept = checked(county, id, facts);
        jdbc.sql("""
            insert into organisation.unit (id, county, type, short_name, full_name, parent, position)
            values (:id, :county, :type, :short, :full, :parent, coalesce(:position,
                (select coalesce(max(position), 0) + 1 from organisation.unit where county = :county)))
            """).params(columns(county, id, kept)).update();
        deeds.record(county, "unit.add", id, kept.shortName());
        return id;
    }

    /** @throws Refusal also where the unit would come to stand under itself */
    @Transactional
    public void change(long county, UUID id, Facts facts) {
        deeds.mayWrite(county);
        lock(county);
        if (directory.of(county).unit(id).filter(Unit::current).isEmpty()) {
            throw Refusal.absent("unit");
        }
        Facts kept = checked(county, id, facts);
        jdbc.sql("""
            update organisation.unit set type = :type, short_name = :short, full_name = :full, parent = :parent,
                position = coalesce(:position, position)
            where county = :county and id = :id and ended_on is null
            """).params(columns(county, id, kept)).update();
        deeds.record(county, "unit.change", id, kept.shortName());
    }

    /**
     * Ends a unit; what it did stays.
     *
     * @param endedOn first day on which it is no longer
     * @throws Refusal where current units stand under it
     */
    @Transactional
    public void end(long county, UUID id, LocalDate endedOn) {
        deeds.mayWrite(county);
        lock(county);
        CountyDirectory all = directory.of(county);
        Unit unit = all.unit(id).filter(Unit::current).orElseThrow(() -> Refusal.absent("unit"));
        List<Unit> under = all.unitsUnder(id);
        if (!under.isEmpty()) {
            throw new Refusal(Message.of(
                    "organisation.refused.unit.has-units",
                    unit.shortName(),
                    under.get(0).shortName()));
        }
        jdbc.sql("update organisation.unit set ended_on = :day where county = :county and id = :id")
                .param("day", endedOn)
                .param("county", county)
                .param("id", id)
                .update();
        deeds.record(county, "unit.end", id, unit.shortName());
    }

    /**
     * The county's unit of a type that not every county has (群团服务中心, 协同办), made from its template where there is none.
     */
    @Transactional
    public Registered unitFor(long county, UnitType type) {
        Optional<Unit> there = ofType(county, type);
        if (there.isPresent()) {
            return new Registered(there.get().id(), false);
        }
        deeds.mayWrite(county);
        lock(county);
        Optional<Unit> meanwhile = ofType(county, type);
        if (meanwhile.isPresent()) {
            return new Registered(meanwhile.get().id(), false);
        }
        return new Registered(add(county, template(county, type)), true);
    }

    private Optional<Unit> ofType(long county, UnitType type) {
        return directory.of(county).units().filter(unit -> unit.type() == type).findFirst();
    }

    private Facts template(long county, UnitType type) {
        return jdbc.sql("""
            select t.short_form, t.full_form, r.name, r.stem, r.word, t.position
            from organisation.unit_template t cross join organisation.region r
            where t.type = :type and r.code = :county * 1000000
            """)
                .param("type", type.name())
                .param("county", county)
                .query((row, n) -> {
                    Place place = new Place(row.getString("name"), row.getString("stem"), row.getString("word"));
                    return new Facts(
                            type,
                            place.fill(row.getString("short_form")),
                            place.fill(row.getString("full_form")),
                            null,
                            row.getInt("position"));
                })
                .optional()
                .orElseThrow(() -> new Refusal(Message.of("organisation.refused.unit.no-template")));
    }

    /** Keeps a further name of a unit. Said twice, it is kept once; said of another unit, it is refused. */
    @Transactional
    public void addAlias(long county, UUID id, String alias) {
        deeds.mayWrite(county);
        lock(county);
        CountyDirectory all = directory.of(county);
        Unit unit = all.unit(id).filter(Unit::current).orElseThrow(() -> Refusal.absent("unit"));
        String key = deeds.key(alias, "organisation.alias");
        Optional<Unit> other = all.units()
                .filter(each -> !each.id().equals(id))
                .filter(each -> each.aliases().contains(key)
                        || Spelling.key(each.shortName()).equals(key)
                        || Spelling.key(each.fullName()).equals(key))
                .findFirst();
        if (other.isPresent()) {
            throw new Refusal(Message.of(
                    "organisation.refused.alias.taken", key, other.get().shortName()));
        }
        int added = jdbc.sql("""
            insert into organisation.unit_alias (county, alias, unit) values (:county, :alias, :unit)
            on conflict (county, alias) do update set unit = excluded.unit where unit_alias.unit <> excluded.unit
            """)
                .param("county", county)
                .param("alias", key)
                .param("unit", id)
                .update();
        if (added > 0) {
            deeds.record(county, "unit.alias", id, unit.shortName() + " = " + key);
        }
    }

    @Transactional
    public void removeAlias(long county, UUID id, String alias) {
        deeds.mayWrite(county);
        String key = Spelling.key(alias);
        int removed = jdbc.sql("delete from organisation.unit_alias where county = ? and unit = ? and alias = ?")
                .params(county, id, key)
                .update();
        if (removed == 0) {
            throw Refusal.absent("alias");
        }
        deeds.record(county, "unit.alias.remove", id, key);
    }

    private static Map<String, Object> columns(long county, UUID id, Facts facts) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("county", county);
        columns.put("id", id);
        columns.put("type", facts.type().name());
        columns.put("short", facts.shortName());
        columns.put("full", facts.fullName());
        columns.put("parent", facts.parent());
        columns.put("position", facts.position());
        return columns;
    }

    /** One change of a county's tree at a time: two moves at once could otherwise close a circle that neither sees. */
    private void lock(long county) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('organisation.unit'), :county::integer)")
                .param("county", county)
                .query((row, n) -> Boolean.TRUE)
                .single();
    }

    private Facts checked(long county, UUID id, Facts facts) {
        String shortName = deeds.name(facts.shortName(), "organisation.unit.short-name");
        String fullName = deeds.name(facts.fullName(), "organisation.unit.full-name");
        CountyDirectory all = directory.of(county);
        all.units()
                .filter(unit -> !unit.id().equals(id))
                .filter(unit ->
                        unit.shortName().equals(shortName) || unit.fullName().equals(fullName))
                .findFirst()
                .ifPresent(unit -> {
                    throw new Refusal(Message.of("organisation.refused.unit.taken", unit.shortName(), unit.fullName()));
                });
        for (UUID above = facts.parent(); above != null; ) {
            if (above.equals(id)) {
                throw new Refusal(Message.of("organisation.refused.unit.circle", shortName));
            }
            Unit parent = all.unit(above)
                    .filter(Unit::current)
                    .orElseThrow(() -> new Refusal(Message.of("organisation.refused.unit.parent")));
            above = parent.parent();
        }
        Integer position = facts.position();
        if (position != null && (position < 1 || position > 999)) {
            throw new Refusal(Message.of("organisation.refused.unit.position"));
        }
        return new Facts(Objects.requireNonNull(facts.type()), shortName, fullName, facts.parent(), position);
    }
}
