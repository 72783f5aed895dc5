package cn.yipanqi.walls;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.Yipanqi;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import com.jayway.jsonpath.JsonPath;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Two servers on one database and one folder of keys and files, as a prefecture may run them: whoever is in is in on both, and out on both. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    HikariDataSource pool;

    @Autowired
    @Qualifier("ownerDataSource")
    DriverManagerDataSource owner;

    @Autowired
    Environment environment;

    @LocalServerPort
    int one;

    private ConfigurableApplicationContext second;
    private int other;
    private FurnishedCounty county;

    @BeforeAll
    void twoServersAndACounty() {
        startTheSecond();
        county = new FurnishedCounty(632523, "己", new Rows(jdbc, transactions));
        county.welcome(one, Role.SYSTEM_ADMIN, accounts, tokens);
    }

    @AfterAll
    void stopTheSecond() {
        second.close();
    }

    private void startTheSecond() {
        second = new SpringApplicationBuilder(Yipanqi.class, SettableClock.InsteadOfTheRealOne.class)
                .run(
                        "--server.port=0",
                        "--yipanqi.data=" + environment.getRequiredProperty("yipanqi.data"),
                        "--spring.datasource.url=" + pool.getJdbcUrl(),
                        "--spring.datasource.username=" + pool.getUsername(),
                        "--spring.datasource.password=" + pool.getPassword(),
                        "--spring.flyway.user=" + owner.getUsername(),
                        "--spring.flyway.password=" + owner.getPassword());
        other = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Somebody new, signed in at the first. */
    private Asker leader() {
        county.welcome(one, Role.LEADER, accounts, tokens);
        return county.person(Role.LEADER);
    }

    private UUID account(Asker asker) {
        return CurrentScope.call(
                Scope.nobody("test"),
                () -> accounts.named(Objects.requireNonNull(asker.login()))
                        .orElseThrow()
                        .id());
    }

    private String board() {
        return "/board?county=" + county.code();
    }

    private String figures() {
        return "/api/v1/figures?year=2022&county=" + county.code();
    }

    private void isIn(Asker asker, int port) {
        assertThat(asker.at(port).get(board()).status()).isEqualTo(200);
        assertThat(asker.at(port).get(figures()).status()).isEqualTo(200);
    }

    private void isOut(Asker asker, int port) {
        Answer page = asker.at(port).get(board());
        assertThat(page.status()).as("page at %s", port).isEqualTo(302);
        assertThat(page.location()).isEqualTo("/sign-in");
        assertThat(asker.at(port).get(figures()).status()).as("API at %s", port).isEqualTo(401);
    }

    private Answer administrator(int port, String method, String address, String body) {
        Answer answer = county.person(Role.SYSTEM_ADMIN).at(port).ask(method, address, body);
        assertThat(answer.opened()).as(answer.text()).isTrue();
        return answer;
    }

    @Test
    void aSessionMadeAtOneServesAtTheOtherAndEndsAtBoth() {
        Asker leader = leader();
        isIn(leader, one);
        isIn(leader, other);
        assertThat(leader.at(other)
                        .ask("POST", "/account/tokens", "form label=two")
                        .status())
                .as("a form of one is taken by the other")
                .isEqualTo(201);

        leader.at(other).ask("POST", "/sign-out", "form");

        assertThat(leader.at(one).get(board()).location()).isEqualTo("/sign-in");
        assertThat(leader.at(other).get(board()).location()).isEqualTo("/sign-in");
    }

    @Test
    void anAccountThatIsDisabledAtOneIsOutAtBothWithItsNextRequest() {
        Asker leader = leader();
        isIn(leader, other);
        administrator(one, "POST", "/api/v1/accounts/" + account(leader) + "/disabling", "{}");
        isOut(leader, other);
        isOut(leader, one);
    }

    @Test
    void aRoleThatIsTakenAtOneIsGoneAtBoth() {
        Asker leader = leader();
        isIn(leader, one);
        UUID grant =
                county.rows().id(county.code(), "select id from access.role_grant where account = ?", account(leader));
        administrator(other, "POST", "/api/v1/accounts/" + account(leader) + "/grants/" + grant + "/ending", "{}");
        isOut(leader, one);
        isOut(leader, other);
    }

    @Test
    void aTokenThatIsRevokedAtOneIsNoGoodAtTheOtherAndTheSessionStays() {
        Asker leader = leader();
        isIn(leader, other);
        UUID token = county.rows().id(county.code(), "select id from access.token where account = ?", account(leader));
        leader.at(one).ask("POST", "/account/tokens/" + token + "/revocation", "form");
        assertThat(leader.at(other).get(figures()).status()).isEqualTo(401);
        assertThat(leader.at(one).get(figures()).status()).isEqualTo(401);
        assertThat(leader.at(other).get(board()).status()).isEqualTo(200);
    }

    @Test
    void aPostThatEndsAtOneTakesItsRoleAlongAtBoth() {
        String at = "/api/v1/organisation/people?county=" + county.code();
        String person = made(administrator(one, "POST", at, """
            {"name":"王五","post":{"position":"县领导","role":"LEADER","from":"2022-01-01"}}\
            """));
        String login = "walls-post-" + county.code();
        Answer opened = administrator(other, "POST", "/api/v1/accounts", """
            {"login":"%s","name":"王五","region":"%d","person":"%s"}\
            """.formatted(login, county.code(), person));
        String link = JsonPath.<String>read(opened.text(), "$.invitation").replaceFirst("^https?://[^/]+", "");
        new Visitor(one).submit(link, link, "password", Asker.PASSWORD, "again", Asker.PASSWORD);
        String token =
                CurrentScope.call(Scope.nobody("test"), () -> tokens.make(UUID.fromString(made(opened)), "test"));
        Asker holder = Asker.signedIn(one, Role.LEADER, login, token);
        isIn(holder, one);
        isIn(holder, other);
        UUID post = county.rows()
                .id(county.code(), "select id from organisation.post where person = ?", UUID.fromString(person));

        administrator(one, "POST", "/api/v1/accounts/posts/" + post + "/ending?county=" + county.code(), "{}");

        isOut(holder, other);
        isOut(holder, one);
    }

    private static String made(Answer answer) {
        return JsonPath.read(answer.text(), "$.id");
    }

    @Test
    void whoWasInBeforeAServerRestartedIsInAfterwards() {
        Asker leader = leader();
        isIn(leader, other);
        second.close();
        startTheSecond();
        isIn(leader, other);
        isIn(leader, one);
    }
}
