package cn.yipanqi.access;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.Codes;
import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.Yipanqi;
import cn.yipanqi.access.factor.SecondFactors;
import cn.yipanqi.access.passkey.Device;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.HtmlUtils;

/** What one node begins another ends: both serve one session, one throttle and one database. */
@ServerTest
@TestPropertySource(properties = "yipanqi.passkeys.origins=http://localhost:${local.server.port}")
class SignInOverTwoNodesTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]+)\"");
    private static final String PASSWORD = "right horse battery";

    private static @Nullable ConfigurableApplicationContext other;

    @LocalServerPort
    int port;

    @Autowired
    Environment settings;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    SettableClock clock;

    private Visitor here;
    private Visitor there;
    private String login;
    private UUID account;

    @AfterAll
    static void stop() {
        if (other != null) {
            other.close();
        }
    }

    @BeforeEach
    void startTheOtherNode() throws Exception {
        if (other == null) {
            Path data = Path.of(settings.getRequiredProperty("yipanqi.data"));
            Properties secrets = new Properties();
            try (var reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
                secrets.load(reader);
            }
            other = new SpringApplicationBuilder(Yipanqi.class, SettableClock.InsteadOfTheRealOne.class)
                    .run(
                            "--server.port=0",
                            "--yipanqi.passkeys.origins=http://localhost:" + port
                                    + ",http://localhost:${local.server.port}",
                            "--yipanqi.data=" + Files.createTempDirectory(data.getParent(), "node"),
                            "--yipanqi.sealing.key-file=" + data.resolve("keys/sealing.keys"),
                            "--spring.datasource.url=" + pool.getJdbcUrl(),
                            "--spring.datasource.username=" + pool.getUsername(),
                            "--spring.datasource.password=" + pool.getPassword(),
                            "--spring.flyway.user=app_owner",
                            "--spring.flyway.password=" + secrets.getProperty("owner"));
        }
        here = new Visitor(port);
        there = here.at(((WebServerApplicationContext) other).getWebServer().getPort());
        login = "traveller" + NEXT.incrementAndGet();
        account = asNobody(() -> accounts.open(login, "某人", PASSWORD, Grant.of(Role.LEADER, new RegionCode("632622"))));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    @Test
    void thePasswordIsGivenHereTheCodeThereAndBothServeTheSession() {
        String secret = asNobody(() -> factors.enrolForTheDemo(account));
        here.get("/account/sessions");
        assertThat(target(there.password(login, PASSWORD))).isEqualTo("/account/sessions");
        assertThat(target(here.get("/account/sessions"))).isEqualTo("/sign-in/second-factor");
        String code = Codes.of(secret, clock.instant());
        assertThat(target(there.submit("/sign-in/second-factor", "/sign-in/second-factor", "code", code)))
                .isEqualTo("/account/sessions");
        assertThat(here.get("/account/sessions").statusCode()).isEqualTo(200);
        assertThat(there.submit("/account", "/account/second-factor/recovery-codes")
                        .statusCode())
                .as("proved to both")
                .isEqualTo(200);
        HttpResponse<String> out = here.submit("/account", "/sign-out");
        assertThat(target(out)).isEqualTo("/sign-in?out");
        assertThat(target(there.get("/account"))).isEqualTo("/sign-in");
    }

    @Test
    void aCodeShownHereIsUsedUpThere() {
        String secret = asNobody(() -> factors.enrolForTheDemo(account));
        String code = Codes.of(secret, clock.instant());
        here.password(login, PASSWORD);
        assertThat(target(here.submit("/sign-in/second-factor", "/sign-in/second-factor", "code", code)))
                .isEqualTo("/");
        Visitor again = new Visitor(port).at(portThere());
        again.password(login, PASSWORD);
        assertThat(again.submit("/sign-in/second-factor", "/sign-in/second-factor", "code", code)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void failuresOfBothCountTogetherAndADisabledAccountIsOutOnBoth() {
        for (int i = 0; i < SignInThrottle.Door.ACCOUNT.free(); i++) {
            Visitor guesser = i % 2 == 0 ? new Visitor(port) : new Visitor(portThere());
            assertThat(target(guesser.password(login, "wrong horse battery"))).isEqualTo("/sign-in?failed");
        }
        assertThat(target(new Visitor(port).password(login, PASSWORD))).contains("throttled");
        assertThat(target(new Visitor(portThere()).password(login, PASSWORD))).contains("throttled");
        clock.advance(SignInThrottle.FIRST.plus(Duration.ofSeconds(1)));
        assertThat(target(here.password(login, PASSWORD))).isEqualTo("/");
        assertThat(there.get("/account").statusCode()).isEqualTo(200);
        asNobody(() -> {
            accounts.disable(account);
            return null;
        });
        assertThat(target(there.get("/account"))).isEqualTo("/sign-in");
        assertThat(target(here.get("/account"))).isEqualTo("/sign-in");
    }

    @Test
    void aPasskeyIsOfferedHereAndKeptThereAskedForThereAndShownHere() throws Exception {
        here.signIn(login, PASSWORD);
        Device device = new Device("http://localhost:" + port);
        Matcher options = OPTIONS.matcher(here.get("/account/passkeys/new").body());
        assertThat(options.find()).isTrue();
        String made = device.make(HtmlUtils.htmlUnescape(options.group(1)));
        assertThat(target(there.submit("/account", "/account/passkeys", "label", "手机", "_passkey", made)))
                .isEqualTo("/account/passkeys");

        Visitor again = new Visitor(port);
        Visitor againThere = again.at(portThere());
        String shown = device.show(
                againThere.submit("/sign-in", "/sign-in/passkey/question").body());
        assertThat(target(again.submit("/sign-in", "/sign-in/passkey", "_passkey", shown)))
                .isEqualTo("/");
        assertThat(againThere.get("/account").statusCode()).isEqualTo(200);
    }

    private static int portThere() {
        return ((WebServerApplicationContext) java.util.Objects.requireNonNull(other))
                .getWebServer()
                .getPort();
    }
}
