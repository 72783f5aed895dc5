package cn.yipanqi.ledger;

import cn.yipanqi.ledger.Merging.Confirmed;
import cn.yipanqi.ledger.Merging.Union;
import cn.yipanqi.ledger.matching.Candidate;
import cn.yipanqi.ledger.matching.Group;
import cn.yipanqi.ledger.matching.Matcher;
import cn.yipanqi.ledger.matching.MatterValues;
import cn.yipanqi.ledger.matching.Pair;
import cn.yipanqi.ledger.matching.Reason;
import cn.yipanqi.ledger.matching.UnitNames;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Suggests which entries of a county are one matter, and takes a person's answer. */
@Component
public class Duplicates {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Directory directory;
    private final Merging merging;
    private final Refusals refusals;
    private final EntryVersions versions;

    Duplicates(
            JdbcClient jdbc,
            Catalogue catalogue,
            Directory directory,
            Merging merging,
            Refusals refusals,
            EntryVersions versions) {
        this.versions = versions;
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.directory = directory;
        this.merging = merging;
        this.refusals = refusals;
    }

    /** Groups not yet merged, by first day. What was refused is left out; what was parted comes again as sure as before. */
    @Transactional(readOnly = true)
    public List<Suggestion> suggestions(long county, Period period) {
        UnitNames names = MatchingInput.names(directory.of(county));
        Map<UUID, Present> present = present(county, period);
        Set<Pair> refused = refusals.pairs(county);
        List<Suggestion> suggestions = new ArrayList<>();
        byKind(present.values()).forEach((kind, entries) -> {
            List<Candidate> candidates =
                    entries.stream().map(Present::candidate).toList();
            for (Group group : Matcher.groups(candidates, names, refused)) {
                List<Present> members = group.entries().stream()
                        .map(entry -> Objects.requireNonNull(present.get(entry)))
                        .toList();
                if (members.stream().map(Present::matter).distinct().count() > 1) {
                    suggestions.add(suggestion(group, members, names));
                }
            }
        });
        return List.copyOf(suggestions);
    }

    private static Suggestion suggestion(Group group, List<Present> members, UnitNames names) {
        return new Suggestion(
                GroupId.of(group.entries()),
                group,
                members.stream().map(Present::entry).toList(),
                MatterValues.of(
                        members.stream().map(Present::candidate).toList(),
                        group.lead().lead(),
                        names));
    }

    /** Confirms every sure group of the period. */
    @Transactional
    public List<Confirmed> confirmSure(long county, Period period) {
        return merging.confirm(
                county,
                suggestions(county, period).stream()
                        .filter(suggestion -> suggestion.group().sure())
                        .map(suggestion ->
                                union(suggestion.group(), suggestion.group().entries()))
                        .toList());
    }

    /**
     * Confirms groups by their ids; also a choice of some entries out of a suggested group, or entries nobody suggested.
     *
     * @param ids {@link GroupId}s
     */
    @Transactional
    public List<Confirmed> confirm(List<String> ids) {
        List<List<UUID>> wanted = ids.stream().map(GroupId::entries).toList();
        Set<UUID> all = wanted.stream().flatMap(List::stream).collect(Collectors.toSet());
        Home home = home(all);
        List<Suggestion> suggestions = suggestions(home.county(), home.period());
        UnitNames names = MatchingInput.names(directory.of(home.county()));
        Map<UUID, Present> present = present(home.county(), home.period());
        return merging.confirm(
                home.county(),
                wanted.stream()
                        .map(entries ->
                                suggested(entries, suggestions).orElseGet(() -> chosen(entries, present, names)))
                        .toList());
    }

    private static Optional<Union> suggested(List<UUID> entries, List<Suggestion> suggestions) {
        return suggestions.stream()
                .map(Suggestion::group)
                .filter(group -> group.entries().containsAll(entries))
                .findFirst()
                .map(group -> union(
                        group,
                        group.entries().stream().filter(entries::contains).toList()));
    }

    private static Union union(Group group, List<UUID> entries) {
        UUID lead = group.lead().lead();
        return new Union(
                entries,
                lead,
                lead == null ? LeadBasis.UNKNOWN : group.lead().basis(),
                group.lead().reason(),
                group.score(),
                group.sure(),
                group.reasons().stream().map(Reason::sentence).toList());
    }

    /** Entries that only a person says are one: the rules may still tell who led. */
    private static Union chosen(List<UUID> entries, Map<UUID, Present> present, UnitNames names) {
        List<Candidate> candidates = entries.stream()
                .map(entry -> {
                    Present known = present.get(entry);
                    if (known == null) {
                        throw Refusal.absent("entry");
                    }
                    return known.candidate();
                })
                .toList();
        return Matcher.groups(candidates, names, Set.of()).stream()
                .filter(group -> group.entries().size() == entries.size())
                .findFirst()
                .map(group -> union(group, group.entries()))
                .orElseGet(() -> new Union(
                        entries,
                        null,
                        LeadBasis.UNKNOWN,
                        null,
                        0,
                        false,
                        List.of(Message.of("ledger.merge.by-person"))));
    }

    /** Remembers that the entries of each group are not one matter. */
    @Transactional
    public void refuse(List<String> ids) {
        for (String id : ids) {
            List<UUID> entries = GroupId.entries(id);
            refusals.refuse(home(Set.copyOf(entries)).county(), entries);
        }
    }

    /** Forgets a refusal, so that the entries may be suggested again. */
    @Transactional
    public void takeBack(String id) {
        List<UUID> entries = GroupId.entries(id);
        refusals.takeBack(home(Set.copyOf(entries)).county(), entries);
    }

    private record Home(long county, Period period) {}

    private Home home(Set<UUID> entries) {
        List<Home> homes = jdbc.sql("""
                        select county, date_trunc('year', min(first_day))::date as first, max(first_day) as last
                        from ledger.entry_now where entry = any (:ids) group by county
                        """)
                .param("ids", entries.toArray(UUID[]::new))
                .query((row, n) -> new Home(
                        row.getLong("county"),
                        new Period(
                                row.getObject("first", LocalDate.class),
                                row.getObject("last", LocalDate.class)
                                        .withMonth(12)
                                        .withDayOfMonth(31))))
                .list();
        if (homes.size() != 1) {
            throw Refusal.absent("entry");
        }
        return homes.get(0);
    }

    private record Present(EntryRecord entry, UUID matter) {

        Candidate candidate() {
            return MatchingInput.candidate(entry);
        }
    }

    /**
     * What is compared, of kinds that can have partners: what stands in units' ledgers, and a shared ledger's rows about the time of what a
     * module keeps for all; else those of a shared ledger stand there once.
     */
    private Map<UUID, Present> present(long county, Period period) {
        Map<UUID, Present> present = new LinkedHashMap<>();
        jdbc.sql("""
                        select e.* from ledger.entry_now e
                        where e.county = :county and e.kind in (:kinds) and e.first_day between :from and :to
                          and (e.unit is not null or exists (select 1 from ledger.entry_now r
                            where r.county = :county and r.kind = e.kind and r.unit is null and r.source_module not in ('ledger', 'intake')
                              and r.first_day between e.first_day - 7 and e.last_day + 7))
                        order by e.first_day, e.entry
                        """)
                .param("county", county)
                .param(
                        "kinds",
                        catalogue.kinds().stream()
                                .filter(kind -> kind.has("partners"))
                                .map(Kind::code)
                                .toList())
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> present.put(
                        row.getObject("entry", UUID.class),
                        new Present(versions.record(row, n), row.getObject("matter", UUID.class))))
                .list();
        return present;
    }

    private static Map<String, List<Present>> byKind(java.util.Collection<Present> present) {
        return present.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.entry().content().kind(), LinkedHashMap::new, Collectors.toList()));
    }
}
