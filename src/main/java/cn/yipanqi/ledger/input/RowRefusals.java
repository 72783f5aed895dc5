package cn.yipanqi.ledger.input;

import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.EntryState;
import cn.yipanqi.ledger.EntryVersions;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.ledger.RecordSources;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where many entries are changed in one go: why each of those may not be changed that may not. All of them are, or none. */
@Component
public class RowRefusals {

    private static final String STALE = "ledger.entry.stale";
    private static final String WITHDRAWN = "ledger.entry.withdrawn";

    private final EntryVersions versions;
    private final RecordSources sources;

    RowRefusals(EntryVersions versions, RecordSources sources) {
        this.versions = versions;
        this.sources = sources;
    }

    /** What is to be done to them. */
    public enum Act {
        /** Tags are the ledger's own and go on whatever stands behind an entry. */
        TAG,
        /** Only what no work module's record stands behind. */
        WITHDRAW
    }

    /** What a fault of one of several entries is about. */
    public static String field(UUID entry) {
        return "entry-" + entry;
    }

    /** @return the reasons by entry; nothing where all may be changed */
    @Transactional(readOnly = true)
    public Map<UUID, Message> of(long county, Map<UUID, Integer> expectedVersions, Act act) {
        Map<UUID, EntryRecord> present = versions.latest(county, expectedVersions.keySet());
        Map<UUID, Message> refusals = new LinkedHashMap<>();
        expectedVersions.forEach((entry, version) -> {
            Message refusal = refusal(present.get(entry), version, act);
            if (refusal != null) {
                refusals.put(entry, refusal);
            }
        });
        return refusals;
    }

    private @Nullable Message refusal(@Nullable EntryRecord now, int expectedVersion, Act act) {
        if (now == null) {
            return Message.of("entries.batch.absent");
        }
        if (!OwnEntries.mayWrite(now)) {
            return Message.of("entries.batch.foreign");
        }
        if (act == Act.WITHDRAW && now.source().ofRecord()) {
            return sources.sentence(now.source());
        }
        if (now.state() == EntryState.WITHDRAWN) {
            return Message.of(WITHDRAWN);
        }
        return now.version() == expectedVersion ? null : Message.of(STALE, now.version(), expectedVersion);
    }

    /**
     * The entries as they stand, all of which may be changed.
     *
     * @throws InvalidInput with a fault for each that may not
     */
    Map<UUID, EntryRecord> require(long county, Map<UUID, Integer> expectedVersions, Act act, Faults faults) {
        Map<UUID, Message> refusals = of(county, expectedVersions, act);
        List<Fault> all = new ArrayList<>();
        refusals.forEach((entry, why) -> all.add(new Fault(field(entry), why)));
        boolean onlyStale = faults.none()
                && !refusals.isEmpty()
                && refusals.values().stream()
                        .allMatch(why -> why.key().equals(STALE) || why.key().equals(WITHDRAWN));
        if (onlyStale) {
            throw new InvalidInput(all, true);
        }
        faults.addAll(all);
        faults.raise();
        return versions.latest(county, expectedVersions.keySet());
    }
}
