package cn.yipanqi.coordination.regulation;

import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds regulations and their versions. */
@Component
public class Regulations {

    /** What a county makes itself; those from above it only keeps. */
    private static final String OWN = "r.issuer_level in ('COUNTY', 'UNIT')";

    /** Repealed since or not: it was adopted. */
    private static final String DECIDED = "v.state in ('ADOPTED', 'REPEALED')";

    private static final String FOUND = """
            from coordination.regulation r
            left join coordination.regulation_version f on f.county = r.county and f.regulation = r.id
                and f.in_force_from <= :day and (f.ended_on is null or f.ended_on > :day)
            left join coordination.regulation_version d on d.county = r.county and d.regulation = r.id and d.state in ('DRAFT', 'OPINIONS')
            where r.county = :county and (:kind = '' or r.kind = :kind) and (:level = '' or r.issuer_level = :level)
                and (:standing = '' or :standing = 'IN_FORCE' and f.id is not null or :standing = 'DRAFT' and d.id is not null
                    or :standing = 'ENDED' and f.id is null and d.id is null)
                and (:adopted = 0 or %s and exists (select from coordination.regulation_version v where v.county = r.county
                    and v.regulation = r.id and extract(year from v.adopted_on) = :adopted and %s))
                and (:text = '' or strpos(concat_ws(' ', r.title, r.issuer, f.document_number, d.document_number), :text) > 0
                    or exists (select from coordination.regulation_clause c where c.county = r.county and c.version = f.id
                        and strpos(c.text, :text) > 0))
            """.formatted(OWN, DECIDED);

    private final JdbcClient jdbc;

    Regulations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which regulations are wanted.
     *
     * @param text that title, issuer, document number or a clause in force hold; empty for all
     * @param standing IN_FORCE, DRAFT, ENDED or nothing
     * @param day on which they are in force
     * @param adopted only those of the county and its units of which a version was adopted in that year
     */
    public record Wanted(
            String text,
            @Nullable RegulationKind kind,
            @Nullable IssuerLevel level,
            String standing,
            LocalDate day,
            @Nullable Integer adopted) {}

    /**
     * A regulation on a list.
     *
     * @param inForce its version in force on the day, if one is
     * @param draft its draft, if there is one
     */
    public record Listed(
            Regulation regulation,
            @Nullable Integer number,
            @Nullable UUID inForce,
            @Nullable LocalDate since,
            @Nullable String documentNumber,
            @Nullable UUID draft,
            @Nullable VersionState draftState) {}

    /** By kind, then title. */
    @Transactional(readOnly = true)
    public List<Listed> list(long county, Wanted wanted, int limit, long offset) {
        return wanted(
                        """
                select r.*, f.id as in_force, f.number, f.in_force_from, f.document_number, d.id as draft, d.state as draft_state
                """ + FOUND
                                + " order by array_position(:kinds::text[], r.kind), r.title, r.id limit :limit offset :offset",
                        county,
                        wanted)
                .param(
                        "kinds",
                        Arrays.stream(RegulationKind.values()).map(Enum::name).toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    String state = row.getString("draft_state");
                    return new Listed(
                            Rows.regulation(row, n),
                            row.getObject("number", Integer.class),
                            row.getObject("in_force", UUID.class),
                            row.getObject("in_force_from", LocalDate.class),
                            row.getString("document_number"),
                            row.getObject("draft", UUID.class),
                            state == null ? null : VersionState.valueOf(state));
                })
                .list();
    }

    @Transactional(readOnly = true)
    public long count(long county, Wanted wanted) {
        return wanted("select count(*) " + FOUND, county, wanted)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec wanted(String sql, long county, Wanted wanted) {
        return jdbc.sql(sql)
                .param("county", county)
                .param("text", wanted.text().strip())
                .param("kind", wanted.kind() == null ? "" : wanted.kind().name())
                .param("level", wanted.level() == null ? "" : wanted.level().name())
                .param("standing", wanted.standing())
                .param("day", wanted.day())
                .param("adopted", Objects.requireNonNullElse(wanted.adopted(), 0));
    }

    /**
     * How many regulations of the county and its units were adopted, by year: one of which several versions were adopted in a year counts
     * once. A year without any is not there.
     */
    @Transactional(readOnly = true)
    public Map<Integer, Long> adopted(long county, Set<Integer> years) {
        return jdbc
                .sql("""
            select extract(year from v.adopted_on)::int as year, count(distinct r.id) as n
            from coordination.regulation r join coordination.regulation_version v on v.county = r.county and v.regulation = r.id
            where r.county = :county and extract(year from v.adopted_on) = any (:years) and %s and %s group by 1
            """.formatted(OWN, DECIDED))
                .param("county", county)
                .param("years", years.toArray(Integer[]::new))
                .query((row, n) -> Map.entry(row.getInt("year"), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(readOnly = true)
    public Regulation find(long county, UUID id) {
        return jdbc.sql("select * from coordination.regulation where county = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query(Rows::regulation)
                .optional()
                .orElseThrow(() -> Refusal.absent("regulation"));
    }

    @Transactional(readOnly = true)
    public RegulationVersion version(long county, UUID id) {
        return jdbc.sql("select * from coordination.regulation_version where county = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query(Rows::version)
                .optional()
                .orElseThrow(() -> Refusal.absent("regulation-version"));
    }

    /** All of a regulation's versions, the latest first. */
    @Transactional(readOnly = true)
    public List<RegulationVersion> versions(long county, UUID regulation) {
        return jdbc.sql("""
            select * from coordination.regulation_version where county = :county and regulation = :regulation order by number desc
            """)
                .param("county", county)
                .param("regulation", regulation)
                .query(Rows::version)
                .list();
    }

    /** The version in force on a day. */
    @Transactional(readOnly = true)
    public Optional<RegulationVersion> inForce(long county, UUID regulation, LocalDate day) {
        return versions(county, regulation).stream()
                .filter(version -> version.inForceOn(day))
                .findFirst();
    }
}
