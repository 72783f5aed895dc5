package cn.yipanqi.coordination.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All moves by all actors, in any order, against a model that is simpler than the thing: which states there are, who has it, which days
 * hold. Then every combination of state, move and role over HTTP, by page and by API.
 */
@ServerTest
class SupervisionModelTest {

    private static final long HERE = 540124;
    private static final AtomicInteger FILED = new AtomicInteger();
    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    int port;

    @Autowired
    Filings filings;

    @Autowired
    Supervisions supervisions;

    @Autowired
    Reader reader;

    @Autowired
    Slips slips;

    @Autowired
    SlipRule rule;

    @Autowired
    TimesBook times;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private SupervisionWorld world;

    @BeforeEach
    void aCounty() {
        world = new SupervisionWorld(HERE, directory);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private UUID file(int days) {
        return world.office(() -> filings.fileNew(
                HERE,
                world.task("督办 " + FILED.incrementAndGet(), today(), workingDays.plus(today(), days)),
                SupervisionWorld.FILING));
    }

    private Item item(UUID id) {
        return world.office(() -> reader.find(HERE, id));
    }

    // the model

    private enum Actor {
        OFFICE,
        LEAD,
        PARTNER,
        STRANGER
    }

    /** What an item is, as simply as it can be said. */
    private static final class Model {

        private State state = State.FILED;
        private UUID lead;
        private Set<UUID> partners;
        private final Set<UUID> confirmed = new HashSet<>();
        private final Set<UUID> objected = new HashSet<>();
        private LocalDate due;
        private @Nullable LocalDate asked;
        private int extensions;
        private int moves = 1;

        Model(UUID lead, Set<UUID> partners, LocalDate due) {
            this.lead = lead;
            this.partners = new HashSet<>(partners);
            this.due = due;
        }

        /** The rules once more, in other words than the product's. */
        boolean allows(Move move, Actor actor, UUID unit, LocalDate today) {
            boolean open = state != State.DISCHARGED && state != State.WITHDRAWN;
            boolean inHand = open && state != State.FILED && state != State.REPORTED;
            boolean office = actor == Actor.OFFICE;
            boolean leads = !office && unit.equals(lead);
            boolean assists = !office && partners.contains(unit);
            boolean begun = state == State.RECEIVED || state == State.AT_WORK || state == State.RETURNED;
            return switch (move) {
                case FILE -> false;
                case ASSIGN -> office && state == State.FILED;
                case RECEIVE -> leads && state == State.ASSIGNED;
                case BEGIN -> leads && (state == State.RECEIVED || state == State.RETURNED);
                case PROGRESS -> leads && state == State.AT_WORK;
                case REPORT -> leads && state == State.AT_WORK && confirmed.containsAll(partners);
                case RETURN, DISCHARGE -> office && state == State.REPORTED;
                case CONFIRM -> assists && begun && !confirmed.contains(unit);
                case OBJECT -> assists && begun && !objected.contains(unit);
                case ASK -> leads && inHand && asked == null && !today.isAfter(due);
                case GRANT, REFUSE -> office && open && state != State.FILED && asked != null;
                case HAND_OVER, WITHDRAW -> office && open;
            };
        }

        void done(Move move, UUID unit, @Nullable LocalDate until, @Nullable UUID to) {
            moves++;
            switch (move) {
                case ASSIGN -> state = State.ASSIGNED;
                case RECEIVE -> state = State.RECEIVED;
                case BEGIN -> state = State.AT_WORK;
                case REPORT -> state = State.REPORTED;
                case RETURN -> state = State.RETURNED;
                case DISCHARGE -> {
                    state = State.DISCHARGED;
                    asked = null;
                }
                case WITHDRAW -> {
                    state = State.WITHDRAWN;
                    asked = null;
                }
                case CONFIRM -> {
                    confirmed.add(unit);
                    objected.remove(unit);
                }
                case OBJECT -> {
                    objected.add(unit);
                    confirmed.remove(unit);
                }
                case ASK -> asked = until;
                case GRANT -> {
                    due = Objects.requireNonNull(asked);
                    asked = null;
                    extensions++;
                }
                case REFUSE -> asked = null;
                case HAND_OVER -> {
                    lead = Objects.requireNonNull(to);
                    partners.remove(to);
                }
                case FILE, PROGRESS -> {}
            }
        }
    }

    private UUID unit(Actor actor, Model model) {
        return switch (actor) {
            case OFFICE, STRANGER -> world.stranger();
            case LEAD -> model.lead;
            case PARTNER -> world.partner();
        };
    }

    private void as(Actor actor, UUID unit, Runnable deed) {
        if (actor == Actor.OFFICE) {
            world.office(deed);
        } else {
            world.cadre(unit, deed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySequenceOfMovesKeepsToTheModel(long seed) {
        Random random = new Random(seed);
        UUID id = file(6 + random.nextInt(20));
        Item filed = item(id);
        Model model = new Model(filed.lead(), Set.of(world.partner()), filed.due());
        Map<Colour, Set<LocalDate>> expected = new EnumMap<>(Colour.class);
        List<Move> all = List.of(Move.values());
        for (int turn = 0; turn < 90; turn++) {
            if (random.nextInt(4) == 0) {
                clock.advance(Duration.ofHours(1 + random.nextInt(60)));
            }
            Move move = all.get(random.nextInt(all.size()));
            Actor actor = Actor.values()[random.nextInt(Actor.values().length)];
            UUID unit = unit(actor, model);
            // Giving up at once would end most stories early.
            if ((move == Move.WITHDRAW || move == Move.DISCHARGE) && turn < 60 && random.nextInt(8) != 0) {
                continue;
            }
            Item before = item(id);
            LocalDate until = before.due().plusDays(1 + random.nextInt(20));
            UUID to = model.lead.equals(world.lead()) ? world.stranger() : world.lead();
            Step step = new Step(
                    move,
                    before.moves(),
                    "理由",
                    null,
                    move == Move.ASK ? until : null,
                    move == Move.HAND_OVER ? to : null,
                    null,
                    List.of());
            boolean allowed = model.allows(move, actor, unit, today());
            boolean done = attempt(id, actor, unit, step);
            Item after = item(id);
            String story = "seed " + seed + " turn " + turn + ": " + move + " by " + actor + " at " + before.state();
            assertThat(done).as(story).isEqualTo(allowed);
            if (done) {
                model.done(move, unit, until, to);
            } else {
                assertThat(after).as(story + " changes nothing").isEqualTo(before);
            }
            assertStands(after, model, story);
            if (move == Move.HAND_OVER && done) {
                assertThat(after.turnAt()).as(story + " resets no clock").isEqualTo(before.turnAt());
                assertThat(after.wordAt()).as(story + " resets no clock").isEqualTo(before.wordAt());
                assertThat(after.due()).as(story + " moves no date").isEqualTo(before.due());
            }
            world.office(() -> rule.of(after, times.of(HERE), today()))
                    .ifPresent(verdict -> expected.computeIfAbsent(verdict.colour(), colour -> new HashSet<>())
                            .add(after.due()));
            slips.issue(HERE);
            slips.issue(HERE);
        }
        Map<Colour, Set<LocalDate>> issued = new EnumMap<>(Colour.class);
        List<IssuedSlip> slipsOfIt = world.office(() -> reader.slips(HERE, id));
        slipsOfIt.forEach(slip ->
                issued.computeIfAbsent(slip.colour(), colour -> new HashSet<>()).add(slip.due()));
        assertThat(issued).as("seed " + seed + ": each colour and date, once").isEqualTo(expected);
        assertThat(slipsOfIt)
                .hasSize(issued.values().stream().mapToInt(Set::size).sum());
        assertThat(world.office(() -> reader.moves(HERE, id))).hasSize(model.moves);
    }

    private boolean attempt(UUID id, Actor actor, UUID unit, Step step) {
        if (step.move() == Move.FILE) {
            return false;
        }
        try {
            as(actor, unit, () -> supervisions.move(HERE, id, step));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.sentence().key()).startsWith("supervision.");
            return false;
        }
    }

    private void assertStands(Item item, Model model, String story) {
        assertThat(item.state()).as(story).isEqualTo(model.state);
        assertThat(item.lead()).as(story).isEqualTo(model.lead);
        assertThat(item.due()).as(story).isEqualTo(model.due);
        assertThat(item.askedUntil()).as(story).isEqualTo(model.asked);
        assertThat(item.extensions()).as(story).isEqualTo(model.extensions);
        assertThat(item.moves()).as(story).isEqualTo(model.moves);
        String owner = world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select owner from coordination.supervision where id = ?")
                        .param(item.id())
                        .query(String.class)
                        .single()));
        assertThat(owner)
                .as(story + ": somebody has it")
                .isEqualTo(item.state().owner().name());
        long turns = world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(
                                "select count(*) from notify.todo where subject = ? and topic = 'coordination.supervision.turn'")
                        .param(item.id())
                        .query(Long.class)
                        .single()));
        assertThat(turns)
                .as(story + ": it waits for one")
                .isEqualTo(item.state().ended() ? 0 : 1);
    }

    // over HTTP: every state, every move, every role, by page and by API

    private record Somebody(Visitor visitor, String token, String csrf) {}

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Map<String, Somebody> people = new HashMap<>();

    private Somebody somebody(String who) {
        return people.computeIfAbsent(who, this::signIn);
    }

    private Somebody signIn(String who) {
        Role role = switch (who) {
            case "lead", "partner", "stranger" -> Role.CADRE;
            default -> Role.valueOf(who);
        };
        UUID unit = switch (who) {
            case "lead" -> world.lead();
            case "partner" -> world.partner();
            case "stranger" -> world.stranger();
            default -> null;
        };
        UUID station = role == Role.STATION
                ? world.office(() -> directory.of(HERE).stations().findFirst())
                        .map(found -> found.id())
                        .orElse(UUID.randomUUID())
                : null;
        String login = "sv-" + UUID.randomUUID().toString().substring(0, 8);
        UUID account = CurrentScope.call(
                Scope.nobody("test"),
                () -> accounts.open(
                        login, who, PASSWORD, new Grant(role, RegionCode.county(HERE), unit, station, Set.of())));
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, PASSWORD);
        Matcher csrf = FORM_TOKEN.matcher(visitor.get("/account").body());
        assertThat(csrf.find()).isTrue();
        return new Somebody(
                visitor, CurrentScope.call(Scope.nobody("test"), () -> tokens.make(account, "test")), csrf.group(1));
    }

    /** An item brought to a state by its own people. */
    private UUID standing(State state) {
        UUID id = file(30);
        List<Object[]> way = new ArrayList<>();
        way.add(new Object[] {State.ASSIGNED, Actor.OFFICE, Move.ASSIGN});
        way.add(new Object[] {State.RECEIVED, Actor.LEAD, Move.RECEIVE});
        way.add(new Object[] {State.AT_WORK, Actor.LEAD, Move.BEGIN});
        if (state == State.WITHDRAWN) {
            step(id, Actor.OFFICE, Move.WITHDRAW);
            return id;
        }
        for (Object[] leg : way) {
            if (item(id).state() == state) {
                return id;
            }
            step(id, (Actor) leg[1], (Move) leg[2]);
        }
        if (state == State.AT_WORK) {
            return id;
        }
        step(id, Actor.PARTNER, Move.CONFIRM);
        step(id, Actor.LEAD, Move.REPORT);
        if (state == State.RETURNED) {
            step(id, Actor.OFFICE, Move.RETURN);
        } else if (state == State.DISCHARGED) {
            step(id, Actor.OFFICE, Move.DISCHARGE);
        }
        return id;
    }

    private void step(UUID id, Actor actor, Move move) {
        Item now = item(id);
        UUID unit = actor == Actor.PARTNER ? world.partner() : now.lead();
        as(actor, unit, () -> supervisions.move(HERE, id, Step.saying(move, now.moves(), "说明")));
    }

    @Test
    void everyMoveThatIsNotLegalIsRefusedByPageAndApiAndChangesNothing() {
        List<String> roles =
                List.of("COORDINATOR", "lead", "partner", "stranger", "STATION", "LEADER", "SYSTEM_ADMIN", "AUDITOR");
        int refused = 0;
        int legal = 0;
        for (State state : State.values()) {
            UUID id = standing(state);
            for (String who : roles) {
                for (Move move : Move.values()) {
                    Item before = item(id);
                    if (legal(before, move, who)) {
                        legal++;
                        continue;
                    }
                    HttpResponse<String> page = byPage(who, id, move, before.moves());
                    HttpResponse<String> api = byApi(who, id, move, before.moves());
                    String what = move + " by " + who + " at " + state;
                    assertThat(page.statusCode()).as(what).isIn(403, 404, 409, 422);
                    assertThat(api.statusCode()).as(what + " " + api.body()).isIn(403, 404, 409, 422);
                    assertThat(api.body()).as(what).contains("\"detail\"");
                    assertThat(item(id)).as(what).isEqualTo(before);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(700);
        assertThat(legal).isGreaterThan(20);
    }

    private boolean legal(Item item, Move move, String who) {
        Model model = new Model(world.lead(), Set.of(world.partner()), item.due());
        model.state = item.state();
        item.partners().stream().filter(Part::done).forEach(part -> model.confirmed.add(part.unit()));
        return switch (who) {
            case "COORDINATOR" -> model.allows(move, Actor.OFFICE, world.stranger(), today());
            case "lead" -> model.allows(move, Actor.LEAD, world.lead(), today());
            case "partner" -> model.allows(move, Actor.PARTNER, world.partner(), today());
            case "stranger" -> model.allows(move, Actor.STRANGER, world.stranger(), today());
            default -> false;
        };
    }

    private HttpResponse<String> byPage(String who, UUID id, Move move, int seen) {
        Somebody sender = somebody(who);
        return sender.visitor()
                .post(
                        "/coordination/supervision/" + id + "/moves",
                        "_csrf=%s&county=%d&move=%s&seen=%d&words=reason&until=%s&lead=%s"
                                .formatted(
                                        URLEncoder.encode(sender.csrf(), StandardCharsets.UTF_8),
                                        HERE,
                                        move,
                                        seen,
                                        today().plusDays(90),
                                        world.stranger()),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> byApi(String who, UUID id, Move move, int seen) {
        String body = """
            {"move": "%s", "seen": %d, "words": "理由", "until": "%s", "lead": "%s"}
            """.formatted(move, seen, today().plusDays(90), world.stranger());
        return somebody(who)
                .visitor()
                .post(
                        "/api/v1/coordination/supervision/" + id + "/moves?county=" + HERE,
                        body,
                        "Authorization",
                        "Bearer " + somebody(who).token(),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    @Test
    void aLegalMoveSucceedsByPageAndByApiAndThePageOffersNoOther() {
        UUID id = standing(State.FILED);
        assertThat(byPage("COORDINATOR", id, Move.ASSIGN, 1).statusCode()).isEqualTo(302);
        String page = somebody("lead")
                .visitor()
                .get("/coordination/supervision/" + id + "?county=" + HERE)
                .body();
        assertThat(page).contains("value=\"RECEIVE\"").doesNotContain("value=\"BEGIN\"", "move=WITHDRAW");
        HttpResponse<String> api = byApi("lead", id, Move.RECEIVE, 2);
        assertThat(api.statusCode()).as(api.body()).isEqualTo(200);
        assertThat(item(id).state()).isEqualTo(State.RECEIVED);
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndWhatWasTypedIsKept() {
        UUID id = standing(State.AT_WORK);
        HttpResponse<String> answer = somebody("lead")
                .visitor()
                .submit(
                        "/account",
                        "/coordination/supervision/" + id + "/moves",
                        "county",
                        Long.toString(HERE),
                        "move",
                        "ASK",
                        "seen",
                        Integer.toString(item(id).moves()),
                        "words",
                        "材料还没有收齐",
                        "until",
                        "2020-01-01");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("材料还没有收齐", "id=\"until-error\"", "value=\"2020-01-01\"");
    }

    @Test
    void ofTwoOfficersAtOnceOneIsToldWhatTheOtherDid() throws Exception {
        UUID id = standing(State.REPORTED);
        int seen = item(id).moves();
        somebody("COORDINATOR");
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService officers = Executors.newFixedThreadPool(2);
        try {
            Future<HttpResponse<String>> one = officers.submit(() -> {
                together.await();
                return byApi("COORDINATOR", id, Move.DISCHARGE, seen);
            });
            Future<HttpResponse<String>> other = officers.submit(() -> {
                together.await();
                return byApi("COORDINATOR", id, Move.RETURN, seen);
            });
            List<HttpResponse<String>> answers = List.of(one.get(), other.get());
            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
            HttpResponse<String> told = answers.stream()
                    .filter(answer -> answer.statusCode() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(told.body()).contains("COORDINATOR");
            assertThat(item(id).moves()).isEqualTo(seen + 1);
        } finally {
            officers.shutdown();
        }
    }

    @Test
    void readersReadAndOnlyTheOfficeFiles() {
        UUID id = standing(State.AT_WORK);
        for (String reads : List.of("COORDINATOR", "lead", "stranger", "STATION", "LEADER")) {
            for (String page : List.of(
                    "/coordination/supervision",
                    "/coordination/supervision/" + id,
                    "/coordination/supervision/times")) {
                assertThat(somebody(reads)
                                .visitor()
                                .get(page + "?county=" + HERE)
                                .statusCode())
                        .as(reads + " " + page)
                        .isEqualTo(200);
            }
        }
        for (String other : List.of("SYSTEM_ADMIN", "AUDITOR")) {
            assertThat(somebody(other)
                            .visitor()
                            .get("/coordination/supervision?county=" + HERE)
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        for (String other : List.of("lead", "STATION", "LEADER")) {
            assertThat(somebody(other)
                            .visitor()
                            .get("/coordination/supervision/new?county=" + HERE)
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        HttpResponse<String> part = somebody("lead")
                .visitor()
                .get("/coordination/supervision?county=" + HERE + "&task=" + item(id).task(), "HX-Request", "true");
        assertThat(part.body()).doesNotContain("<!doctype").contains("/coordination/supervision/" + id);
    }

    @Test
    void anItemIsFiledWithItsTaskInOneFormAndAMistakeKeepsWhatWasTyped() {
        Visitor office = somebody("COORDINATOR").visitor();
        String due = world.office(() -> workingDays.plus(today(), 30)).toString();
        HttpResponse<String> wrong = office.submit(
                "/account",
                "/coordination/supervision",
                "county",
                Long.toString(HERE),
                "title",
                "领导交办的一件事",
                "requirement",
                "办结",
                "due",
                due);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("领导交办的一件事", "id=\"lead-error\"");
        HttpResponse<String> right = office.submit(
                "/account",
                "/coordination/supervision",
                "county",
                Long.toString(HERE),
                "title",
                "领导交办的一件事",
                "commons",
                "SERVICE",
                "lead",
                world.lead().toString(),
                "partners",
                world.partner().toString(),
                "source",
                "领导交办事项",
                "requirement",
                "办结",
                "due",
                due);
        assertThat(right.statusCode()).as(right.body()).isEqualTo(302);
        UUID id = UUID.fromString(Visitor.target(right).replaceAll(".*/", "").replaceAll("\\?.*", ""));
        assertThat(item(id).state()).isEqualTo(State.FILED);
        assertThat(right.body()).doesNotContain("批示内容");
    }

    @Test
    void daysBeginAtMidnightByTheClockOnTheCountysWall() {
        assertThat(Item.dayOf(java.time.Instant.parse("2022-09-30T15:59:59Z"))).isEqualTo(LocalDate.of(2022, 9, 30));
        assertThat(Item.dayOf(java.time.Instant.parse("2022-09-30T16:00:00Z"))).isEqualTo(LocalDate.of(2022, 10, 1));
        UUID id = file(10);
        LocalDate due = item(id).due();
        step(id, Actor.OFFICE, Move.ASSIGN);
        advanceTo(due.atTime(23, 59, 30));
        assertThat(colour(id)).isNotEqualTo(Colour.RED);
        advanceTo(due.plusDays(1).atTime(0, 0, 10));
        assertThat(colour(id)).isEqualTo(Colour.RED);
    }

    private void advanceTo(LocalDateTime moment) {
        clock.advance(Duration.between(LocalDateTime.now(clock), moment));
    }

    private @Nullable Colour colour(UUID id) {
        return world.office(() -> rule.of(item(id), times.of(HERE), today())
                .map(SlipRule.Verdict::colour)
                .orElse(null));
    }
}
