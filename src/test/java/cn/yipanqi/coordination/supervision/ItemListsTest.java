package cn.yipanqi.coordination.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.SettableClock;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Commons;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the database finds, against the same items asked one by one. */
@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemListsTest {

    private static final long HERE = 540229;
    private static final int ITEMS = 60;
    private static final int ALL = 1000;

    @Autowired
    Filings filings;

    @Autowired
    Supervisions supervisions;

    @Autowired
    ItemLists lists;

    @Autowired
    Reader reader;

    @Autowired
    SlipRule rule;

    @Autowired
    TimesBook times;

    @Autowired
    Directory directory;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    SettableClock clock;

    private final List<Item> items = new ArrayList<>();
    private Duration before = Duration.ZERO;
    private SupervisionWorld world;

    /** In every state, some heard of lately and some not, some with words on how far they are. */
    @BeforeAll
    void manyItems() {
        before = SettableClock.backToReal();
        SettableClock.atLeastAhead(before);
        world = new SupervisionWorld(HERE, directory);
        Random random = new Random(11);
        List<UUID> filed = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            int days = i;
            filed.add(world.office(() -> filings.fileNew(HERE, task(days, random), SupervisionWorld.FILING)));
        }
        for (int i = 0; i < ITEMS * 8; i++) {
            clock.advance(Duration.ofHours(random.nextInt(4)));
            // The first seldom move, the last often.
            move(filed.get(Math.max(random.nextInt(ITEMS), random.nextInt(ITEMS))), random);
        }
        filed.forEach(id -> items.add(world.office(() -> reader.find(HERE, id))));
        assertThat(items.stream().map(Item::state)).contains(State.values());
        assertThat(items).anyMatch(item -> item.percent() != null);
    }

    @AfterAll
    void theClockIsWhereItWas() {
        SettableClock.backToReal();
        SettableClock.atLeastAhead(before);
    }

    private NewTask task(int i, Random random) {
        LocalDate today = LocalDate.now(clock);
        List<UUID> units = List.of(world.lead(), world.partner(), world.stranger());
        return new NewTask(
                today.getYear(),
                null,
                Commons.values()[i % 6],
                "列表 " + i,
                null,
                null,
                units.get(i % 3),
                random.nextBoolean() ? List.of(units.get((i + 1) % 3)) : List.of(),
                List.of(),
                null,
                null,
                random.nextInt(3) == 0 ? null : today.minusDays(random.nextInt(900)),
                today.plusDays(random.nextInt(60)),
                TaskOrigin.INSTRUCTION,
                null);
    }

    /** The next of the way, seldom its end, whatever it is now. */
    private void move(UUID id, Random random) {
        Item now = world.office(() -> reader.find(HERE, id));
        switch (now.state()) {
            case FILED -> step(now, random.nextInt(12) == 0 ? Move.WITHDRAW : Move.ASSIGN, null);
            case ASSIGNED -> step(now, Move.RECEIVE, null);
            case RECEIVED, RETURNED -> step(now, Move.BEGIN, null);
            case AT_WORK -> {
                if (random.nextInt(3) > 0) {
                    step(now, Move.PROGRESS, random.nextInt(101));
                } else {
                    now.unconfirmed()
                            .forEach(unit -> world.cadre(
                                    unit,
                                    () -> supervisions.move(
                                            HERE,
                                            id,
                                            of(Move.CONFIRM, world.office(() -> reader.find(HERE, id)), null))));
                    step(world.office(() -> reader.find(HERE, id)), Move.REPORT, random.nextInt(101));
                }
            }
            case REPORTED -> step(now, random.nextInt(3) == 0 ? Move.DISCHARGE : Move.RETURN, null);
            case DISCHARGED, WITHDRAWN -> {}
        }
    }

    private void step(Item now, Move move, Integer percent) {
        Runnable deed = () -> supervisions.move(HERE, now.id(), of(move, now, percent));
        if (move.side() == Side.OFFICE) {
            world.office(deed);
        } else {
            world.cadre(now.lead(), deed);
        }
    }

    private static Step of(Move move, Item now, Integer percent) {
        return new Step(move, now.moves(), "据实说明", percent, null, null, null, List.of());
    }

    private ItemLists.Found find(ItemSearch search, TimesBook.Known known, LocalDate day, long offset, int size) {
        return world.office(() -> lists.find(HERE, search, known, day, offset, size));
    }

    private List<Item> expected(Predicate<Item> wanted) {
        return world.office(() -> items.stream()
                .filter(item -> !item.state().ended())
                .filter(wanted)
                .sorted(Comparator.comparing(Item::due)
                        // As the database compares them: not as signed numbers.
                        .thenComparing(item -> item.id().toString()))
                .toList());
    }

    private List<TimesBook.Known> histories() {
        Times usual = world.office(() -> times.of(HERE)).usual();
        LocalDate today = LocalDate.now(clock);
        return List.of(
                new TimesBook.Known(usual, List.of()),
                new TimesBook.Known(
                        usual,
                        List.of(
                                new TimesBook.Version(today.minusDays(1), new Times(1, 3, 2, 0, 0), "办"),
                                new TimesBook.Version(today.minusDays(9), new Times(30, 40, 3, 15, 60), "办"))));
    }

    @ParameterizedTest
    @EnumSource(Colour.class)
    void theColoursOfAListAreThoseOfTheRuleOnEveryDayByWhateverTimes(Colour colour) {
        LocalDate today = LocalDate.now(clock);
        Set<Integer> sizes = new HashSet<>();
        for (TimesBook.Known known : histories()) {
            for (LocalDate day = today.minusDays(5); day.isBefore(today.plusDays(100)); day = day.plusDays(1)) {
                LocalDate on = day;
                List<Item> there = expected(item -> rule.of(item, known, on)
                        .filter(verdict -> verdict.colour() == colour)
                        .isPresent());
                ItemLists.Found found = find(new ItemSearch(false, colour, null, null, null), known, on, 0, ALL);
                assertThat(found.items()).as("%s on %s", colour, on).isEqualTo(there);
                assertThat(found.total()).isEqualTo(there.size());
                sizes.add(there.size());
            }
        }
        assertThat(sizes).hasSizeGreaterThan(3);
    }

    @Test
    void workingDaysOfYearsWithNoticesAreCountedInTheDatabaseAsTheyAreHere() {
        // Behind by one point where one working day is miscounted: tasks begin up to two years and a half before, over
        // all holidays since.
        TimesBook.Known exact = new TimesBook.Known(new Times(30, 120, 30, 0, 0), List.of());
        for (LocalDate day = LocalDate.now(clock).minusDays(900);
                day.isBefore(LocalDate.now(clock));
                day = day.plusDays(3)) {
            LocalDate on = day;
            assertThat(find(new ItemSearch(false, Colour.YELLOW, null, null, null), exact, on, 0, ALL)
                            .items())
                    .as("%s", on)
                    .isEqualTo(expected(item -> rule.of(item, exact, on)
                            .filter(verdict -> verdict.colour() == Colour.YELLOW)
                            .isPresent()));
        }
    }

    @Test
    void pagesTogetherAreTheListAndEachKnowsHowLongItIs() {
        TimesBook.Known known = histories().get(0);
        LocalDate today = LocalDate.now(clock);
        List<Item> whole = expected(item -> true);
        List<Item> read = new ArrayList<>();
        for (int offset = 0; offset < whole.size(); offset += 7) {
            ItemLists.Found page = find(new ItemSearch(false, null, null, null, null), known, today, offset, 7);
            assertThat(page.total()).isEqualTo(whole.size());
            read.addAll(page.items());
        }
        assertThat(read).isEqualTo(whole);
        ItemLists.Found beyond = find(new ItemSearch(false, null, null, null, null), known, today, ALL, 7);
        assertThat(beyond.items()).isEmpty();
        assertThat(beyond.total()).isEqualTo(whole.size());
    }

    @Test
    void whatIsClosedIsListedApartTheLastClosedFirst() {
        ItemLists.Found found =
                find(new ItemSearch(true, null, null, null, null), histories().get(0), LocalDate.now(clock), 0, ALL);
        assertThat(found.items())
                .isNotEmpty()
                .isEqualTo(items.stream()
                        .filter(item -> item.state().ended())
                        .sorted(Comparator.comparing(Item::turnAt)
                                .reversed()
                                .thenComparing(item -> item.id().toString()))
                        .toList());
        assertThat(found.total()).isEqualTo(found.items().size());
    }

    @Test
    void unitCommonsAndTaskNarrowTogether() {
        TimesBook.Known known = histories().get(0);
        LocalDate today = LocalDate.now(clock);
        for (UUID unit : List.of(world.lead(), world.partner(), world.stranger(), new UUID(7, 7))) {
            Predicate<Item> itsOwn = item -> item.lead().equals(unit)
                    || item.partners().stream().anyMatch(part -> part.unit().equals(unit));
            assertThat(find(new ItemSearch(false, null, unit, null, null), known, today, 0, ALL)
                            .items())
                    .isEqualTo(expected(itsOwn));
            Arrays.stream(Commons.values())
                    .forEach(commons -> assertThat(
                                    find(new ItemSearch(false, null, unit, commons, null), known, today, 0, ALL)
                                            .items())
                            .isEqualTo(expected(itsOwn.and(item -> item.commons() == commons))));
        }
        items.forEach(item -> assertThat(
                        find(new ItemSearch(false, null, null, null, item.task()), known, today, 0, ALL)
                                .items())
                .containsExactly(item));
    }
}
