package cn.yipanqi.intake.reading.words;

import cn.yipanqi.ledger.Measure;
import java.util.Set;

/**
 * A kind of ledger a sheet can be.
 *
 * @param code the catalogue's, for instance {@code activity}, or {@code unknown}
 * @param role what becomes of its rows
 * @param measures what is kept of it
 */
public record LedgerKind(String code, Role role, Set<Measure> measures) {

    /** What becomes of a sheet's rows. */
    public enum Role {
        /** They become entries. */
        ENTRIES,
        /** They tell of stations, and go into the register. */
        REGISTER,
        /** They belong to a module that is not there yet: named, and set aside. */
        LATER,
        /** Nobody knows. */
        NONE
    }

    /** A sheet nothing speaks for. */
    public static final LedgerKind UNKNOWN = new LedgerKind("unknown", Role.NONE, Set.of());

    public boolean isUnknown() {
        return role == Role.NONE;
    }

    /** Key of its name in the message bundles. */
    public String messageKey() {
        return "reading.kind." + code;
    }
}
