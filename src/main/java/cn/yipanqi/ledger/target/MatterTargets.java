package cn.yipanqi.ledger.target;

import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers many targets of a county in one statement. What tallies can answer costs the same however many entries there are; a target
 * with a tag or with several units reads its own period of matters.
 */
@Component
public class MatterTargets {

    private static final String QUERY = """
            with part as materialized (
                select * from jsonb_to_recordset(:parts::jsonb) as p (id uuid, tallied boolean, aggregate text, kinds text[], measures text[],
                    category text, tag text, partnered boolean, team text, home uuid, "from" date, "to" date, parties uuid[], led boolean)),
            tally as materialized (
                select kind, month, role, unit, category, sum(n) as n, %1$s from ledger.tally
                where county = :county and month between (select min("from") from part where tallied) and (select max("to") from part where tallied)
                group by kind, month, role, unit, category),
            answer as (
                select p.id, sum(case p.aggregate when 'COUNT' then y.n else %2$s end) as value
                from part p join tally y on y.kind = any (p.kinds) and y.month between p."from" and p."to"
                    and (p.category is null or y.category = p.category)
                    and case when p.parties = '{}' then y.role = 'COUNTY'
                        else y.unit = p.parties[1] and (y.role = 'LED' or y.role = 'JOINED' and not p.led) end
                where p.tallied group by p.id
                union all
                select p.id, m.value from part p cross join lateral (
                    select case p.aggregate when 'COUNT' then count(*) when 'SUM' then sum(%3$s)
                        when 'DISTINCT_CATEGORY' then count(distinct m.category) when 'DISTINCT_TEAM' then count(distinct m.team)
                        else count(distinct m.home) end as value
                    from ledger.matter_now m
                    where m.county = :county and m.first_day between p."from" and p."to" and m.kind = any (p.kinds)
                        and (p.category is null or m.category = p.category) and (p.tag is null or p.tag = any (m.tags))
                        and (p.partnered is null or m.partnered = p.partnered) and (p.team is null or m.team = p.team)
                        and (p.home is null or m.home = p.home)
                        and (p.parties = '{}' or m.lead = any (p.parties) or not p.led and m.joined && p.parties)) m
                where not p.tallied)
            select id, coalesce(sum(value), 0) as value from answer group by id
            """.formatted(
                    measures(", ", "sum(%1$s) as %1$s"),
                    measures(" + ", "case when '%2$s' = any (p.measures) then y.%1$s else 0 end"),
                    measures(" + ", "case when '%2$s' = any (p.measures) then coalesce(m.%1$s, 0) else 0 end"));

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MatterTargets(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private static String measures(String between, String each) {
        return Arrays.stream(Measure.values())
                .map(measure -> each.formatted(measure.column(), measure.name()))
                .collect(Collectors.joining(between));
    }

    /** By the targets' ids; each has an answer. */
    @Transactional(readOnly = true)
    public Map<UUID, BigDecimal> answers(long county, Collection<MatterTarget> targets) {
        Map<UUID, BigDecimal> answers = new HashMap<>();
        if (targets.isEmpty()) {
            return answers;
        }
        List<TargetPart> parts = targets.stream()
                .flatMap(target -> TargetPart.of(target).stream())
                .toList();
        targets.forEach(target -> answers.put(target.id(), BigDecimal.ZERO));
        jdbc.sql(QUERY)
                .param("county", county)
                .param("parts", json.writeValueAsString(parts))
                .query(row -> {
                    BigDecimal value = row.getBigDecimal("value").stripTrailingZeros();
                    answers.put(row.getObject("id", UUID.class), value.scale() < 0 ? value.setScale(0) : value);
                });
        return answers;
    }
}
