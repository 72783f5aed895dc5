package cn.yipanqi.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.RegionCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** People of a county before their browsers, and their programs. */
@Lazy
@Component
public class Desks {

    private static final String PASSWORD = "right horse battery";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Accounts accounts;
    private final Tokens tokens;
    private final Directory directory;

    Desks(Accounts accounts, Tokens tokens, Directory directory) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.directory = directory;
    }

    /** Somebody with an account. */
    public record Desk(String login, Visitor visitor, String token, int port, long county) {

        /** A request of a program's. */
        public HttpResponse<String> ask(String method, String path, String body) {
            return new Visitor(port)
                    .send(
                            method,
                            path + (path.contains("?") ? "&" : "?") + "county=" + county,
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
    }

    public List<UUID> units(long county) {
        return in(county, () -> directory.of(county).units().map(Unit::id).toList());
    }

    public static <T> T in(long county, Supplier<T> deed) {
        return CurrentScope.call(Scope.job("test", RegionCode.county(county)), deed);
    }

    public Desk of(int port, long county, Role role, @Nullable UUID unit, @Nullable UUID station) {
        String login = "before-a-desk" + NEXT.incrementAndGet();
        Grant grant = new Grant(role, RegionCode.county(county), unit, station, Set.of());
        String token = CurrentScope.call(
                Scope.nobody("test"), () -> tokens.make(accounts.open(login, "某" + login, PASSWORD, grant), "test"));
        Visitor visitor = new Visitor(port);
        assertThat(Visitor.target(visitor.signIn(login, PASSWORD))).isEqualTo("/");
        return new Desk(login, visitor, token, port, county);
    }

    public Desk of(int port, long county, Role role) {
        return of(
                port,
                county,
                role,
                role == Role.CADRE ? units(county).get(0) : null,
                role == Role.STATION ? UUID.randomUUID() : null);
    }
}
