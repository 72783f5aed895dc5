package cn.yipanqi.access;

import static cn.yipanqi.access.Permission.ACCOUNT_EDIT;
import static cn.yipanqi.access.Permission.AUDIT_READ;
import static cn.yipanqi.access.Permission.ENTRY_WRITE;
import static cn.yipanqi.access.Permission.EXPORT;
import static cn.yipanqi.access.Permission.INTAKE;
import static cn.yipanqi.access.Permission.LEDGER_READ;
import static cn.yipanqi.access.Permission.MERGE;
import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;
import static cn.yipanqi.access.Permission.REPORT_EDIT;
import static cn.yipanqi.access.Permission.REPORT_FREEZE;
import static cn.yipanqi.access.Permission.VOCABULARY_EDIT;

import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The roles and all they may do. This list is the rule: nothing else grants a permission. */
public enum Role {
    /** A cadre of one unit: keeps that unit's ledger. */
    CADRE(Entries.UNIT, LEDGER_READ, ORGANISATION_READ, ENTRY_WRITE, INTAKE, EXPORT),
    /** Staff of a township station: keep that station's entries. */
    STATION(Entries.STATION, LEDGER_READ, ORGANISATION_READ, ENTRY_WRITE, EXPORT),
    /** 协同办, which keeps the board in order. */
    COORDINATOR(
            Entries.ALL,
            LEDGER_READ,
            ORGANISATION_READ,
            ENTRY_WRITE,
            INTAKE,
            MERGE,
            REPORT_EDIT,
            REPORT_FREEZE,
            EXPORT,
            ORGANISATION_EDIT,
            VOCABULARY_EDIT,
            AUDIT_READ),
    /** A leader who reads, and signs on paper. */
    LEADER(Entries.NONE, LEDGER_READ, ORGANISATION_READ, EXPORT),
    /** System administrator 系统管理员: units and accounts, not the ledger. */
    SYSTEM_ADMIN(Entries.NONE, ORGANISATION_READ, ORGANISATION_EDIT, ACCOUNT_EDIT);

    private final Entries entries;
    private final Set<Permission> permissions;

    Role(Entries entries, Permission first, Permission... others) {
        this.entries = entries;
        this.permissions = EnumSet.of(first, others);
    }

    public Set<Permission> permissions() {
        return EnumSet.copyOf(permissions);
    }

    /** Whose ledger entries a holder may write. */
    Scope.Entries entries() {
        return entries;
    }

    /** Whether a holder may write anything of the county at all. */
    boolean writes() {
        return this != LEADER;
    }

    public String messageKey() {
        return "role." + name().toLowerCase(Locale.ROOT);
    }
}
