package cn.yipanqi.figures;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.figures.FigureRows.Hidden;
import cn.yipanqi.figures.FigureWorld.Place;
import cn.yipanqi.ledger.Deed;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.Correction;
import cn.yipanqi.ledger.Ledger.Withdrawal;
import cn.yipanqi.ledger.MatterNumbers.Backing;
import cn.yipanqi.ledger.Merging;
import cn.yipanqi.ledger.Merging.Union;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever happened to a ledger, the rows a figure opens add up to it, for every figure, role, period and past posting. */
@YipanqiTest
class FiguresAddUpTest {

    private static final Period YEAR = Period.year(2022);
    private static final List<Period> PERIODS =
            List.of(YEAR, Period.quarter(2022, 2), new Period(LocalDate.of(2022, 2, 10), LocalDate.of(2022, 9, 19)));

    @Autowired
    Figures figures;

    @Autowired
    Definitions definitions;

    @Autowired
    Ledger ledger;

    @Autowired
    Merging merging;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Directory directory;

    @Autowired
    Homes homes;

    @Autowired
    Stations stations;

    private final List<UUID> entries = new ArrayList<>();
    private final List<UUID> confirmations = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void rowsAddUpForEveryFigureRolePeriodAndPast(long seed) {
        long county = FigureWorld.county();
        Random random = new Random(seed);
        Scope office = TestScopes.coordinator(county);
        Map<Long, Map<String, @Nullable BigDecimal>> answered = new TreeMap<>();
        CurrentScope.run(office, () -> {
            Place place = world().furnish(county);
            for (int step = 0; step < 60; step++) {
                try {
                    step(place, random);
                } catch (Refusal refused) {
                    assertThat(refused.kind()).isIn(Refusal.Kind.STALE, Refusal.Kind.ABSENT, Refusal.Kind.INVALID);
                }
                List<Figure> now = figures.all(county, YEAR, null);
                answered.put(now.get(0).asOf(), values(now));
                if (step % 20 == 19) {
                    everythingAddsUp(county, null);
                }
            }
            assertThat(values(figures.all(county, YEAR, null)).values())
                    .as("a history with something in it")
                    .filteredOn(value -> value != null && value.signum() > 0)
                    .hasSizeGreaterThan(12);
        });
        Scope restricted = TestScopes.hiding(TestScopes.leader(county), "activity", "talk", "volunteer");
        CurrentScope.run(restricted, () -> everythingAddsUp(county, null));
        CurrentScope.run(
                office,
                () -> answered.forEach((posting, values) -> assertThat(values(figures.all(county, YEAR, posting)))
                        .as("as answered at posting " + posting)
                        .isEqualTo(values)));
        long middle = List.copyOf(answered.keySet()).get(answered.size() / 2);
        CurrentScope.run(office, () -> everythingAddsUp(county, middle));
        CurrentScope.run(restricted, () -> everythingAddsUp(county, middle));
    }

    private void everythingAddsUp(long county, @Nullable Long asOf) {
        for (Period period : PERIODS) {
            List<Figure> all = figures.all(county, period, asOf);
            assertThat(all).hasSameSizeAs(definitions.all(county));
            if (asOf == null) {
                List<String> codes =
                        all.stream().map(figure -> figure.definition().code()).toList();
                assertThat(values(figures.values(codes, county, period)))
                        .as("tallies and entries agree, " + period)
                        .isEqualTo(values(all));
            }
            all.forEach(figure -> addsUp(figure, asOf));
        }
    }

    private void addsUp(Figure figure, @Nullable Long asOf) {
        String code = figure.definition().code();
        List<FigureRow> rows = new ArrayList<>();
        String cursor = null;
        Hidden hidden;
        do {
            FigureRows page = figures.rows(code, figure.county(), figure.period(), asOf, cursor, 7);
            assertThat(page.figure().value()).isEqualTo(figure.value());
            hidden = Objects.requireNonNull(page.hidden());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(7);
            rows.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(rows).as(code + ": no row twice").doesNotHaveDuplicates();
        assertThat(rows.size() + hidden.rows())
                .as(code + ": as many rows as told")
                .isEqualTo(figure.rows());
        if (figure.definition().homeKind() == null) {
            assertThat(sum(rows, null).add(hidden.contribution()))
                    .as("%s %s as of %s", code, figure.period(), asOf)
                    .isEqualByComparingTo(Objects.requireNonNull(figure.value()));
            standsBehind(figure, asOf);
        } else if (figure.value() != null) {
            assertThat(sum(rows, "used").divide(sum(rows, "open"), MathContext.DECIMAL64))
                    .as(code)
                    .isEqualByComparingTo(figure.value());
            assertThat(sum(rows, "closed")).isEqualByComparingTo("0");
        }
    }

    /** The sentence of the sum: parts by lead make the number, and each matter is somebody's. */
    private void standsBehind(Figure figure, @Nullable Long asOf) {
        if (figure.definition().question() == null) {
            return;
        }
        List<Backing> backing = figures.backing(figure.definition(), figure.county(), figure.period(), asOf);
        assertThat(backing.stream().map(Backing::share).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(Objects.requireNonNull(figure.value()));
        assertThat(backing.stream().mapToLong(Backing::matters).sum()).isEqualTo(figure.rows());
        assertThat(backing).allMatch(part -> part.entries() >= part.matters() && part.merged() <= part.matters());
        List<String> distinct = figures.distinct(figure.definition(), figure.county(), figure.period(), asOf);
        if (figure.definition().question().aggregate().isDistinct()) {
            assertThat(distinct).hasSize(figure.value().intValueExact());
        }
    }

    private static BigDecimal sum(List<FigureRow> rows, @Nullable String set) {
        return rows.stream()
                .filter(row -> Objects.equals(row.set(), set))
                .map(FigureRow::contribution)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, @Nullable BigDecimal> values(List<Figure> figures) {
        return figures.stream()
                .collect(Collectors.toMap(
                        figure -> figure.definition().code(),
                        figure -> figure.value() == null
                                ? new BigDecimal(-1)
                                : figure.value().stripTrailingZeros(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private void step(Place place, Random random) {
        int dice = entries.size() < 12 ? 0 : random.nextInt(10);
        if (dice < 5) {
            for (int i = 0; i <= random.nextInt(4); i++) {
                entries.add(world().post(place, FigureWorld.any(place, random)));
            }
        } else if (dice < 6) {
            UUID entry = pick(random);
            ledger.correct(
                    place.county(),
                    List.of(new Correction(entry, version(place, entry), corrected(place, entry, random), "更正", null)));
        } else if (dice < 7) {
            UUID entry = pick(random);
            ledger.withdraw(place.county(), List.of(new Withdrawal(entry, version(place, entry), "重复")), Deed.WITHDRAW);
        } else if (dice < 9) {
            UUID one = pick(random);
            UUID other = pick(random);
            merging.confirm(
                            place.county(),
                            List.of(new Union(
                                    one.equals(other) ? List.of(one) : List.of(one, other),
                                    place.units()
                                            .get(random.nextInt(place.units().size())),
                                    LeadBasis.PRESUMED,
                                    null,
                                    90,
                                    true,
                                    List.of())))
                    .forEach(confirmed -> confirmations.add(confirmed.id()));
        } else if (!confirmations.isEmpty()) {
            merging.part(confirmations.remove(random.nextInt(confirmations.size())));
        }
    }

    private EntryContent corrected(Place place, UUID entry, Random random) {
        String kind = read(
                place, "select kind from ledger.entry_version where entry = '" + entry + "' limit 1", String.class);
        return FigureWorld.of(place, kind, random);
    }

    private FigureWorld world() {
        return new FigureWorld(ledger, directory, homes, stations);
    }

    private UUID pick(Random random) {
        return entries.get(random.nextInt(entries.size()));
    }

    private int version(Place place, UUID entry) {
        return read(place, "select max(no) from ledger.entry_version where entry = '" + entry + "'", Integer.class);
    }

    private <T> T read(Place place, String sql, Class<T> type) {
        return Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(sql).query(type).single()));
    }
}
