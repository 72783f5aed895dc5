package cn.yipanqi.coordination.regulation;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Refusal;

/** Refuses in words before the database's policies would have to, which speak none. */
final class Office {

    private Office() {}

    /** @throws Refusal unless the scope may write all of the county, as its office 协同办 may */
    static Scope writing(long county) {
        Scope scope = CurrentScope.get();
        if (!scope.writes(county) || scope.entries() != Scope.Entries.ALL) {
            throw Refusal.forbidden();
        }
        return scope;
    }
}
