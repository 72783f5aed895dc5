package cn.yipanqi.coordination.meeting;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Refusal;

/** Who keeps meetings: whoever answers for the whole county. The database's policies say the same. */
public final class Office {

    private Office() {}

    public static boolean is(long county) {
        Scope scope = CurrentScope.get();
        return scope.writes(county) && scope.entries() == Scope.Entries.ALL;
    }

    /** @throws Refusal (FORBIDDEN) where the scope's holder is a unit, a station, or writes nothing here */
    public static void require(long county) {
        if (!is(county)) {
            throw Refusal.forbidden();
        }
    }
}
