package cn.yipanqi.ledger.input;

import cn.yipanqi.ledger.Deed;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.EntryState;
import cn.yipanqi.ledger.EntryVersions;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.Correction;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Ledger.Withdrawal;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.ledger.RecordSources;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where entries are made, corrected and withdrawn by hand or by program. */
@Component
public class EntryDesk {

    private static final int LONGEST_REASON = 300;

    private final Ledger ledger;
    private final InputReader reader;
    private final EntryVersions versions;
    private final Directory directory;
    private final RowRefusals refusals;
    private final RecordSources sources;

    EntryDesk(
            Ledger ledger,
            InputReader reader,
            EntryVersions versions,
            Directory directory,
            RowRefusals refusals,
            RecordSources sources) {
        this.refusals = refusals;
        this.sources = sources;
        this.ledger = ledger;
        this.reader = reader;
        this.versions = versions;
        this.directory = directory;
    }

    /** @throws InvalidInput with every field that breaks a rule */
    @Transactional
    public UUID enter(long county, EntryInput input) {
        EntryContent content = reader.read(directory.of(county), input, null);
        return ledger.post(county, List.of(new NewEntry(content, Source.byHand())), null)
                .entries()
                .get(0);
    }

    /**
     * What the input says, checked field by field and not posted.
     *
     * @throws InvalidInput with every field that breaks a rule
     */
    @Transactional(readOnly = true)
    public EntryContent check(long county, EntryInput input) {
        return reader.check(directory.of(county), input);
    }

    /**
     * @param expectedVersion the version the corrector saw; another one by now is refused as STALE
     * @throws InvalidInput with every field that breaks a rule
     */
    @Transactional
    public void correct(UUID entry, @Nullable Integer expectedVersion, @Nullable String reason, EntryInput input) {
        EntryRecord before = correctable(entry);
        Faults faults = new Faults();
        String why = reason(reason, faults);
        int expected = expected(expectedVersion, faults);
        EntryContent content = before.content();
        try {
            content = reader.read(directory.of(before.county()), input, before.content());
        } catch (InvalidInput invalid) {
            faults.addAll(invalid.faults());
        }
        faults.raise();
        if (expected == before.version() && content.equals(before.content())) {
            throw new InvalidInput(List.of(new Fault("", Message.of("entry.correction.nothing"))));
        }
        ledger.correct(before.county(), List.of(new Correction(entry, expected, content, why, null)));
    }

    @Transactional
    public void withdraw(UUID entry, @Nullable Integer expectedVersion, @Nullable String reason) {
        Faults faults = new Faults();
        String why = reason(reason, faults);
        int expected = expected(expectedVersion, faults);
        EntryRecord before = correctable(entry);
        faults.raise();
        ledger.withdraw(before.county(), List.of(new Withdrawal(entry, expected, why)), Deed.WITHDRAW);
    }

    /**
     * Several of one county in one posting: all of them or none.
     *
     * @throws InvalidInput with a fault for each that may not be withdrawn
     */
    @Transactional
    public void withdrawAll(long county, Map<UUID, Integer> expectedVersions, @Nullable String reason) {
        Faults faults = new Faults();
        String why = reason(reason, faults);
        faults.raise();
        refusals.require(county, expectedVersions, RowRefusals.Act.WITHDRAW, faults);
        ledger.withdraw(
                county,
                expectedVersions.entrySet().stream()
                        .map(entry -> new Withdrawal(entry.getKey(), entry.getValue(), why))
                        .toList(),
                Deed.WITHDRAW);
    }

    /**
     * The entry as it stands now, whatever county in scope it belongs to, if the asker may correct or withdraw it here.
     *
     * @throws Refusal naming the record and leading there, where a work module's record stands behind it
     */
    @Transactional(readOnly = true)
    public EntryRecord correctable(UUID entry) {
        EntryRecord now = writable(entry);
        sources.refuseForeign(now);
        return now;
    }

    /** The same whatever stands behind it, for what changes nothing that it states. */
    EntryRecord writable(UUID entry) {
        EntryRecord now = versions.latest(entry);
        if (!OwnEntries.mayWrite(now)) {
            throw Refusal.forbidden();
        }
        if (now.state() == EntryState.WITHDRAWN) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("ledger.entry.withdrawn"));
        }
        return now;
    }

    static String reason(@Nullable String reason, Faults faults) {
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty()) {
            faults.add("reason", "ledger.entry.reason");
        } else if (why.length() > LONGEST_REASON) {
            faults.add("reason", "entry.text.long", Message.of("entry.reason"), LONGEST_REASON);
        }
        return why;
    }

    private static int expected(@Nullable Integer version, Faults faults) {
        if (version == null) {
            faults.add("expectedVersion", "entry.version.missing");
            return 0;
        }
        return version;
    }
}
