package cn.yipanqi.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.StatementLog;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.board.Board.Cell;
import cn.yipanqi.board.Board.Row;
import cn.yipanqi.coordination.plan.TaskWorld;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.figures.Desk;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.FigureWorld;
import cn.yipanqi.figures.FigureWorld.Place;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The board says what the ledger says, at a price that does not grow with it. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest {

    private static final long HERE = 653022;
    private static final long EMPTY = 653023;
    private static final Period YEAR = Period.year(2022);

    @Autowired
    Boards boards;

    @Autowired
    KeyFigures keys;

    @Autowired
    Figures figures;

    @Autowired
    Tasks tasks;

    @Autowired
    Ledger ledger;

    @Autowired
    Catalogue catalogue;

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

    private Desk desk;

    @BeforeAll
    void aCountyWithAYearOfEntries() {
        desk = new Desk(accounts, tokens);
        CurrentScope.run(TestScopes.coordinator(HERE), () -> {
            FigureWorld world = new FigureWorld(ledger, directory, homes, stations);
            Place here = world.furnish(HERE);
            Random random = new Random(17);
            for (int i = 0; i < 120; i++) {
                world.post(here, FigureWorld.any(here, random));
            }
        });
    }

    private Board board(Period period) {
        return CurrentScope.call(TestScopes.leader(HERE), () -> boards.of(HERE, period));
    }

    /** What the matters themselves say. */
    private long matters(Period period, Commons commons, String condition, @Nullable UUID whose) {
        return CurrentScope.call(
                TestScopes.leader(HERE),
                () -> Objects.requireNonNull(new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("""
                                select count(*) from ledger.matter_now m join ledger.kind k on k.code = m.kind
                                where county = :county and first_day between :from and :to and k.commons = :commons and %s
                                """.formatted(condition))
                                .param("county", HERE)
                                .param("from", period.from())
                                .param("to", period.to())
                                .param("commons", commons.name())
                                .param("whose", whose, java.sql.Types.OTHER)
                                .query(Long.class)
                                .single())));
    }

    @Test
    void everyCellCountsTheMattersItOpens() {
        for (Period period : List.of(YEAR, Period.quarter(2022, 3), Period.half(2022, 1))) {
            Board board = board(period);
            for (Row unit : board.units()) {
                unit.cells().forEach(cell -> {
                    assertThat(cell.n()).isEqualTo(matters(period, cell.commons(), "lead = :whose", unit.id()));
                    assertThat(cell.joined())
                            .isEqualTo(matters(period, cell.commons(), ":whose = any (joined)", unit.id()));
                });
            }
            for (Row station : board.stations()) {
                station.cells()
                        .forEach(cell -> assertThat(cell.n())
                                .isEqualTo(matters(period, cell.commons(), "station = :whose", station.id())));
            }
            assertCells(board.open(), period, "lead is null");
            assertCells(board.whole(), period, "true");
            assertCells(board.elsewhere(), period, "station is null");
            assertThat(board.leadOpen())
                    .isEqualTo(board.open().cells().stream().mapToLong(Cell::n).sum())
                    .isPositive();
        }
    }

    private void assertCells(Row row, Period period, String condition) {
        row.cells().forEach(cell -> assertThat(cell.n()).isEqualTo(matters(period, cell.commons(), condition, null)));
    }

    @Test
    void theCountysRowIsNotTheSumOfTheUnits() {
        Board board = board(YEAR);
        long joined = board.units().stream()
                .flatMap(row -> row.cells().stream())
                .mapToLong(Cell::joined)
                .sum();
        long led = board.units().stream()
                .flatMap(row -> row.cells().stream())
                .mapToLong(Cell::n)
                .sum();
        long whole = board.whole().cells().stream().mapToLong(Cell::n).sum();

        assertThat(joined).isPositive();
        assertThat(whole).isEqualTo(120).isEqualTo(led + board.leadOpen());
    }

    @Test
    void theHeadsAreTheFiguresThemselves() {
        for (Period period : List.of(YEAR, Period.quarter(2022, 2))) {
            Board board = board(period);
            List<Figure> heads =
                    board.heads().values().stream().flatMap(List::stream).toList();
            assertThat(heads).hasSameSizeAs(keys.codes());
            CurrentScope.run(
                    TestScopes.leader(HERE),
                    () -> heads.forEach(head -> {
                        Figure figure = figures.one(head.definition().code(), HERE, period, null);
                        assertThat(head.asOf()).isEqualTo(figure.asOf()).isEqualTo(120);
                        if (figure.value() == null) {
                            assertThat(head.value()).isNull();
                        } else {
                            assertThat(head.value()).isEqualByComparingTo(figure.value());
                        }
                    }));
        }
    }

    @Test
    void aBoardCostsFiveStatementsTheRegisterAmongThem() {
        board(YEAR); // what is read once a process is read
        assertThat(StatementLog.of(() -> board(YEAR))).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0", "1, 100, 1", "10, 100, 1", "11, 100, 2", "53, 53, 10", "39, 53, 8", "12, 53, 3", "5, 0, 0"})
    void shadesAreTenthsOfTheLargestRoundedUp(long n, long largest, int shade) {
        assertThat(Cell.shade(n, largest)).isEqualTo(shade);
    }

    @Test
    void aCellSaysHowManyTasksTheUnitLeadsAndOpensJustThese() throws Exception {
        TaskWorld world = new TaskWorld(HERE, directory);
        UUID late = world.office(() -> tasks.add(HERE, world.task("逾期的任务")));
        UUID early = world.office(() ->
                tasks.add(HERE, world.task("还早的任务").withDays(null, java.time.LocalDate.of(2099, 12, 31))));

        Cell cell = board(YEAR).units().stream()
                .filter(row -> world.union().equals(row.id()))
                .flatMap(row -> row.cells().stream())
                .filter(one -> one.commons() == Commons.ACTIVITY)
                .findFirst()
                .orElseThrow();

        assertThat(cell.tasks()).isEqualTo(2);
        assertThat(cell.overdue()).isEqualTo(1);
        web.perform(get(Objects.requireNonNull(cell.overdueLink())).with(desk.at(HERE, Role.LEADER)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString(late.toString()), not(containsString(early.toString())))));
        web.perform(get(Objects.requireNonNull(cell.tasksLink())).with(desk.at(HERE, Role.LEADER)))
                .andExpect(content().string(allOf(containsString(late.toString()), containsString(early.toString()))));
    }

    @Test
    void theFullestCellOfEachSectionIsTheDarkest() {
        Board board = board(YEAR);
        for (List<Row> section : List.of(board.units(), board.stations())) {
            for (Commons commons : Commons.values()) {
                List<Cell> column = section.stream()
                        .map(row -> row.cells().get(commons.ordinal()))
                        .filter(cell -> cell.n() > 0)
                        .toList();
                if (!column.isEmpty()) {
                    assertThat(column).anyMatch(cell -> cell.shade() == 10).allMatch(cell -> cell.shade() > 0);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEADER", "COORDINATOR"})
    void whoeverReadsTheLedgerSeesTheBoard(Role role) throws Exception {
        RequestPostProcessor reader = desk.at(HERE, role);
        web.perform(get("/board?county=" + HERE + "&year=2022").with(reader))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("一盘棋"),
                                containsString("同一件事只计一次"),
                                containsString("截至记账号 120"),
                                containsString("role=led"),
                                containsString("commons=ACTIVITY"))));
        web.perform(get("/board?county=" + EMPTY).with(reader)).andExpect(status().isNotFound());
    }

    @Test
    void whoDoesNotReadTheLedgerDoesNotSeeTheBoard() throws Exception {
        web.perform(get("/board?county=" + HERE).with(desk.at(HERE, Role.SYSTEM_ADMIN)))
                .andExpect(status().isForbidden());
    }

    @Test
    void hiddenKindsCountAllTheSame() throws Exception {
        Board open = board(YEAR);
        Board restricted = CurrentScope.call(
                TestScopes.hiding(TestScopes.leader(HERE), "activity", "talk"), () -> boards.of(HERE, YEAR));
        assertThat(restricted.whole().cells()).isEqualTo(open.whole().cells());
        assertThat(restricted.units()).isEqualTo(open.units());
    }

    @Test
    void daysWithinAMonthShowTheirMonthsAndSaySo() throws Exception {
        web.perform(get("/board?county=" + HERE + "&from=2022-03-10&to=2022-04-09")
                        .with(desk.at(HERE, Role.LEADER)))
                .andExpect(content().string(containsString("一盘棋按整月计数")));
    }

    @Test
    void aYearWithoutEntriesSaysSo() throws Exception {
        web.perform(get("/board?county=" + HERE + "&year=2019").with(desk.at(HERE, Role.LEADER)))
                .andExpect(content().string(containsString("2019 年没有记录")));
    }

    @Test
    void aCountyThatHasPostedNothingIsToldWhatToDoFirst() throws Exception {
        web.perform(get("/board?county=" + EMPTY).with(desk.at(EMPTY, Role.COORDINATOR)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("还没有入账，从这里开始"),
                                containsString("href=\"/intakes\""),
                                not(containsString("<table class=\"board")))));
    }

    @Test
    void withoutAPeriodTheLastYearThatHasEntriesIsShown() throws Exception {
        web.perform(get("/board?county=" + HERE).with(desk.at(HERE, Role.LEADER)))
                .andExpect(content().string(containsString("2022 年")));
    }
}
