package cn.yipanqi.ledger;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.ledger.Journal.Member;
import cn.yipanqi.ledger.Journal.Version;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to a county's book of record. Each call is one posting: all of it or nothing, with the county's next number, in line with
 * whoever else writes there. Who may write which entries is the database's to decide (a violation is a {@link Refusal} FORBIDDEN).
 */
@Component
public class Ledger {

    private final PostingClock clock;
    private final Journal journal;
    private final EntryVersions versions;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final Ids ids;

    Ledger(
            PostingClock clock,
            Journal journal,
            EntryVersions versions,
            Catalogue catalogue,
            AuditTrail audit,
            Ids ids) {
        this.clock = clock;
        this.journal = journal;
        this.versions = versions;
        this.catalogue = catalogue;
        this.audit = audit;
        this.ids = ids;
    }

    /** What is to be entered. */
    public record NewEntry(EntryContent content, Source source) {}

    /**
     * A correction of one entry.
     *
     * @param expectedVersion the version the corrector saw
     * @param source where the corrected statement stands; null keeps the entry's source
     */
    public record Correction(
            UUID entry,
            int expectedVersion,
            EntryContent content,
            String reason,
            @Nullable Source source) {}

    public record Withdrawal(UUID entry, int expectedVersion, String reason) {}

    /**
     * What a posting did.
     *
     * @param no the county's posting number
     * @param entries the entries written, in the order given
     */
    public record Posting(long county, long no, List<UUID> entries) {}

    /** Enters what happened; each entry gets a matter of its own. */
    @Transactional
    public Posting post(long county, List<NewEntry> entries, @Nullable String reference) {
        entries.forEach(entry -> {
            EntryRules.check(entry.content(), catalogue.byCode());
            OwnEntries.require(county, entry.content());
        });
        long no = clock.next(county, Deed.POST, reference);
        List<Version> first = new ArrayList<>(entries.size());
        List<Member> members = new ArrayList<>(entries.size());
        for (NewEntry entry : entries) {
            UUID id = ids.next();
            first.add(new Version(id, 1, EntryState.LIVE, null, entry.content(), entry.source()));
            members.add(new Member(id, ids.next()));
        }
        journal.append(county, no, first);
        journal.assign(county, no, members);
        List<UUID> posted = first.stream().map(Version::entry).toList();
        journal.projectNew(county, posted);
        journal.refresh(county, members.stream().map(Member::matter).toList());
        audit.record(county, "ledger.post", reference(county, no), Map.of("entries", posted.size()));
        return new Posting(county, no, posted);
    }

    /** Writes new versions; refused whole with STALE where somebody else's version came first. */
    @Transactional
    public Posting correct(long county, List<Correction> corrections) {
        corrections.forEach(correction -> {
            EntryRules.check(correction.content(), catalogue.byCode());
            OwnEntries.require(county, correction.content());
            requireReason(correction.reason());
        });
        long no = clock.next(county, Deed.CORRECT, null);
        Map<UUID, EntryRecord> present =
                latest(county, corrections.stream().map(Correction::entry).toList());
        List<Version> next = new ArrayList<>(corrections.size());
        for (Correction correction : corrections) {
            EntryRecord before = expected(present, correction.entry(), correction.expectedVersion());
            if (!before.content().kind().equals(correction.content().kind())) {
                throw new Refusal(Message.of("ledger.entry.kind-fixed"));
            }
            next.add(new Version(
                    correction.entry(),
                    before.version() + 1,
                    EntryState.LIVE,
                    correction.reason(),
                    correction.content(),
                    correction.source() == null ? before.source() : correction.source()));
        }
        return write(county, no, next, "ledger.correct");
    }

    /** Takes entries out of every count, keeping what was stated and why it went. */
    @Transactional
    public Posting withdraw(long county, List<Withdrawal> withdrawals, Deed deed) {
        withdrawals.forEach(withdrawal -> requireReason(withdrawal.reason()));
        long no = clock.next(county, deed, null);
        Map<UUID, EntryRecord> present =
                latest(county, withdrawals.stream().map(Withdrawal::entry).toList());
        List<Version> next = new ArrayList<>(withdrawals.size());
        for (Withdrawal withdrawal : withdrawals) {
            EntryRecord before = expected(present, withdrawal.entry(), withdrawal.expectedVersion());
            next.add(new Version(
                    withdrawal.entry(),
                    before.version() + 1,
                    EntryState.WITHDRAWN,
                    withdrawal.reason(),
                    before.content(),
                    before.source()));
        }
        return write(county, no, next, "ledger.withdraw");
    }

    private Posting write(long county, long no, List<Version> next, String action) {
        List<UUID> entries = next.stream().map(Version::entry).toList();
        journal.append(county, no, next);
        journal.project(county, entries);
        Set<UUID> touched = new HashSet<>(journal.mattersOf(entries).values());
        journal.refresh(county, touched);
        audit.record(county, action, reference(county, no), Map.of("entries", entries.size()));
        return new Posting(county, no, entries);
    }

    private Map<UUID, EntryRecord> latest(long county, Collection<UUID> entries) {
        return versions.latest(county, entries);
    }

    private static EntryRecord expected(Map<UUID, EntryRecord> present, UUID entry, int expectedVersion) {
        EntryRecord before = present.get(entry);
        if (before == null) {
            throw Refusal.absent("entry");
        }
        OwnEntries.require(before.county(), before.content());
        if (before.state() == EntryState.WITHDRAWN) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("ledger.entry.withdrawn"));
        }
        if (before.version() != expectedVersion) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("ledger.entry.stale", before.version(), expectedVersion));
        }
        return before;
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(Message.of("ledger.entry.reason"));
        }
    }

    /** How a posting is called in the audit record. */
    static String reference(long county, long no) {
        return county + "/" + no;
    }

    /** When a posting was made; none for number 0, before the first. */
    @Transactional(readOnly = true)
    public Optional<Instant> postedAt(long county, long posting) {
        return clock.at(county, posting);
    }

    /** Whether such a deed was ever done to the county's ledger. */
    @Transactional(readOnly = true)
    public boolean ever(long county, Deed deed) {
        return clock.ever(county, deed);
    }
}
