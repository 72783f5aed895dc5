package cn.yipanqi.walls;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A thousand wrong passwords, by machines at many addresses: five hundred at one account, as many over a hundred. Whoever guesses is shut
 * out and learns nothing, not even whether there is such an account; whoever it belongs to gets in.
 */
@ServerTest
class GuessingTest {

    private static final String PASSWORD = "right horse battery";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: (yipanqi=[^;]+)");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final AtomicInteger MACHINES = new AtomicInteger();

    @Autowired
    Accounts accounts;

    @Autowired
    SettableClock clock;

    @LocalServerPort
    int port;

    private String account() {
        String login = "guessed" + NEXT.incrementAndGet();
        CurrentScope.run(
                Scope.nobody("test"),
                () -> accounts.open(login, "某人", PASSWORD, Grant.of(Role.LEADER, new RegionCode("632524"))));
        return login;
    }

    /** A machine at an address of its own, which has opened the sign-in page. */
    private final class Machine {

        private final String address;
        private final Wire wire = new Wire(port);
        private final String cookie;
        private final String csrf;

        Machine() {
            int number = MACHINES.incrementAndGet();
            this.address = "127.77." + number / 250 + "." + (1 + number % 250);
            Answer page = wire.sendFrom(
                    address,
                    "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            this.cookie = first(COOKIE, page.headers());
            this.csrf = first(CSRF, page.text());
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no " + pattern + " in " + text);
            }
            return matcher.group(1);
        }

        /** Where it is sent. */
        String tries(String login, String password) {
            String form = Encoding.form("_csrf=" + csrf + "&name=" + login + "&password=" + password);
            String request = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: " + cookie
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                    + "\r\n\r\n" + form;
            return wire.sendFrom(address, request.getBytes(StandardCharsets.UTF_8))
                    .location();
        }
    }

    @Test
    void fiveHundredGuessesAtOneAccountFromFiftyAddressesAreFiveAndItsHolderGetsIn() {
        String login = account();
        String nobody = "nobody" + NEXT.incrementAndGet();
        Visitor known = new Visitor(port);
        assertThat(target(known.signIn(login, PASSWORD))).isEqualTo("/");
        known.submit("/account", "/sign-out");
        List<String> answers = new ArrayList<>();
        List<String> answersToNobody = new ArrayList<>();
        List<Machine> machines = new ArrayList<>();
        for (int machine = 0; machine < 50; machine++) {
            machines.add(new Machine());
            for (int i = 0; i < 5; i++) {
                answers.add(machines.get(machine).tries(login, "guess " + machine + " " + i));
                answersToNobody.add(machines.get(machine).tries(nobody, "guess " + machine + " " + i));
            }
        }

        assertThat(answers).hasSize(250).containsExactlyElementsOf(answersToNobody);
        assertThat(answers.subList(0, 5)).containsOnly("/sign-in?failed");
        assertThat(answers.subList(5, 250)).containsOnly("/sign-in?throttled=1");
        assertThat(machines.get(7).tries(login, PASSWORD))
                .as("the right one, guessed")
                .isEqualTo("/sign-in?throttled=1");

        assertThat(target(known.signIn(login, PASSWORD)))
                .as("from the holder's own browser")
                .isEqualTo("/");
        clock.advance(Duration.ofSeconds(61));
        assertThat(target(new Visitor(port).signIn(login, PASSWORD)))
                .as("from a new one, a minute later")
                .isEqualTo("/");
    }

    @Test
    void fiveHundredGuessesOverAHundredAccountsShutTheAddressesAndNobodyElse() {
        List<String> logins = new ArrayList<>();
        String one = account();
        logins.add(one);
        for (int i = 1; i < 100; i++) {
            logins.add("nobody" + NEXT.incrementAndGet());
        }
        Visitor known = new Visitor(port);
        assertThat(target(known.signIn(one, PASSWORD))).isEqualTo("/");
        known.submit("/account", "/sign-out");
        Map<String, Integer> counted = new HashMap<>();
        Machine last = new Machine();
        for (int machine = 0; machine < 4; machine++) {
            last = new Machine();
            for (int i = 0; i < 125; i++) {
                counted.merge(last.tries(logins.get(i % 100), "Password" + machine), 1, Integer::sum);
            }
        }

        assertThat(counted.get("/sign-in?failed")).as("looked at").isBetween(4 * 45, 4 * 50);
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
        assertThat(last.tries(account(), PASSWORD))
                .as("even the right one of another")
                .startsWith("/sign-in?throttled");
        assertThat(target(known.signIn(one, PASSWORD))).isEqualTo("/");
        assertThat(new Machine().tries(account(), PASSWORD))
                .as("from elsewhere")
                .isEqualTo("/");
        clock.advance(Duration.ofMinutes(16));
        assertThat(last.tries(account(), PASSWORD)).as("when it is over").isEqualTo("/");
    }
}
