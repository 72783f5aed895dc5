package cn.yipanqi.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Two counties with everything a county may have, somebody of every role in each, sixteen at once over every route: nobody ever sees a word
 * or an id of the other county, nobody gets at it by its ids, and what does not exist is refused in the very same way. On a JDK that has
 * virtual threads the server answers on those, on an older one on threads of a pool.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeakTest {

    private static final long SEED = 20221231;
    /** Requests that open to nobody, whose county it ever is: nothing stands there, the link is no good, or another sign-in must come first. */
    private static final Set<String> SHUT = Set.of(
            "* /error",
            "GET /calendar/{secret}.ics",
            "GET /invitations/{secret}",
            "GET /invitations/{secret}/provider",
            "GET /invitations/{secret}/linking",
            "GET /cards/stations/{id}",
            "GET /account/passkeys/new",
            "GET /sign-in/stranger");

    /** Of the others each tells something of a county in the county's own words; these tell of it in numbers, or in everybody's words. */
    private static final Set<String> WORDLESS = Set.of(
            "<asset>",
            "/accounts/import?",
            "/attachments",
            "/coordination/fitness",
            "/coordination/meetings/feeds",
            "/coordination/meetings/series/new",
            "/coordination/meetings/<minuted>/minutes",
            "/coordination/supervision/times",
            "/api/v1/coordination/supervision/<supervision>/slips",
            "/inbox/settings",
            "/grants",
            "/audit?county=<county>",
            "/audit/heads",
            "/audit/record",
            "/homes/new",
            "/open-days",
            "/stations/new",
            "/api/v1/reports?",
            "/freezing",
            "/persons/retention",
            "/persons/search",
            "/persons/sharings/new?county=<county>",
            "/signing",
            "/stand-ins/new",
            "/undoing",
            "/vouchings/units/");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    @LocalServerPort
    int port;

    private final List<Request> requests = Request.all();
    private FurnishedCounty first;
    private FurnishedCounty second;

    @BeforeAll
    void twoCounties() {
        Rows rows = new Rows(jdbc, transactions);
        first = new FurnishedCounty(632725, "甲", rows);
        second = new FurnishedCounty(632726, "乙", rows);
        first.welcome(port, Role.COORDINATOR, accounts, tokens);
        second.welcome(port, Role.COORDINATOR, accounts, tokens);
        clock.advance(Duration.ofDays(1)); // so that there is a day whose chain of records is closed
        Furnishing.furnish(first, port, accounts, tokens);
        Furnishing.furnish(second, port, accounts, tokens);
    }

    private FurnishedCounty other(FurnishedCounty county) {
        return county == first ? second : first;
    }

    @Test
    @Order(1)
    void everyRouteIsVisited() {
        Set<String> visited = requests.stream().map(Request::route).collect(Collectors.toCollection(TreeSet::new));
        assertThat(visited).isEqualTo(Routes.of(mapping));
    }

    @Test
    @Order(2)
    void whateverIsReadSixteenAtOnceNothingOfTheOtherCountyIsInIt() {
        Crowd crowd = new Crowd();
        Set<String> opened = ConcurrentHashMap.newKeySet();
        Set<String> marked = ConcurrentHashMap.newKeySet();
        List<Runnable> deeds = new ArrayList<>();
        for (FurnishedCounty county : List.of(first, second)) {
            FurnishedCounty other = other(county);
            Set<String> foreign = foreign(county, other);
            for (Asker asker : county.people()) {
                requests.stream()
                        .filter(Request::reads)
                        .forEach(request -> deeds.add(() -> {
                            Request sent = request.filled(county::thing, other::thing);
                            Answer answer = asker.ask(sent);
                            judge(crowd, asker, sent, answer, other, foreign);
                            Request own = request.narrows() ? request.filled(county::thing) : sent;
                            Answer whole = request.narrows() ? asker.ask(own) : answer;
                            judge(crowd, asker, own, whole, other, foreign);
                            if (whole.opened()) {
                                opened.add(county.code() + request.toString());
                            }
                            if (whole.opened() && whole.everything().contains(county.mark())) {
                                marked.add(county.code() + request.toString());
                            }
                        }));
            }
        }

        crowd.run(deeds, SEED);

        assertThat(crowd.complaints()).isEmpty();
        assertThat(unopened(opened)).as("requests that opened to nobody").isEmpty();
        assertThat(unopened(marked).stream().filter(LeakTest::tellsOfTheCounty).toList())
                .as("pages without a word of the county")
                .isEmpty();
    }

    private List<String> unopened(Set<String> opened) {
        return requests.stream()
                .filter(Request::reads)
                .filter(request -> !SHUT.contains(request.route()))
                .flatMap(request -> List.of(first, second).stream()
                        .filter(county -> !opened.contains(county.code() + request.toString()))
                        .map(county -> county.code() + " " + request))
                .toList();
    }

    private static boolean tellsOfTheCounty(String request) {
        return request.contains("<") && WORDLESS.stream().noneMatch(request::contains);
    }

    private static Set<String> foreign(FurnishedCounty county, FurnishedCounty other) {
        Set<String> foreign = new HashSet<>(other.rows().ids(other.code()));
        foreign.removeAll(county.rows().ids(county.code()));
        return foreign;
    }

    private static void judge(
            Crowd crowd, Asker asker, Request sent, Answer answer, FurnishedCounty other, Set<String> foreign) {
        String said = answer.everything();
        if (answer.broken()) {
            crowd.complain(asker + " " + sent + " answered " + answer.status());
        }
        if (other.shows(said)) {
            crowd.complain(asker + " " + sent + " shows the other county's words");
        }
        Matcher id = Nowhere.ID.matcher(said);
        while (id.find()) {
            if (foreign.contains(id.group()) && !sent.toString().contains(id.group())) {
                crowd.complain(asker + " " + sent + " shows the other county's " + id.group());
            }
        }
    }

    @Test
    @Order(3)
    void whoeverSendsTheOthersIdsIsRefusedAsIfTheyWereNowhereAndChangesNothing() {
        Crowd crowd = new Crowd();
        List<Runnable> deeds = new ArrayList<>();
        for (FurnishedCounty county : List.of(first, second)) {
            FurnishedCounty other = other(county);
            Set<String> foreign = foreign(county, other);
            // Everybody of one county against the other; the other way round the one who may most.
            Collection<Asker> attackers = county == first ? county.people() : List.of(county.person(Role.COORDINATOR));
            for (Asker asker : attackers) {
                for (Request request : requests) {
                    for (Set<String> aimed : aims(request)) {
                        deeds.add(() -> attack(crowd, asker, request, aimed, county, other, foreign));
                    }
                }
            }
        }
        Map<String, String> firstBefore = first.rows().hashes(first.code());
        Map<String, String> secondBefore = second.rows().hashes(second.code());

        crowd.run(deeds, SEED + 1);

        assertThat(crowd.complaints()).isEmpty();
        assertThat(Rows.changed(firstBefore, first.rows().hashes(first.code()))).isEmpty();
        assertThat(Rows.changed(secondBefore, second.rows().hashes(second.code())))
                .isEmpty();
    }

    /** All that a request names are the other's, or one of them. */
    private static List<Set<String>> aims(Request request) {
        Set<String> owned = request.owned();
        List<Set<String>> aims = new ArrayList<>();
        if (!owned.isEmpty()) {
            aims.add(owned);
        }
        if (owned.size() > 1) {
            owned.forEach(name -> aims.add(Set.of(name)));
        }
        return aims;
    }

    private static void attack(
            Crowd crowd,
            Asker asker,
            Request request,
            Set<String> aimed,
            FurnishedCounty county,
            FurnishedCounty other,
            Set<String> foreign) {
        Request sent = request.filled(name -> aimed.contains(name) ? other.thing(name) : county.thing(name));
        Answer answer = asker.ask(sent);
        judge(crowd, asker, sent, answer, other, foreign);
        if (!answer.refused() || request.reads() && asObject(request, aimed) && !hidden(answer)) {
            crowd.complain(asker + " " + sent + " answered " + answer.status());
        }
        if (answer.status() != 403) {
            UnaryOperator<String> nowhere = Nowhere.of(other);
            Request same = request.filled(name -> aimed.contains(name) ? nowhere.apply(name) : county.thing(name));
            int status = asker.ask(same).status();
            if (status != answer.status()) {
                crowd.complain(asker + " " + sent + " answered " + answer.status() + ", and what is nowhere " + status);
            }
        }
    }

    /** Whether it is what is asked for, and not one of several things that must fit together. */
    private static boolean asObject(Request request, Set<String> aimed) {
        return aimed.contains("county")
                || aimed.stream().anyMatch(name -> request.address().contains("/<" + name + ">"));
    }

    private static boolean hidden(Answer answer) {
        return answer.status() == 404 || answer.status() == 403;
    }

    @Test
    @Order(4)
    void aQuestionWithoutAScopeRaises() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        assertThatThrownBy(() -> transaction.execute(
                        status -> jdbc.sql("select 1").query(Integer.class).single()))
                .hasStackTraceContaining("no scope");
        assertThatThrownBy(() -> jdbc.sql("select 1").query(Integer.class).single())
                .hasStackTraceContaining("no transaction");
    }
}
