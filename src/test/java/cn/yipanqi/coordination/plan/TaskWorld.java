package cn.yipanqi.coordination.plan;

import cn.yipanqi.TestScopes;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A county with its units, and tasks that say nothing unusual. */
public final class TaskWorld {

    private final long county;
    private final CountyDirectory names;

    public TaskWorld(long county, Directory directory) {
        this.county = county;
        this.names = CurrentScope.call(TestScopes.coordinator(county), () -> directory.of(county));
    }

    public long county() {
        return county;
    }

    public CountyDirectory names() {
        return names;
    }

    public UUID unit(String name) {
        return names.unitNamed(name).orElseThrow(() -> new AssertionError(name)).id();
    }

    public UUID union() {
        return unit("总工会");
    }

    public UUID women() {
        return unit("妇联");
    }

    public UUID youth() {
        return unit("团县委");
    }

    /** Led by the union, assisted by the women's federation, due at the end of September 2022. */
    public NewTask task(String title) {
        return new NewTask(
                2022,
                null,
                Commons.ACTIVITY,
                title,
                "每月一次",
                "开展活动10场",
                union(),
                List.of(women()),
                List.of(),
                null,
                null,
                null,
                LocalDate.of(2022, 9, 30),
                TaskOrigin.PLAN,
                null);
    }

    public Scope office() {
        return TestScopes.coordinator(county);
    }

    public <T> T office(Supplier<T> deed) {
        return CurrentScope.call(office(), deed);
    }

    public void office(Runnable deed) {
        CurrentScope.run(office(), deed);
    }

    public <T> T cadre(UUID unit, Supplier<T> deed) {
        return CurrentScope.call(TestScopes.cadre(county, unit), deed);
    }

    public void cadre(UUID unit, Runnable deed) {
        CurrentScope.run(TestScopes.cadre(county, unit), deed);
    }

    public static String json(Map<String, ?> body) {
        return new tools.jackson.databind.json.JsonMapper().writeValueAsString(body);
    }
}
