package cn.yipanqi.organisation;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.ReadOnce;
import cn.yipanqi.organisation.CountyDirectory.Parts;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads all of one county in one query, and once a read-only transaction. */
@Component
public class Directory {

    private static final String QUERY = """
            select json_build_object(
              'name', r.name, 'stem', r.stem, 'word', r.word,
              'units', coalesce((select json_agg(json_build_object(
                  'id', u.id, 'type', u.type, 'shortName', u.short_name, 'fullName', u.full_name, 'parent', u.parent,
                  'position', u.position, 'endedOn', u.ended_on,
                  'aliases', array(select a.alias from organisation.unit_alias a where a.county = u.county and a.unit = u.id order by a.alias))
                  order by u.position, u.id) from organisation.unit u where u.county = :county), '[]'),
              'townships', coalesce((select json_agg(json_build_object(
                  'low', t.code, 'digits', t.digits, 'name', t.name, 'stem', t.stem,
                  'aliases', array(select a.alias from organisation.region_alias a
                      where a.county = :county and a.region = t.code order by a.alias))
                  order by t.code) from organisation.region t where t.parent = r.code and t.level = 'TOWNSHIP'), '[]'),
              'stations', coalesce((select json_agg(json_build_object(
                  'id', s.id, 'name', s.name, 'region', s.region, 'headPosition', s.head_position, 'staff', s.staff,
                  'sevenHave', s.seven_have, 'establishedOn', s.established_on, 'closedOn', s.closed_on)
                  order by s.region nulls last, s.name, s.id) from organisation.station s where s.county = :county), '[]'),
              'homes', coalesce((select json_agg(json_build_object(
                  'id', h.id, 'name', h.name, 'kind', h.kind, 'closedOn', h.closed_on,
                  'openings', coalesce((select json_agg(json_build_object('fromDay', o.from_day, 'weekdays', o.weekdays,
                      'closedOnHolidays', o.closed_on_holidays)) from organisation.home_opening o
                      where o.county = h.county and o.home = h.id), '[]'))
                  order by h.id) from organisation.home h where h.county = :county), '[]'),
              'bodies', coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.name)
                  from organisation.outside_body b where b.county = :county), '[]'),
              'spellings', (select json_object_agg(type, spellings) from organisation.unit_template))
            from organisation.region r where r.code = :county * 1000000
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Regions regions;

    Directory(JdbcClient jdbc, JsonMapper json, Regions regions) {
        this.jdbc = jdbc;
        this.json = json;
        this.regions = regions;
    }

    /**
     * @param county six-digit ledger code of a county, prefecture or province
     * @throws Refusal where there is no such division, or it is not the reader's to see
     */
    @Transactional(readOnly = true)
    public CountyDirectory of(long county) {
        if (!CurrentScope.get().reads(county)) {
            throw Refusal.absent("county");
        }
        return ReadOnce.of(Directory.class, county, () -> read(county));
    }

    private CountyDirectory read(long county) {
        Parts parts = jdbc.sql(QUERY)
                .param("county", county)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Parts.class))
                .orElseThrow(() -> Refusal.absent("county"));
        List<Region> path = regions.path(RegionCode.county(county));
        return new CountyDirectory(county, parts, path.subList(0, Math.max(0, path.size() - 1)));
    }
}
