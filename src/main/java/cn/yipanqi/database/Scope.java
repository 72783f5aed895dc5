package cn.yipanqi.database;

import cn.yipanqi.shared.RegionCode;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction may read and write. Bounds are half-open ranges of six-digit ledger codes ({@link RegionCode#ledger()}); the
 * policies of the database compare rows with them.
 *
 * @param actor account in whose name it happens; none for jobs and for nobody signed in
 * @param actorName name as the audit record and histories print it
 * @param readLow first ledger readable
 * @param readHigh first ledger beyond
 * @param writeLow first ledger writable
 * @param writeHigh first ledger beyond
 * @param entries whose entries may be written within that range
 * @param unit the unit whose entries may be written, with {@link Entries#UNIT}
 * @param station the station whose entries may be written, with {@link Entries#STATION}
 * @param hiddenKinds kinds whose entries may not be opened; they count all the same
 */
public record Scope(
        @Nullable UUID actor,
        String actorName,
        long readLow,
        long readHigh,
        long writeLow,
        long writeHigh,
        Entries entries,
        @Nullable UUID unit,
        @Nullable UUID station,
        Set<String> hiddenKinds) {

    /** Whose ledger entries a scope may write. */
    public enum Entries {
        ALL,
        UNIT,
        STATION,
        NONE
    }

    public Scope {
        hiddenKinds = Set.copyOf(hiddenKinds);
    }

    /** Sees and writes no county's rows: sign-in, sessions, pages without an account. */
    public static Scope nobody(String name) {
        return new Scope(null, name, 0, 0, 0, 0, Entries.NONE, null, null, Set.of());
    }

    /** A job that works on one division, in the system's name. */
    public static Scope job(String name, RegionCode region) {
        long low = region.ledger();
        long high = region.ledgerHigh();
        return new Scope(null, name, low, high, low, high, Entries.ALL, null, null, Set.of());
    }

    public boolean reads(long ledger) {
        return ledger >= readLow && ledger < readHigh;
    }

    public boolean writes(long ledger) {
        return ledger >= writeLow && ledger < writeHigh;
    }
}
