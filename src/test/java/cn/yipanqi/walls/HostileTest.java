package cn.yipanqi.walls;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Ten thousand hostile requests over all routes, each made of one that would fit, by its number alone, so that whatever fails can be sent
 * again. They come from strangers, from people of a county who may there do what they like, and from whoever got hold of a cookie or a
 * revoked token of another. That other county sees nothing of it, and the server answers all of it in good order.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTest {

    private static final int REQUESTS = Integer.getInteger("walls.hostile", 10_000);
    private static final long SEED = 632622;

    /** What only somebody who reads our sources or our log should see. */
    private static final Pattern INNARDS = Pattern.compile(
            "(?:java|javax|jakarta|org\\.springframework|org\\.postgresql|org\\.apache|cn\\.yipanqi|tools\\.jackson|gg\\.jte)\\.[a-z]\\w*\\.\\w|\\bat"
                    + " \\w+(?:\\.\\w+)+\\(|Exception\\b|PSQL|SQLSTATE|SQLState|syntax error|bad SQL|relation \"|column"
                    + " \"|constraint \"|HTTP Status \\d|Apache Tomcat|Whitelabel");

    /** Beyond the handlers. */
    private static final List<Request> FURTHER = Stream.of(
                    "GET /api/docs",
                    "GET /api/openapi",
                    "GET /api/swagger-ui/index.html",
                    "GET /actuator",
                    "GET /actuator/health",
                    "GET /actuator/env",
                    "GET /webjars/htmx.org/dist/htmx.min.js",
                    "GET /favicon.ico",
                    "GET /nowhere",
                    "GET /api/v1/nowhere",
                    "POST /nowhere")
            .map(line -> line.split(" "))
            .map(part -> new Request(part[0], part[1], part[1], ""))
            .toList();

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @LocalServerPort
    int port;

    private final List<Request> requests =
            Stream.concat(Request.all().stream(), FURTHER.stream()).toList();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private FurnishedCounty victim;
    private FurnishedCounty attackers;
    private Set<String> foreign;
    private Wire wire;

    @BeforeAll
    void aCountyThatIsAttackedAndOneThatAttacks() {
        Rows rows = new Rows(jdbc, transactions);
        victim = Furnishing.furnish(new FurnishedCounty(632521, "丁", rows), port, accounts, tokens);
        attackers = Furnishing.furnish(new FurnishedCounty(632522, "戊", rows), port, accounts, tokens);
        foreign = rows.ids(victim.code());
        foreign.removeAll(rows.ids(attackers.code()));
        wire = new Wire(port);
    }

    @Test
    void tenThousandHostileRequestsAreAnsweredInGoodOrderAndChangeNothingOfAnothers() {
        Rows rows = victim.rows();
        Map<String, String> before = rows.hashes(victim.code());
        Map<String, String> sharedBefore = rows.sharedHashes();
        Crowd crowd = new Crowd();
        List<Runnable> deeds = new ArrayList<>();
        IntStream.range(0, REQUESTS).forEach(number -> deeds.add(() -> attack(crowd, number)));

        crowd.run(deeds, SEED);

        assertThat(crowd.complaints()).isEmpty();
        assertThat(Rows.changed(before, rows.hashes(victim.code()))).isEmpty();
        assertThat(Rows.changed(sharedBefore, rows.sharedHashes())).isEmpty();
        assertThat(attackersAtTheOthers(rows)).isZero();
        assertThat(new TreeMap<>(statuses))
                .as("answers")
                .containsKeys(200, 201, 302, 400, 401, 403, 404, 405, 409, 413, 415, 422);
        assertThat(victim.person(Role.LEADER).get("/board").status()).isEqualTo(200);
    }

    private long attackersAtTheOthers(Rows rows) {
        return rows.count(victim.code(), """
            select count(*) from audit.event e join access.account a on a.id = e.actor where e.county = ? and a.region = ?
            """, victim.code(), Long.toString(attackers.code()));
    }

    private void attack(Crowd crowd, int number) {
        Random random = new Random(SEED * 1_000_003 + number);
        Request request = Venom.one(requests, random);
        boolean stolen = random.nextInt(8) == 0 && !request.reads();
        Draft draft = stolen ? stolen(request, random) : attempted(request, random);
        Answer answer = wire.send(draft.written());
        statuses.merge(answer.status(), 1, Integer::sum);
        String said = answer.everything();
        if (answer.broken() && !(answer.status() == 501 && notHttpAsWeSpeakIt(draft))) {
            crowd.complain("answered " + answer.status() + " to number " + number + ":\n" + draft);
        }
        if (stolen && answer.status() != 401 && answer.status() != 403) {
            crowd.complain("let in with " + answer.status() + " number " + number + ":\n" + draft);
        }
        if (INNARDS.matcher(said).find()) {
            crowd.complain("shows its innards to number " + number + ":\n" + draft + "\n" + excerpt(said));
        }
        String sent = new String(draft.written(), StandardCharsets.UTF_8);
        // Whoever has somebody's cookie reads on the page that turns him away whose it is: his name and his station's.
        if (!stolen
                && victim.shows(said)
                && !sent.contains(victim.mark())
                && !sent.contains(Encoding.form("x=" + victim.mark()).substring(2))) {
            crowd.complain("shows the other county's words to number " + number + ":\n" + draft);
        }
        if (Nowhere.ID
                .matcher(said)
                .results()
                .map(MatchResult::group)
                .anyMatch(id -> foreign.contains(id) && !sent.contains(id))) {
            crowd.complain("shows the other county's ids to number " + number + ":\n" + draft);
        }
    }

    /** What the connector need not understand, and says so (RFC 9112, section 6.1; RFC 9110, section 9.1) before anything of ours is asked. */
    private static boolean notHttpAsWeSpeakIt(Draft draft) {
        return draft.method.equals("CONNECT") || draft.has("Transfer-Encoding: gzip");
    }

    private static String excerpt(String said) {
        var found = INNARDS.matcher(said);
        return found.find()
                ? said.substring(Math.max(0, found.start() - 80), Math.min(said.length(), found.end() + 80))
                : "";
    }

    /** By somebody of the attackers' county or by nobody, at one's own things, the other's, such as are nowhere, or at none at all. */
    private Draft attempted(Request request, Random random) {
        Draft draft = asker(random).draft(request.filled(things(random)));
        Tampering.spoil(draft, random);
        return draft;
    }

    /** Mostly those who may do much: what they send goes deep. */
    private Asker asker(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> attackers.person(Role.COORDINATOR);
            case 4, 5 -> attackers.person(Role.SYSTEM_ADMIN);
            case 6 -> Asker.stranger(port, "yipanqi=x", "x");
            default -> Venom.one(List.copyOf(attackers.people()), random);
        };
    }

    private UnaryOperator<String> things(Random random) {
        UnaryOperator<String> nowhere = Nowhere.of(attackers);
        return name -> {
            int which = random.nextInt(10);
            if (Request.isNobodys(name) || which < 4) {
                return attackers.thing(name);
            }
            return which < 7 ? victim.thing(name) : which < 9 ? nowhere.apply(name) : Venom.encoded(random);
        };
    }

    /** With all that the victim's own people send, but for one thing that proves that it is they who send it. */
    private Draft stolen(Request request, Random random) {
        Asker owner = Venom.one(List.copyOf(victim.people()), random);
        Draft draft = owner.draft(request.filled(victim::thing));
        if (request.address().startsWith("/api/")) {
            draft.set(
                    "Authorization",
                    Venom.one(List.of("Bearer ypq_gone", "Bearer", "Bearer ' or ''='", "Basic Og=="), random));
        } else {
            draft.set("X-CSRF-TOKEN", random.nextBoolean() ? null : "forged");
        }
        return draft;
    }
}
