package cn.yipanqi.access;

import static cn.yipanqi.access.Permission.ACCOUNT_EDIT;
import static cn.yipanqi.access.Permission.ACCOUNT_READ;
import static cn.yipanqi.access.Permission.AUDIT_READ;
import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.COORDINATION_WORK;
import static cn.yipanqi.access.Permission.ENTRY_WRITE;
import static cn.yipanqi.access.Permission.EXPORT;
import static cn.yipanqi.access.Permission.GRANT_EDIT;
import static cn.yipanqi.access.Permission.INTAKE;
import static cn.yipanqi.access.Permission.LEDGER_READ;
import static cn.yipanqi.access.Permission.MATRIX_READ;
import static cn.yipanqi.access.Permission.MERGE;
import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;
import static cn.yipanqi.access.Permission.PERSON_ANSWER;
import static cn.yipanqi.access.Permission.PERSON_EDIT;
import static cn.yipanqi.access.Permission.PERSON_REVEAL;
import static cn.yipanqi.access.Permission.POST_EDIT;
import static cn.yipanqi.access.Permission.REPORT_EDIT;
import static cn.yipanqi.access.Permission.REPORT_FREEZE;
import static cn.yipanqi.access.Permission.RETENTION_READ;
import static cn.yipanqi.access.Permission.SECURITY_EDIT;
import static cn.yipanqi.access.Permission.SHARING_EDIT;
import static cn.yipanqi.access.Permission.SHARING_READ;
import static cn.yipanqi.access.Permission.VOCABULARY_EDIT;

import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The roles and all they may do. This list is the rule: nothing else grants a permission. */
public enum Role {
    /** A cadre of one unit: keeps that unit's ledger. */
    CADRE(
            Entries.UNIT,
            LEDGER_READ,
            ORGANISATION_READ,
            ENTRY_WRITE,
            COORDINATION_WORK,
            INTAKE,
            EXPORT,
            PERSON_EDIT,
            PERSON_REVEAL,
            SHARING_READ,
            SHARING_EDIT),
    /** Staff of a township station: keep that station's entries. */
    STATION(Entries.STATION, LEDGER_READ, ORGANISATION_READ, ENTRY_WRITE, COORDINATION_WORK, EXPORT),
    /** 协同办, which keeps the board in order. */
    COORDINATOR(
            Entries.ALL,
            LEDGER_READ,
            ORGANISATION_READ,
            ENTRY_WRITE,
            COORDINATION_EDIT,
            COORDINATION_WORK,
            INTAKE,
            MERGE,
            REPORT_EDIT,
            REPORT_FREEZE,
            EXPORT,
            ORGANISATION_EDIT,
            VOCABULARY_EDIT,
            PERSON_EDIT,
            PERSON_REVEAL,
            PERSON_ANSWER,
            SHARING_READ,
            SHARING_EDIT,
            RETENTION_READ),
    /** A leader who reads, and signs on paper. */
    LEADER(Entries.NONE, LEDGER_READ, ORGANISATION_READ, EXPORT),
    /** System administrator 系统管理员: units, posts and accounts, not the ledger, and no administrator's role. */
    SYSTEM_ADMIN(
            Entries.NONE,
            ORGANISATION_READ,
            ORGANISATION_EDIT,
            POST_EDIT,
            ACCOUNT_READ,
            ACCOUNT_EDIT,
            GRANT_EDIT,
            PERSON_EDIT),
    /** Security administrator 安全管理员: the administrators' roles, rules and keys. */
    SECURITY_ADMIN(
            Entries.NONE,
            ORGANISATION_READ,
            ACCOUNT_READ,
            GRANT_EDIT,
            SECURITY_EDIT,
            MATRIX_READ,
            SHARING_READ,
            RETENTION_READ),
    /** Auditor 审计管理员: reads what everybody did, the administrators too, and changes nothing. */
    AUDITOR(Entries.NONE, ORGANISATION_READ, ACCOUNT_READ, MATRIX_READ, AUDIT_READ, SHARING_READ);

    /** The three that nobody holds two of (三员分立). */
    public static final Set<Role> ADMINISTRATORS =
            Collections.unmodifiableSet(EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR));

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

    /** The same by name, for whoever shows it: ALL, UNIT, STATION, NONE. */
    public String entriesWritten() {
        return entries.name();
    }

    /** Whether a holder may write anything of the county at all. */
    boolean writes() {
        return this != LEADER && this != AUDITOR;
    }

    /** Which roles a holder may give others: who opens accounts makes no administrators, and who makes administrators opens no accounts. */
    public Set<Role> gives() {
        return switch (this) {
            case SYSTEM_ADMIN -> EnumSet.complementOf(EnumSet.copyOf(ADMINISTRATORS));
            case SECURITY_ADMIN -> ADMINISTRATORS;
            default -> EnumSet.noneOf(Role.class);
        };
    }

    public boolean administers() {
        return ADMINISTRATORS.contains(this);
    }

    /** Whether a holder must have a second factor (GB/T 22239, 8.1.4.1 d): whoever administers, and who may change the whole county's book. */
    public boolean needsSecondFactor() {
        return administers() || this == COORDINATOR;
    }

    public String messageKey() {
        return "role." + name().toLowerCase(Locale.ROOT);
    }
}
