package cn.yipanqi.intake;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.intake.PostedRows.Deed;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.Correction;
import cn.yipanqi.ledger.Ledger.Withdrawal;
import cn.yipanqi.ledger.PostedEntries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back: entries whose rows a later workbook no longer has, and a posting as a whole. */
@Component
public class Withdrawing {

    private final Intakes intakes;
    private final PostedRows rows;
    private final Ledger ledger;
    private final PostedEntries entries;
    private final AuditTrail audit;
    private final LedgerWords words;

    Withdrawing(
            Intakes intakes,
            PostedRows rows,
            Ledger ledger,
            PostedEntries entries,
            AuditTrail audit,
            LedgerWords words) {
        this.words = words;
        this.intakes = intakes;
        this.rows = rows;
        this.ledger = ledger;
        this.entries = entries;
        this.audit = audit;
    }

    /** @param reasons of each entry that goes */
    @Transactional
    void missing(Intake intake, Map<UUID, String> reasons) {
        Map<UUID, EntryRecord> live = entries.live(intake.county(), reasons.keySet());
        Map<UUID, String> keys = rows.keys(intake.county(), reasons.keySet());
        if (!live.isEmpty()) {
            ledger.withdraw(
                    intake.county(),
                    live.values().stream()
                            .map(entry -> new Withdrawal(
                                    entry.entry(), entry.version(), Objects.requireNonNull(reasons.get(entry.entry()))))
                            .toList(),
                    cn.yipanqi.ledger.Deed.WITHDRAW);
            rows.record(
                    intake,
                    live.values().stream()
                            .map(entry -> new Deed(
                                    entry.entry(), Deed.Kind.WITHDRAWN, entry.version() + 1, keys.get(entry.entry())))
                            .toList());
        }
        rows.forget(intake.county(), reasons.keySet());
    }

    /** Entries of a posting that were corrected, merged or withdrawn since: to be shown before it is undone. */
    @Transactional(readOnly = true)
    public List<EntryRecord> touchedSince(UUID id) {
        Intake intake = intakes.find(id);
        Map<UUID, Integer> written = new HashMap<>();
        rows.deeds(intake).forEach(deed -> written.put(deed.entry(), deed.version()));
        return entries.touched(intake.county(), written);
    }

    /**
     * Undoes a posting: what it entered is withdrawn, what it corrected goes back to what stood before, unless a person has corrected
     * it since. What it withdrew stays withdrawn: entering it anew is for the workbook that has it.
     */
    @Transactional
    public void undo(UUID id) {
        Intake intake = intakes.find(id);
        intakes.become(intake, IntakeState.UNDONE);
        List<UUID> posted = new ArrayList<>();
        Map<UUID, Deed> corrected = new HashMap<>();
        for (Deed deed : rows.deeds(intake)) {
            if (deed.kind() == Deed.Kind.POSTED) {
                posted.add(deed.entry());
            } else if (deed.kind() == Deed.Kind.CORRECTED) {
                corrected.put(deed.entry(), deed);
            }
        }
        Map<UUID, EntryRecord> live = entries.live(intake.county(), posted);
        if (!live.isEmpty()) {
            ledger.withdraw(intake.county(), withdrawals(live, "intake.undone"), cn.yipanqi.ledger.Deed.UNDO);
        }
        rows.forget(intake.county(), posted);
        revert(intake, corrected);
        audit.record(
                intake.county(),
                "intake.undo",
                id.toString(),
                Map.of("withdrawn", live.size(), "reverted", corrected.size()));
    }

    private void revert(Intake intake, Map<UUID, Deed> corrected) {
        Map<UUID, String> keys = new HashMap<>();
        List<Correction> back = new ArrayList<>();
        entries.live(intake.county(), corrected.keySet()).forEach((entry, now) -> {
            Deed deed = java.util.Objects.requireNonNull(corrected.get(entry));
            if (now.version() == deed.version()) {
                EntryRecord before = entries.version(intake.county(), entry, deed.version() - 1);
                back.add(new Correction(
                        entry, now.version(), before.content(), words.say("intake.undone"), before.source()));
                if (deed.keyBefore() != null) {
                    keys.put(entry, deed.keyBefore());
                }
            }
        });
        if (!back.isEmpty()) {
            ledger.correct(intake.county(), back);
            rows.restoreKeys(intake.county(), keys);
        }
    }

    private List<Withdrawal> withdrawals(Map<UUID, EntryRecord> live, String reason) {
        return live.values().stream()
                .map(entry -> new Withdrawal(entry.entry(), entry.version(), words.say(reason)))
                .toList();
    }
}
