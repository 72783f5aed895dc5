package cn.yipanqi.report;

import static cn.yipanqi.ledger.SampleEntries.activity;

import cn.yipanqi.TestScopes;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A real county, whose name and units the report needs, that no other test uses; each test has a year of its own there. */
public final class ReportCounty {

    /** 三台县 */
    public static final long CODE = 510722;
    /** 盐亭县 */
    public static final long NEIGHBOUR = 510723;

    /** The year in whose January what is reported of the year before is heard: nobody's year. */
    public static final int HEARINGS = 2023;

    private static final int DAYS = 360;
    private static final AtomicInteger YEAR = new AtomicInteger(1990);

    private final Ledger ledger;
    private final Directory directory;

    public ReportCounty(Ledger ledger, Directory directory) {
        this.ledger = ledger;
        this.directory = directory;
    }

    public static Period freshYear() {
        return Period.year(YEAR.updateAndGet(year -> year + 1 == HEARINGS ? year + 2 : year + 1));
    }

    static <T> T coordinator(Supplier<T> action) {
        return as(TestScopes.coordinator(CODE), action);
    }

    static <T> T as(Scope scope, Supplier<T> action) {
        return CurrentScope.call(scope, action);
    }

    /** Activities of the county's first unit, day after day from the period's first, 100 yuan handed out in each. */
    public List<UUID> activities(Period period, int n) {
        return coordinator(() -> {
            UUID unit = unit();
            List<NewEntry> entries = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                LocalDate day = period.from().plusDays(i % DAYS);
                entries.add(new NewEntry(activity(unit, day, "走访" + (i + 1), 10, "100"), Source.byHand()));
            }
            return ledger.post(CODE, entries, null).entries();
        });
    }

    void withdraw(UUID entry) {
        coordinator(() -> ledger.withdraw(
                CODE, List.of(new Ledger.Withdrawal(entry, 1, "登记错了")), cn.yipanqi.ledger.Deed.WITHDRAW));
    }

    UUID unit() {
        return directory.of(CODE).units().map(Unit::id).findFirst().orElseThrow();
    }

    /** What somebody of a role is granted in the county. */
    Grant grant(Role role) {
        UUID place = coordinator(this::unit);
        return new Grant(
                role,
                RegionCode.county(CODE),
                role == Role.CADRE ? place : null,
                role == Role.STATION ? place : null,
                Set.of());
    }
}
