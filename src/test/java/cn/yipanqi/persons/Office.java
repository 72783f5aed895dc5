package cn.yipanqi.persons;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.shared.RegionCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** People, their accounts and their browsers, in two counties. */
@TestComponent
class Office {

    static final RegionCode BANMA = new RegionCode("632622");
    static final RegionCode NEXT_DOOR = new RegionCode("632623");
    private static final String PASSWORD = "right horse battery";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Accounts accounts;
    private final Tokens tokens;
    private final People people;
    private final Directory directory;

    Office(Accounts accounts, Tokens tokens, People people, Directory directory) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.people = people;
        this.directory = directory;
    }

    /** @param person whose account it is, if a person's */
    record Holder(
            UUID account,
            String login,
            Visitor visitor,
            @Nullable UUID person) {}

    UUID unit(RegionCode region, UnitType type) {
        return inCounty(
                region,
                () -> directory
                        .of(region.ledger())
                        .units()
                        .filter(unit -> unit.type() == type)
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    /** Somebody who holds a post in a unit since 2022. */
    UUID person(RegionCode region, String name, UUID unit) {
        return person(region, name, unit, null);
    }

    UUID person(RegionCode region, String name, UUID unit, @Nullable LocalDate endedOn) {
        return inCounty(region, () -> {
            UUID person = people.add(region.ledger(), name);
            people.take(
                    region.ledger(),
                    person,
                    new People.Facts("干事", Role.CADRE, unit, null, LocalDate.of(2022, 1, 1), endedOn));
            return person;
        });
    }

    Holder holder(int port, Grant grant, @Nullable UUID person) {
        String login = "persons" + NEXT.incrementAndGet();
        UUID account = asNobody(() -> {
            UUID opened = accounts.open(login, "某" + login, PASSWORD, grant);
            if (person != null) {
                accounts.belongsTo(opened, person);
            }
            return opened;
        });
        Visitor visitor = new Visitor(port);
        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/");
        return new Holder(account, login, visitor, person);
    }

    Holder holder(int port, Role role) {
        return holder(port, Grant.of(role, BANMA), null);
    }

    Holder cadre(int port, UUID unit) {
        return holder(port, new Grant(Role.CADRE, BANMA, unit, null, Set.of()), null);
    }

    String token(Holder holder, boolean proved) {
        return asNobody(() -> tokens.make(accounts.byLogin(holder.login()).orElseThrow(), "test", proved));
    }

    /** A request of a program's. */
    static HttpResponse<String> ask(int port, String token, String method, String path, String body) {
        return new Visitor(port)
                .send(
                        method,
                        path + (path.contains("?") ? "&" : "?") + "county=632622",
                        BodyPublishers.ofString(body),
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        "Accept-Language",
                        "zh",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    static <T> T inCounty(RegionCode region, Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", region), action);
    }

    static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }
}
