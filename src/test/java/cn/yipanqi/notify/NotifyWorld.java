package cn.yipanqi.notify;

import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.RegionCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A county where work waits, its people, and a morning to come. */
public final class NotifyWorld {

    public static final String PASSWORD = "a long enough password";

    private final long county;
    private final CountyDirectory names;
    private final Accounts accounts;
    private final Todos todos;
    private final WorkingDays workingDays;
    private final SettableClock clock;

    public NotifyWorld(
            long county,
            Directory directory,
            Accounts accounts,
            Todos todos,
            WorkingDays workingDays,
            SettableClock clock) {
        this.county = county;
        this.names = CurrentScope.call(TestScopes.coordinator(county), () -> directory.of(county));
        this.accounts = accounts;
        this.todos = todos;
        this.workingDays = workingDays;
        this.clock = clock;
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

    /** A login of its own that nobody else has. */
    public UUID account(String login, Role role, @Nullable UUID unit) {
        Grant grant = new Grant(role, RegionCode.county(county), unit, null, Set.of());
        return CurrentScope.call(Scope.nobody("test"), () -> accounts.open(login, "账号" + login, PASSWORD, grant));
    }

    public <T> T office(Supplier<T> deed) {
        return CurrentScope.call(TestScopes.coordinator(county), deed);
    }

    public void office(Runnable deed) {
        CurrentScope.run(TestScopes.coordinator(county), deed);
    }

    public <T> T as(UUID account, @Nullable UUID unit, Supplier<T> deed) {
        Scope scope = unit == null ? TestScopes.leader(county) : TestScopes.cadre(county, unit);
        Scope own = new Scope(
                account,
                "本人",
                scope.readLow(),
                scope.readHigh(),
                scope.writeLow(),
                scope.writeHigh(),
                scope.entries(),
                scope.unit(),
                null,
                Set.of());
        return CurrentScope.call(own, deed);
    }

    /** Opens a piece of work that waits for the union, and answers with its subject. */
    public UUID waits(String title, @Nullable LocalDate due) {
        return waits(title, Addressee.unit(union()), null, due, false);
    }

    public UUID waits(String title, Addressee of, @Nullable UUID person, @Nullable LocalDate due, boolean sensitive) {
        UUID subject = UUID.randomUUID();
        office(() -> todos.open(
                county,
                new Todo(
                        "test.piece",
                        subject,
                        of,
                        person,
                        Message.of("supervision.todo.part", title),
                        "/entries/" + subject,
                        due,
                        sensitive)));
        return subject;
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public LocalDate in(int days) {
        return office(() -> workingDays.plus(today(), days));
    }

    /** Puts the clock to a time of the next working day. */
    public LocalDate nextMorning(int hour, int minute) {
        return at(in(1), hour, minute);
    }

    public LocalDate at(LocalDate day, int hour, int minute) {
        LocalDateTime now = LocalDateTime.now(clock);
        Duration ahead = Duration.between(now, day.atTime(hour, minute));
        if (ahead.isNegative()) {
            throw new AssertionError("the clock goes forward only: " + now + " to " + day);
        }
        clock.advance(ahead);
        return day;
    }
}
