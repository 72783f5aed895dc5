package cn.yipanqi.coordination.plan.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.yipanqi.StatementLog;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskWorld;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.coordination.regulation.Adoption;
import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.figures.Desk;
import cn.yipanqi.figures.FigureWorld;
import cn.yipanqi.figures.FigureWorld.Place;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Progress is what its evidence lists, whatever was done. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetsTest {

    private static final long HERE = 540127;
    private static final Pattern MATTERS = Pattern.compile("(\\d[\\d,]*) 个事项");
    private static final Map<Whose, String> CONDITION = Map.of(
            Whose.COUNTY, "true",
            Whose.LED, "m.lead = :lead",
            Whose.LEAD, "(m.lead = :lead or :lead = any (m.joined))",
            Whose.PARTIES, "(m.lead = any (:both) or m.joined && :both)");

    @Autowired
    Tasks tasks;

    @Autowired
    TaskDeeds deeds;

    @Autowired
    Progresses progresses;

    @Autowired
    GoalRules rules;

    @Autowired
    Figures figures;

    @Autowired
    Drafts drafts;

    @Autowired
    Adoption adoption;

    @Autowired
    Regulations regulations;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    Homes homes;

    @Autowired
    Stations stations;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private TaskWorld world;
    private RequestPostProcessor coordinator;

    @BeforeAll
    void aYearOfEntries() {
        world = new TaskWorld(HERE, directory);
        coordinator = new Desk(accounts, tokens).at(HERE, Role.COORDINATOR);
        post(21, 150);
    }

    private void post(long seed, int entries) {
        CurrentScope.run(TestScopes.coordinator(HERE), () -> {
            FigureWorld figureWorld = new FigureWorld(ledger, directory, homes, stations);
            Place here = seed == 21
                    ? figureWorld.furnish(HERE)
                    : new Place(
                            HERE,
                            directory.of(HERE).units().map(unit -> unit.id()).toList(),
                            directory.of(HERE).homes().map(home -> home.id()).toList(),
                            directory
                                    .of(HERE)
                                    .stations()
                                    .map(station -> station.id())
                                    .toList());
            Random random = new Random(seed);
            for (int i = 0; i < entries; i++) {
                figureWorld.post(here, FigureWorld.any(here, random));
            }
        });
    }

    private UUID add(Target target, LocalDate from, LocalDate due) {
        NewTask task = world.task("目标").withTarget(target).withDays(from, due);
        return world.office(() -> tasks.add(HERE, task));
    }

    private Progress progress(UUID id) {
        return Objects.requireNonNull(progress(List.of(id)).get(id));
    }

    private Map<UUID, Progress> progress(List<UUID> ids) {
        List<TaskLine> lines =
                ids.stream().map(id -> world.office(() -> tasks.line(HERE, id))).toList();
        return world.office(() -> progresses.of(HERE, lines));
    }

    private BigDecimal matters(Target target, LocalDate from, LocalDate due) {
        String measures = target.measures().isEmpty()
                ? "count(*)"
                : "coalesce(sum("
                        + String.join(
                                " + ",
                                target.measures().stream()
                                        .map(measure -> "coalesce(" + measure.column() + ", 0)")
                                        .toList())
                        + "), 0)";
        return world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select " + measures
                                + " from ledger.matter_now m where county = :county and kind = any (:kinds) and first_day between :from and :due and "
                                + Objects.requireNonNull(CONDITION.get(target.whose()))
                                + (target.category() == null ? "" : " and category = :category")
                                + (target.tag() == null ? "" : " and :tag = any (tags)"))
                        .param("county", HERE)
                        .param("kinds", target.kinds().toArray(String[]::new))
                        .param("from", from)
                        .param("due", due)
                        .param("lead", world.union())
                        .param("both", new UUID[] {world.union(), world.women()})
                        .param("category", target.category())
                        .param("tag", target.tag())
                        .query(BigDecimal.class)
                        .single()));
    }

    private String page(String address) throws Exception {
        return web.perform(get(java.net.URI.create(address)).with(coordinator))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** How many matters a list of the ledger says it has. */
    private long listed(String address) throws Exception {
        Matcher said = MATTERS.matcher(page(address));
        assertThat(said.find()).as(address).isTrue();
        return Long.parseLong(said.group(1).replace(",", ""));
    }

    private record Dated(Target target, LocalDate from, LocalDate due) {}

    private static List<Dated> targets(Random random) {
        List<Dated> all = new ArrayList<>();
        for (Whose whose : Whose.values()) {
            for (Set<String> kinds :
                    List.of(Set.of("activity"), Set.of("meeting"), Set.of("activity", "window", "volunteer"))) {
                for (List<Measure> measures :
                        List.of(List.<Measure>of(), List.of(Measure.RECIPIENTS, Measure.PARTICIPANTS))) {
                    boolean whole = random.nextBoolean();
                    LocalDate from = LocalDate.of(2022, 1 + random.nextInt(5), whole ? 1 : 1 + random.nextInt(28));
                    LocalDate due = LocalDate.of(2022, 7 + random.nextInt(5), 1 + random.nextInt(28));
                    all.add(new Dated(
                            Target.ledger(kinds, measures, BigDecimal.TEN, "场", whose),
                            from,
                            whole ? due.withDayOfMonth(due.lengthOfMonth()) : due));
                }
            }
            all.add(new Dated(
                    new Target(
                            Target.Kind.LEDGER,
                            BigDecimal.TEN,
                            "次",
                            null,
                            Set.of("meeting"),
                            List.of(),
                            "联席会议",
                            null,
                            whose),
                    LocalDate.of(2022, 1, 1),
                    LocalDate.of(2022, 12, 31)));
            all.add(new Dated(
                    new Target(
                            Target.Kind.LEDGER,
                            BigDecimal.TEN,
                            "次",
                            null,
                            Set.of("activity"),
                            List.of(),
                            null,
                            "audience.new_economy",
                            whose),
                    LocalDate.of(2022, 1, 1),
                    LocalDate.of(2022, 12, 31)));
        }
        return all;
    }

    @Test
    void progressIsWhatTheEvidenceListsAfterAnyHistory() throws Exception {
        for (long seed : new long[] {1, 2}) {
            post(seed, 40);
            List<Dated> targets = targets(new Random(seed));
            List<UUID> ids = targets.stream()
                    .map(one -> add(one.target(), one.from(), one.due()))
                    .toList();
            Map<UUID, Progress> progress = progress(ids);
            for (int i = 0; i < targets.size(); i++) {
                Dated one = targets.get(i);
                Progress counted = Objects.requireNonNull(progress.get(ids.get(i)));
                assertThat(counted.value())
                        .as("%s", one)
                        .isEqualByComparingTo(matters(one.target(), one.from(), one.due()));
                assertThat(counted.counted()).isTrue();
                if (one.target().measures().isEmpty()) {
                    assertThat(BigDecimal.valueOf(listed(Objects.requireNonNull(counted.evidence()))))
                            .as(counted.evidence())
                            .isEqualByComparingTo(counted.value());
                }
            }
            assertThat(progress.values())
                    .anyMatch(one -> one.value() != null && one.value().signum() > 0);
        }
    }

    @Test
    void manyTargetsCostOneStatement() {
        List<TaskLine> lines = targets(new Random(5)).stream()
                .map(one -> add(one.target(), one.from(), one.due()))
                .map(id -> world.office(() -> tasks.line(HERE, id)))
                .toList();

        List<String> statements = StatementLog.of(() -> world.office(() -> progresses.of(HERE, lines)));

        assertThat(statements.stream().filter(statement -> statement.contains("ledger.")))
                .hasSize(1);
    }

    @Test
    void aFigureCountsForTheCountyOrForTheLeadAsItsDefinitionSays() throws Exception {
        LocalDate first = LocalDate.of(2022, 1, 1);
        LocalDate last = LocalDate.of(2022, 12, 31);
        UUID county = add(Target.figure("activity.sessions", new BigDecimal("198"), "场次", Whose.COUNTY), first, last);
        UUID lead = add(Target.figure("activity.sessions", BigDecimal.TEN, "场次", Whose.LED), first, last);
        UUID register = add(Target.figure("station.count", new BigDecimal("9"), "个", Whose.COUNTY), first, last);

        BigDecimal whole = world.office(() -> figures.values(List.of("activity.sessions"), HERE, Period.year(2022))
                .get(0)
                .value());
        assertThat(progress(county).value()).isEqualByComparingTo(Objects.requireNonNull(whole));
        assertThat(progress(county).evidence()).startsWith("/figures/activity.sessions?");
        Progress led = progress(lead);
        assertThat(BigDecimal.valueOf(listed(Objects.requireNonNull(led.evidence()))))
                .isEqualByComparingTo(Objects.requireNonNull(led.value()));
        assertThat(progress(register).value()).isEqualByComparingTo("3");
    }

    private UUID regulation(String title, IssuerLevel level, @Nullable LocalDate... adopted) {
        return world.office(() -> {
            UUID version = null;
            for (LocalDate day : adopted) {
                Draft draft = new Draft(title, RegulationKind.OTHER, level, "群团办", null, "第一条 如此。");
                UUID next = version == null
                        ? drafts.add(HERE, draft)
                        : drafts.begin(HERE, regulations.version(HERE, version).regulation());
                version = next;
                if (day != null) {
                    adoption.adopt(
                            HERE,
                            next,
                            new Adoption.Decision(1, day, null, "联席会议", day.plusDays(1), null, List.of(), null));
                }
            }
            return Objects.requireNonNull(version);
        });
    }

    @Test
    void regulationsAdoptedInThePlansYearCountOnceEachAndTheNumberOpensThem() throws Exception {
        LocalDate spring = LocalDate.of(2022, 3, 1);
        LocalDate autumn = LocalDate.of(2022, 10, 1);
        UUID id = add(Target.regulations(new BigDecimal("4"), "项"), null, LocalDate.of(2022, 9, 30));
        assertThat(progress(id).value()).isEqualByComparingTo("0");

        UUID once = regulation("一年两改的制度", IssuerLevel.COUNTY, LocalDate.of(2021, 5, 1), spring, autumn);
        UUID repealed = regulation("当年废止的制度", IssuerLevel.UNIT, spring);
        world.office(() -> adoption.repeal(HERE, repealed, autumn, "不再需要"));
        regulation("去年的制度", IssuerLevel.COUNTY, LocalDate.of(2021, 12, 31));
        regulation("明年的制度", IssuerLevel.COUNTY, LocalDate.of(2023, 1, 1));
        regulation("上级的制度", IssuerLevel.PROVINCE, spring);
        regulation("还在起草的制度", IssuerLevel.COUNTY, (LocalDate) null);

        Progress counted = progress(id);
        assertThat(counted.value()).isEqualByComparingTo("2");
        assertThat(counted.percent()).isEqualTo(50);
        assertThat(counted.counted()).isTrue();
        assertThat(counted.period()).isEqualTo(Period.year(2022));
        String listed = page(Objects.requireNonNull(counted.evidence()));
        assertThat(listed)
                .contains("一年两改的制度", "当年废止的制度", "只列 2022 年")
                .doesNotContain("去年的制度", "明年的制度", "上级的制度", "还在起草的制度");
        assertThat(once).isNotNull();
        assertThatThrownBy(() -> world.cadre(world.union(), () -> deeds.report(HERE, id, BigDecimal.ONE, "建立一项")))
                .as("what is counted is not typed")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void manyTargetsOfRegulationsCostOneStatement() {
        List<TaskLine> lines = java.util.stream.Stream.of("3", "5", "7")
                .map(value -> add(Target.regulations(new BigDecimal(value), "项"), null, LocalDate.of(2022, 9, 30)))
                .map(id -> world.office(() -> tasks.line(HERE, id)))
                .toList();

        List<String> statements = StatementLog.of(() -> world.office(() -> progresses.of(HERE, lines)));

        assertThat(statements.stream().filter(statement -> statement.contains("coordination.regulation")))
                .hasSize(1);
    }

    @Test
    void aTaskIsGivenTheTargetInTheFormAndItsPageSaysWhatCounts() throws Exception {
        String answer = web.perform(MockMvcRequestBuilders.post("/coordination/tasks")
                        .with(coordinator)
                        .with(csrf())
                        .param("year", "2022")
                        .param("commons", "ORGANISATION")
                        .param("title", "健全制度")
                        .param("lead", world.union().toString())
                        .param("due", "2022-12-31")
                        .param("target", "REGULATION")
                        .param("value", "5")
                        .param("unit", "项"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(Objects.requireNonNull(answer)))
                .contains("同一制度多次修订只算一项", "/coordination/regulations?county=" + HERE + "&amp;adopted=2022");
    }

    @Test
    void typedProgressIsTheLatestReport() {
        UUID id = add(Target.typed(new BigDecimal("4"), "项"), null, LocalDate.of(2022, 9, 30));
        assertThat(progress(id).value()).isNull();
        assertThat(progress(id).percent()).isNull();

        world.cadre(world.union(), () -> deeds.report(HERE, id, BigDecimal.ONE, "建立一项"));
        world.cadre(world.union(), () -> deeds.report(HERE, id, new BigDecimal("3"), "又建立两项"));
        world.cadre(world.union(), () -> deeds.report(HERE, id, null, "只说一句"));

        assertThat(progress(id).value()).isEqualByComparingTo("3");
        assertThat(progress(id).percent()).isEqualTo(75);
        assertThat(progress(id).counted()).isFalse();
    }

    @Test
    void goalsInWordsArePutIntoTargetsAsTheRulesSay() {
        Target activities = rules.propose("开展活动10场").orElseThrow().target();
        assertThat(activities).isEqualTo(Target.ledger(Set.of("activity"), List.of(), BigDecimal.TEN, "场", Whose.LEAD));
        Target people = rules.propose("服务群众 ５００ 人").orElseThrow().target();
        assertThat(people.kinds()).containsExactlyInAnyOrder("window", "activity", "volunteer");
        assertThat(people.measures()).containsExactly(Measure.RECIPIENTS, Measure.PARTICIPANTS);
        assertThat(rules.propose("服务群众1,200人次").orElseThrow().target().value()).isEqualByComparingTo("1200");
        assertThat(rules.propose("召开会议4次").orElseThrow().target().kinds()).containsExactly("meeting");
        assertThat(rules.propose("建立制度1项").orElseThrow().target()).isEqualTo(Target.regulations(BigDecimal.ONE, "项"));
        assertThat(rules.propose("修订完善各项制度 5 个").orElseThrow().target())
                .isEqualTo(Target.regulations(new BigDecimal("5"), "个"));
        assertThat(rules.propose("提高群众满意度")).isEmpty();
        assertThat(rules.propose(null)).isEmpty();
    }
}
