package cn.yipanqi.coordination.supervision;

import cn.yipanqi.TestScopes;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A county whose union leads and whose women's federation assists. */
public final class SupervisionWorld {

    static final Filing FILING = new Filing("年度重点任务", "按期办结，以台账为准", null);

    private final long county;
    private final CountyDirectory names;

    public SupervisionWorld(long county, Directory directory) {
        this.county = county;
        this.names = CurrentScope.call(TestScopes.coordinator(county), () -> directory.of(county));
    }

    public long county() {
        return county;
    }

    public UUID unit(String name) {
        return names.unitNamed(name).orElseThrow(() -> new AssertionError(name)).id();
    }

    public UUID lead() {
        return unit("总工会");
    }

    public UUID partner() {
        return unit("妇联");
    }

    public UUID stranger() {
        return unit("团县委");
    }

    public NewTask task(String title, LocalDate from, LocalDate due) {
        return new NewTask(
                due.getYear(),
                null,
                Commons.ACTIVITY,
                title,
                null,
                null,
                lead(),
                List.of(partner()),
                List.of(),
                null,
                null,
                from,
                due,
                TaskOrigin.INSTRUCTION,
                null);
    }

    public Scope officeScope() {
        return TestScopes.coordinator(county);
    }

    public <T> T office(Supplier<T> deed) {
        return CurrentScope.call(TestScopes.coordinator(county), deed);
    }

    public void office(Runnable deed) {
        CurrentScope.run(TestScopes.coordinator(county), deed);
    }

    public void cadre(UUID unit, Runnable deed) {
        CurrentScope.run(TestScopes.cadre(county, unit), deed);
    }

    public <T> T cadre(UUID unit, Supplier<T> deed) {
        return CurrentScope.call(TestScopes.cadre(county, unit), deed);
    }
}
