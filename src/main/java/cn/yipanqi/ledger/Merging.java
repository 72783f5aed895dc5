package cn.yipanqi.ledger;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.ledger.Journal.Member;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.StoredMessages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings entries of one matter together and parts them again, by adding memberships; entries are never touched. */
@Component
public class Merging {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final PostingClock clock;
    private final Journal journal;
    private final AuditTrail audit;
    private final StoredMessages messages;
    private final Ids ids;

    Merging(
            JdbcClient jdbc,
            JdbcTemplate batches,
            PostingClock clock,
            Journal journal,
            AuditTrail audit,
            StoredMessages messages,
            Ids ids) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.journal = journal;
        this.audit = audit;
        this.messages = messages;
        this.ids = ids;
    }

    /**
     * Entries to be counted as one matter.
     *
     * @param entries two or more, the leading one first
     * @param lead the matter's lead, none where it waits for a person
     * @param basis how the lead is known
     * @param leadReason why it is presumed
     * @param score 0 to 100
     * @param reasons the grounds, in words
     */
    public record Union(
            List<UUID> entries,
            @Nullable UUID lead,
            LeadBasis basis,
            @Nullable Message leadReason,
            int score,
            boolean sure,
            List<Message> reasons) {}

    public record Confirmed(UUID id, UUID matter) {}

    /** Merges each union into the matter of its first entry, all of them in one posting. */
    @Transactional
    public List<Confirmed> confirm(long county, List<Union> unions) {
        if (unions.isEmpty()) {
            return List.of();
        }
        long no = clock.next(county, Deed.MERGE, null);
        Set<UUID> named = new LinkedHashSet<>();
        for (Union union : unions) {
            if (union.entries().size() < 2 || !union.entries().stream().allMatch(named::add)) {
                throw new Refusal(Message.of("ledger.merge.overlap"));
            }
        }
        Map<UUID, UUID> matters = journal.mattersOf(named);
        Map<UUID, List<UUID>> present = membersOf(county, matters.values());
        List<Member> moves = new ArrayList<>();
        List<Confirmed> confirmed = new ArrayList<>();
        List<Object[]> confirmations = new ArrayList<>();
        for (Union union : unions) {
            UUID target =
                    Objects.requireNonNullElseGet(matters.get(union.entries().get(0)), () -> {
                        throw Refusal.absent("entry");
                    });
            // Whoever already belongs to a matter of the union comes along: a matter is never split by a merge.
            Map<UUID, UUID> before = before(union, matters, present);
            if (before.size() < 2 || before.values().stream().allMatch(target::equals)) {
                throw new Refusal(Refusal.Kind.STALE, Message.of("ledger.merge.already"));
            }
            before.forEach((entry, matter) -> {
                if (!matter.equals(target)) {
                    moves.add(new Member(entry, target));
                }
            });
            UUID id = ids.next();
            confirmed.add(new Confirmed(id, target));
            confirmations.add(new Object[] {
                id,
                county,
                no,
                target,
                before.keySet().toArray(UUID[]::new),
                before.values().toArray(UUID[]::new),
                union.score(),
                union.sure(),
                messages.write(union.reasons())
            });
        }
        journal.assign(county, no, moves);
        rule(county, no, unions, confirmed);
        batches.batchUpdate("""
                insert into ledger.confirmation (id, county, posting, matter, entries, before, score, sure, reasons)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """, confirmations);
        settle(
                county,
                moves,
                matters.values(),
                confirmed.stream().map(Confirmed::matter).toList());
        audit.record(county, "ledger.merge", Ledger.reference(county, no), Map.of("matters", unions.size()));
        return confirmed;
    }

    private static Map<UUID, UUID> before(Union union, Map<UUID, UUID> matters, Map<UUID, List<UUID>> present) {
        Map<UUID, UUID> before = new java.util.LinkedHashMap<>();
        for (UUID entry : union.entries()) {
            UUID matter = matters.get(entry);
            List<UUID> together = matter == null ? List.of() : present.getOrDefault(matter, List.of());
            if (matter == null || !together.contains(entry)) {
                throw Refusal.absent("entry");
            }
            together.forEach(member -> before.put(member, matter));
        }
        return before;
    }

    private void rule(long county, long no, List<Union> unions, List<Confirmed> confirmed) {
        List<Object[]> rulings = new ArrayList<>();
        for (int i = 0; i < unions.size(); i++) {
            Union union = unions.get(i);
            rulings.add(new Object[] {
                confirmed.get(i).matter(),
                no,
                county,
                union.lead(),
                union.basis().name(),
                union.leadReason() == null ? null : messages.write(union.leadReason())
            });
        }
        batches.batchUpdate("""
                insert into ledger.ruling (matter, field, posting, county, unit, basis, reason) values (?, 'lead', ?, ?, ?, ?, ?)
                """, rulings);
    }

    /** Puts every entry of a confirmation back where it was before, and drops what was settled for the union. */
    @Transactional
    public void part(UUID confirmation) {
        Parting parting = jdbc.sql("""
                        select county, matter, entries, before from ledger.confirmation
                        where id = ? and parted_posting is null
                        """)
                .param(confirmation)
                .query((row, n) -> new Parting(
                        row.getLong("county"),
                        row.getObject("matter", UUID.class),
                        EntryVersions.uuids(row.getArray("entries")),
                        EntryVersions.uuids(row.getArray("before"))))
                .optional()
                .orElseThrow(() -> Refusal.absent("confirmation"));
        long no = clock.next(parting.county(), Deed.PART, confirmation.toString());
        Map<UUID, UUID> now = journal.mattersOf(parting.entries());
        List<Member> moves = new ArrayList<>();
        for (int i = 0; i < parting.entries().size(); i++) {
            UUID entry = parting.entries().get(i);
            if (!parting.matter().equals(now.get(entry))) {
                throw new Refusal(Refusal.Kind.STALE, Message.of("ledger.part.merged-again"));
            }
            if (!parting.matter().equals(parting.before().get(i))) {
                moves.add(new Member(entry, parting.before().get(i)));
            }
        }
        int marked = jdbc.sql("""
                        update ledger.confirmation set parted_posting = :no
                        where id = :id and parted_posting is null
                        """).param("no", no).param("id", confirmation).update();
        if (marked == 0) {
            throw Refusal.absent("confirmation");
        }
        jdbc.sql("""
                        insert into ledger.ruling (matter, field, posting, county, voided)
                        select distinct matter, field, cast(:no as bigint), county, true from ledger.ruling where matter = :matter
                        """).param("no", no).param("matter", parting.matter()).update();
        journal.assign(parting.county(), no, moves);
        settle(parting.county(), moves, Set.of(parting.matter()), parting.before());
        audit.record(parting.county(), "ledger.part", confirmation.toString(), Map.of("posting", no));
    }

    private record Parting(long county, UUID matter, List<UUID> entries, List<UUID> before) {}

    /** PostgreSQL orders uuids as unsigned bytes; Java's own order is signed. */
    static final java.util.Comparator<UUID> BY_TEXT = java.util.Comparator.comparing(UUID::toString);

    private Map<UUID, List<UUID>> membersOf(long county, Collection<UUID> matters) {
        Map<UUID, List<UUID>> members = new HashMap<>();
        jdbc.sql(
                        "select entry, matter from ledger.entry_now where county = :county and matter = any (:ids) order by entry")
                .param("county", county)
                .param("ids", matters.toArray(UUID[]::new))
                .query((row, n) -> new Member(row.getObject("entry", UUID.class), row.getObject("matter", UUID.class)))
                .list()
                .forEach(member -> members.computeIfAbsent(member.matter(), m -> new ArrayList<>())
                        .add(member.entry()));
        return members;
    }

    private void settle(long county, List<Member> moves, Collection<UUID> from, Collection<UUID> to) {
        journal.project(county, moves.stream().map(Member::entry).toList());
        Set<UUID> touched = new HashSet<>(from);
        touched.addAll(to);
        touched.addAll(moves.stream().map(Member::matter).collect(Collectors.toSet()));
        journal.refresh(county, touched);
    }
}
