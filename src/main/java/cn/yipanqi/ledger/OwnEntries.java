package cn.yipanqi.ledger;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose entries the current scope may write. The database's policies say the same; here it is said before they have to, and in words. */
public final class OwnEntries {

    private OwnEntries() {}

    public static boolean mayWrite(long county, @Nullable UUID unit, @Nullable UUID station) {
        Scope scope = CurrentScope.get();
        return scope.writes(county)
                && switch (scope.entries()) {
                    case ALL -> true;
                    case UNIT -> unit != null && unit.equals(scope.unit());
                    case STATION -> station != null && station.equals(scope.station());
                    case NONE -> false;
                };
    }

    /** Whether the entry as it stands may be corrected or withdrawn. */
    public static boolean mayWrite(EntryRecord entry) {
        return mayWrite(entry.county(), entry.content().unit(), entry.content().station());
    }

    static void require(long county, EntryContent content) {
        if (!mayWrite(county, content.unit(), content.station())) {
            throw Refusal.forbidden();
        }
    }
}
