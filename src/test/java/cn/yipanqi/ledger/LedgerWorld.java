package cn.yipanqi.ledger;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.RegionCode;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** People of real counties who ask the product for things, each with a token of his own. */
@Lazy
@Component
public class LedgerWorld {

    private static final AtomicInteger LOGINS = new AtomicInteger();

    private final MockMvc mvc;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Directory directory;
    private final Stations stations;

    LedgerWorld(MockMvc mvc, Accounts accounts, Tokens tokens, Directory directory, Stations stations) {
        this.mvc = mvc;
        this.accounts = accounts;
        this.tokens = tokens;
        this.directory = directory;
        this.stations = stations;
    }

    /** Somebody who asks. */
    public final class Person {

        private final String token;

        private Person(String token) {
            this.token = token;
        }

        public ResultActions asks(String url) throws Exception {
            return sent(get(url));
        }

        public ResultActions posts(String url, String json) throws Exception {
            return sent(post(url)
                    .header("Idempotency-Key", UUID.randomUUID())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(json));
        }

        public ResultActions fills(String url, String... namesAndValues) throws Exception {
            MockHttpServletRequestBuilder form = post(url);
            for (int i = 0; i < namesAndValues.length; i += 2) {
                form.param(namesAndValues[i], namesAndValues[i + 1]);
            }
            return sent(form.with(csrf()));
        }

        public ResultActions deletes(String url) throws Exception {
            return sent(delete(url));
        }

        public ResultActions sent(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
            return mvc.perform(request.header("Authorization", "Bearer " + token));
        }
    }

    public Person coordinator(long county) {
        return person(Role.COORDINATOR, county, null, null);
    }

    public Person cadre(long county, String unit) {
        return person(Role.CADRE, county, unit(county, unit), null);
    }

    public Person stationStaff(long county, UUID station) {
        return person(Role.STATION, county, null, station);
    }

    public Person leader(long county) {
        return person(Role.LEADER, county, null, null);
    }

    public Person systemAdmin(long county) {
        return person(Role.SYSTEM_ADMIN, county, null, null);
    }

    /** A coordinator who may not open entries of some kinds. */
    public Person coordinatorWithout(long county, String kind) {
        return person(new Grant(Role.COORDINATOR, RegionCode.county(county), null, null, Set.of(kind)));
    }

    private Person person(Role role, long county, @Nullable UUID unit, @Nullable UUID station) {
        return person(new Grant(role, RegionCode.county(county), unit, station, Set.of()));
    }

    private Person person(Grant grant) {
        String login = "ledger" + LOGINS.incrementAndGet();
        return CurrentScope.call(Scope.nobody("test"), () -> {
            UUID account = accounts.open(login, grant.role().name() + " " + login, "long enough 42 " + login, grant);
            return new Person(tokens.make(account, "test"));
        });
    }

    public CountyDirectory county(long county) {
        return in(county, () -> directory.of(county));
    }

    public UUID unit(long county, String name) {
        return county(county).unitNamed(name).orElseThrow().id();
    }

    public UUID station(long county, String name) {
        return in(county, () -> stations.open(county, new Stations.Facts(name, null, null, null, Set.of(), null)));
    }

    public static <T> T in(long county, Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", RegionCode.county(county)), action);
    }
}
