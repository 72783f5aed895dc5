package cn.yipanqi;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.shared.RegionCode;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Scopes for tests, and counties nobody else in the test run uses. */
public final class TestScopes {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestScopes() {}

    /** A county of its own: ledger code in a prefecture that does not exist, so that no other test's rows are there. */
    public static long freshCounty() {
        return 990_001 + NEXT.getAndIncrement() % 9_000;
    }

    public static Scope coordinator(long county) {
        return new Scope(null, "协同办", county, county + 1, county, county + 1, Entries.ALL, null, null, Set.of());
    }

    public static Scope cadre(long county, UUID unit) {
        return new Scope(null, "干部", county, county + 1, county, county + 1, Entries.UNIT, unit, null, Set.of());
    }

    public static Scope leader(long county) {
        return new Scope(null, "领导", county, county + 1, 0, 0, Entries.NONE, null, null, Set.of());
    }

    public static Scope hiding(Scope scope, String... kinds) {
        return new Scope(
                scope.actor(),
                scope.actorName(),
                scope.readLow(),
                scope.readHigh(),
                scope.writeLow(),
                scope.writeHigh(),
                scope.entries(),
                scope.unit(),
                scope.station(),
                Set.of(kinds));
    }

    public static <T> T as(Scope scope, Supplier<T> action) {
        return CurrentScope.call(scope, action);
    }

    public static RegionCode region(long county) {
        return RegionCode.county(county);
    }
}
