package cn.yipanqi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.TaskWorld;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.figures.Desk;
import cn.yipanqi.figures.FigureWorld;
import cn.yipanqi.figures.FigureWorld.Place;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.report.Reports;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * What a page costs in statements, whatever it shows: the county's register is one of them. Who asks, and what waits for them beside the
 * navigation, is asked for every page alike and not counted. A figure's card asks one more for the rules the figure rests on, which the county
 * keeps.
 */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageStatementsTest {

    private static final long HERE = 653024;
    private static final List<String> FRAME = List.of(" access.", "select (select count(*) from");

    @Autowired
    MockMvc web;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Ledger ledger;

    @Autowired
    Directory directory;

    @Autowired
    Homes homes;

    @Autowired
    Stations stations;

    @Autowired
    Reports reports;

    @Autowired
    Tasks tasks;

    private RequestPostProcessor coordinator;
    private UUID entry;
    private UUID report;
    private UUID task;

    @BeforeAll
    void aCountyWithAYearOfEntries() {
        coordinator = new Desk(accounts, tokens).at(HERE, Role.COORDINATOR);
        CurrentScope.run(TestScopes.coordinator(HERE), () -> {
            FigureWorld world = new FigureWorld(ledger, directory, homes, stations);
            Place here = world.furnish(HERE);
            Random random = new Random(5);
            for (int i = 0; i < 60; i++) {
                entry = world.post(here, FigureWorld.any(here, random));
            }
            for (int i = 0; i < 30; i++) {
                task = tasks.add(
                        HERE,
                        new TaskWorld(HERE, directory)
                                .task("任务" + i)
                                .withTarget(Target.ledger(
                                        Set.of("activity"), List.of(), BigDecimal.TEN, "场", Whose.values()[i % 4])));
            }
            report = reports.draft(HERE, Period.year(2022)).edition().id();
        });
    }

    private List<String> statements(String address) {
        return StatementLog.of(() -> visit(address)).stream()
                .filter(statement -> FRAME.stream().noneMatch(statement::contains))
                .toList();
    }

    private void visit(String address) {
        try {
            web.perform(get(address).with(coordinator)).andExpect(status().isOk());
        } catch (Exception e) {
            throw new AssertionError(address, e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/board?year=2022, 5",
        "/board, 6",
        "/coordination/tasks?year=2022, 3",
        "/coordination/tasks/{task}, 4",
        "/coordination/tasks/timeline?year=2022, 2",
        "/coordination/supervision, 3",
        "/coordination/meetings, 3",
        "/coordination/meetings/series, 2",
        "/coordination/plans/2022/tasks, 3",
        "/coordination/plans/2022/duties, 3",
        "/entries?year=2022, 3",
        "/entries, 4",
        "/entries?year=2022&q=走访&sort=-people&page=2, 3",
        "/entries/{entry}, 5",
        "/figures?year=2022, 4",
        "/figures, 4",
        "/figures/activity.sessions?year=2022, 7",
        "/figures/activity.sessions/card?year=2022, 7",
        "/figures/station.count?year=2022, 4",
        "/figures/home.worker.usage?year=2022, 6",
        "/figures/volunteer.categories?year=2022, 8",
        "/reports, 2",
        "/reports/{report}, 11",
        "/vouchings/county?year=2022, 2",
        "/duplicates?year=2022, 8",
        "/desk, 3",
        "/desk?month=2022-10, 3",
        "/coordination/study, 4",
        "/coordination/contacts?year=2022, 2",
    })
    void aPageCostsAtMostSoManyStatements(String address, int most) {
        String page = address.replace("{entry}", entry.toString())
                .replace("{report}", report.toString())
                .replace("{task}", task.toString());
        String county = page.contains("?") ? "&county=" + HERE : "?county=" + HERE;
        visit(page + county); // what is read once a process is read

        assertThat(statements(page + county)).hasSizeLessThanOrEqualTo(most).isNotEmpty();
    }
}
