package cn.yipanqi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Units.Facts;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class RegistersTest {

    private static final long COUNTY = 632701;
    private static final long NEIGHBOUR = 632722;

    @Autowired
    Directory directory;

    @Autowired
    Units units;

    @Autowired
    Stations stations;

    @Autowired
    Homes homes;

    @Autowired
    OutsideBodies bodies;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private static <T> T in(long county, Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", RegionCode.county(county)), action);
    }

    private static void run(Runnable action) {
        in(COUNTY, () -> {
            action.run();
            return true;
        });
    }

    private static void refused(String key, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence().key()).isEqualTo(key));
    }

    private static Stations.Facts station(String name) {
        return new Stations.Facts(name, null, null, null, Set.of(), null);
    }

    private static Facts unit(String name, @Nullable UUID parent) {
        return new Facts(UnitType.OTHER, name, "玉树市" + name, parent, null);
    }

    @Test
    void twoCurrentStationsOfOneNameAreRefusedAndAClosedOneFreesItsName() {
        run(() -> {
            UUID first = stations.open(COUNTY, station("甲站"));
            refused("organisation.refused.station.taken", () -> stations.open(COUNTY, station("甲 站".replace(" ", ""))));
            UUID other = stations.open(COUNTY, station("乙站"));
            refused("organisation.refused.station.taken", () -> stations.change(COUNTY, other, station("甲站")));
            stations.close(COUNTY, first, LocalDate.of(2022, 7, 1));
            UUID second = stations.open(COUNTY, station("甲站"));
            assertThat(second).isNotEqualTo(first);
            assertThat(directory.of(COUNTY).stationNamed("甲站")).map(Station::id).contains(second);
        });
    }

    @Test
    void aStationLiesInATownshipOfItsCounty() {
        run(() -> refused(
                "organisation.refused.station.township",
                () -> stations.open(COUNTY, new Stations.Facts("远站", 632622100000L, null, null, Set.of(), null))));
    }

    @Test
    void theRegisterKnowsWhichStationsThereWereOnADay() {
        run(() -> {
            UUID id = stations.open(
                    COUNTY, new Stations.Facts("丙站", null, null, 2, Set.of(SevenHave.SIGN), LocalDate.of(2022, 3, 1)));
            refused(
                    "organisation.refused.station.closed-before",
                    () -> stations.close(COUNTY, id, LocalDate.of(2022, 3, 1)));
            stations.close(COUNTY, id, LocalDate.of(2023, 1, 1));
            assertThat(stations.on(COUNTY, LocalDate.of(2022, 2, 28)))
                    .noneMatch(station -> station.id().equals(id));
            assertThat(stations.on(COUNTY, LocalDate.of(2022, 3, 1)))
                    .anyMatch(station -> station.id().equals(id));
            assertThat(stations.on(COUNTY, LocalDate.of(2022, 12, 31)))
                    .anyMatch(station -> station.id().equals(id));
            assertThat(stations.on(COUNTY, LocalDate.of(2023, 1, 1)))
                    .noneMatch(station -> station.id().equals(id));
        });
    }

    @Test
    void aStationNamedAgainIsFoundAndLeftAsItIs() {
        run(() -> {
            Registered first =
                    stations.stationFor(COUNTY, new Stations.Facts("丁站", null, "站长", 4, Set.of(SevenHave.STAFF), null));
            Registered again = stations.stationFor(COUNTY, station("玉树市　丁站"));
            assertThat(first.made()).isTrue();
            assertThat(again).isEqualTo(new Registered(first.id(), false));
            assertThat(directory.of(COUNTY).station(first.id()))
                    .map(Station::staff)
                    .contains(4);
        });
    }

    @Test
    void unitsNeverStandUnderThemselves() {
        run(() -> {
            UUID top = units.add(COUNTY, unit("侨联", null));
            UUID middle = units.add(COUNTY, unit("侨联办公室", top));
            UUID low = units.add(COUNTY, unit("侨联联络站", middle));
            refused("organisation.refused.unit.circle", () -> units.change(COUNTY, top, unit("侨联", low)));
            refused("organisation.refused.unit.circle", () -> units.change(COUNTY, top, unit("侨联", top)));
            refused("organisation.refused.unit.parent", () -> units.change(COUNTY, top, unit("侨联", UUID.randomUUID())));
            refused("organisation.refused.unit.has-units", () -> units.end(COUNTY, middle, LocalDate.of(2022, 1, 1)));
            units.end(COUNTY, low, LocalDate.of(2022, 1, 1));
            units.end(COUNTY, middle, LocalDate.of(2022, 1, 1));
            CountyDirectory after = directory.of(COUNTY);
            assertThat(after.unitNamed("侨联办公室")).isEmpty();
            assertThat(after.unitName(middle)).isEqualTo("侨联办公室");
        });
    }

    @Test
    void aNameMeansOneUnit() {
        run(() -> {
            refused("organisation.refused.unit.taken", () -> units.add(COUNTY, unit("妇联", null)));
            refused("organisation.refused.empty", () -> units.add(COUNTY, unit(" ", null)));
            refused("organisation.refused.long", () -> units.add(COUNTY, unit("长".repeat(81), null)));
        });
    }

    @Test
    void twoMovesAtOnceCannotCloseACircle() throws Exception {
        UUID one = in(COUNTY, () -> units.add(COUNTY, unit("文联", null)));
        UUID two = in(COUNTY, () -> units.add(COUNTY, unit("社科联", null)));
        List<String> outcomes = atOnce(List.of(
                () -> outcome(() -> units.change(COUNTY, one, unit("文联", two))),
                () -> outcome(() -> units.change(COUNTY, two, unit("社科联", one)))));
        assertThat(outcomes).containsExactlyInAnyOrder("done", "organisation.refused.unit.circle");
    }

    private static String outcome(Runnable change) {
        try {
            change.run();
            return "done";
        } catch (Refusal refusal) {
            return refusal.sentence().key();
        }
    }

    @Test
    void namedByTwoAtOnceAThingIsRegisteredOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String name = "同时" + round;
            List<Registered> stationAnswers = atOnce(same(() -> stations.stationFor(COUNTY, station(name + "站"))));
            List<Registered> homeAnswers = atOnce(same(() -> homes.homeFor(COUNTY, name + "之家")));
            List<Registered> bodyAnswers = atOnce(same(() -> bodies.bodyFor(COUNTY, name + "医院")));
            for (List<Registered> answers : List.of(stationAnswers, homeAnswers, bodyAnswers)) {
                assertThat(answers)
                        .extracting(Registered::id)
                        .containsOnly(answers.get(0).id());
                assertThat(answers).filteredOn(Registered::made).hasSize(1);
            }
        }
    }

    @Test
    void twoWhoNameTheSameBodiesInOtherOrdersDoNotBlockEachOther() throws Exception {
        List<Object> answers = atOnce(List.of(
                () -> List.copyOf(bodies.bodiesFor(COUNTY, List.of("甲局", "乙局", "丙局"))
                                .values())
                        .get(0)
                        .id(),
                () -> List.copyOf(bodies.bodiesFor(COUNTY, List.of("丙局", "乙局", "甲局"))
                                .values())
                        .get(0)
                        .id()));
        assertThat(answers).containsOnly(answers.get(0));
    }

    private static <T> List<Callable<T>> same(Callable<T> action) {
        return List.of(action, action, action, action);
    }

    private static <T> List<T> atOnce(List<Callable<T>> actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.size());
        ExecutorService threads = Executors.newFixedThreadPool(actions.size());
        try {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> action : actions) {
                running.add(threads.submit(() -> {
                    start.await();
                    return in(COUNTY, () -> called(action));
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static <T> T called(Callable<T> action) {
        try {
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void outsideBodiesThatDifferInWidthOrSpacesAreOne() {
        run(() -> {
            UUID first = bodies.bodyFor(COUNTY, "县人民医院（本部）").id();
            assertThat(bodies.bodyFor(COUNTY, " 县人民 医院(本部)")).isEqualTo(new Registered(first, false));
            assertThat(directory.of(COUNTY).bodyNamed("县人民医院（本部）"))
                    .map(OutsideBody::id)
                    .contains(first);
        });
    }

    @Test
    void aUnitNotEveryCountyHasIsMadeFromItsTemplateOnce() {
        run(() -> {
            Registered centre = units.unitFor(COUNTY, UnitType.CENTRE);
            assertThat(centre.made()).isTrue();
            assertThat(units.unitFor(COUNTY, UnitType.CENTRE)).isEqualTo(new Registered(centre.id(), false));
            assertThat(directory.of(COUNTY).unitNamed("玉树市群团服务中心"))
                    .map(Unit::id)
                    .contains(centre.id());
        });
    }

    @Test
    void anotherCountysRegistersAreNeitherSeenNorChanged() {
        UUID theirs = in(NEIGHBOUR, () -> stations.open(NEIGHBOUR, station("邻县站")));
        run(() -> {
            refused("refusal.forbidden", () -> stations.open(NEIGHBOUR, station("越界站")));
            refused("refusal.forbidden", () -> homes.homeFor(NEIGHBOUR, "越界之家"));
            refused("refusal.absent", () -> directory.of(NEIGHBOUR));
            TransactionTemplate transaction = new TransactionTemplate(transactions);
            for (String table :
                    List.of("unit", "unit_alias", "region_alias", "station", "home", "home_opening", "outside_body")) {
                Integer foreign = transaction.execute(
                        status -> jdbc.sql("select count(*) from organisation." + table + " where county <> ?")
                                .param(COUNTY)
                                .query(Integer.class)
                                .single());
                assertThat(foreign).as("foreign rows of %s", table).isZero();
            }
            Integer changed =
                    transaction.execute(status -> jdbc.sql("update organisation.station set name = 'x' where id = ?")
                            .param(theirs)
                            .update());
            assertThat(changed).isZero();
            assertThatThrownBy(() -> transaction.execute(
                            status -> jdbc.sql("insert into organisation.station (id, county, name) values (?, ?, 'x')")
                                    .params(UUID.randomUUID(), NEIGHBOUR)
                                    .update()))
                    .hasStackTraceContaining("row-level security");
        });
        assertThat(in(NEIGHBOUR, () -> directory.of(NEIGHBOUR).station(theirs))).isPresent();
    }

    @Test
    void withoutAScopeNothingIsRead() {
        assertThatThrownBy(() -> directory.of(COUNTY)).hasStackTraceContaining("no scope");
        assertThatThrownBy(() -> stations.on(COUNTY, LocalDate.of(2022, 1, 1))).hasStackTraceContaining("no scope");
    }

    @Test
    void everyCountyTableIsProtected() {
        run(() -> {
            List<String> bare = new TransactionTemplate(transactions)
                    .execute(status -> jdbc.sql("""
                                    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                    where n.nspname = 'organisation' and c.relkind = 'r' and not c.relforcerowsecurity
                                    order by 1
                                    """).query(String.class).list());
            assertThat(bare).containsExactly("holiday", "holiday_notice", "region", "unit_template");
        });
    }

    @Test
    void theDatabaseItselfRefusesWhatTheRegistersRefuse() {
        List<String> broken = List.of(
                "insert into organisation.station (id, county, name, region) values (uuidv7(), 632701, 'x', 632622100000)",
                "insert into organisation.station (id, county, name, seven_have) values (uuidv7(), 632701, 'x', '{MOON}')",
                "insert into organisation.station (id, county, name, staff) values (uuidv7(), 632701, 'x', -1)",
                "insert into organisation.home (id, county, name, kind) values (uuidv7(), 632701, 'x', 'CASTLE')",
                "insert into organisation.unit (county, type, short_name, full_name, position) values (632701, 'UNION', '总工会', 'x', 1)",
                "insert into organisation.unit (county, type, short_name, full_name, position, parent) select 632701, 'OTHER', 'x', 'x', 1, uuidv7()",
                "insert into organisation.region_alias (county, alias, region) values (632701, 'x', 632622100000)");
        run(() -> {
            for (String sql : broken) {
                assertThatThrownBy(() -> new TransactionTemplate(transactions)
                                .execute(status -> jdbc.sql(sql).update()))
                        .as(sql)
                        .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
            }
        });
    }

    @Test
    void everyChangeIsOnRecord() {
        run(() -> {
            UUID id = stations.open(COUNTY, station("存照站"));
            stations.close(COUNTY, id, LocalDate.of(2022, 1, 1));
            List<String> actions = new TransactionTemplate(transactions)
                    .execute(status -> jdbc.sql("select action from audit.event where subject = ? order by no")
                            .param(id.toString())
                            .query(String.class)
                            .list());
            assertThat(actions).containsExactly("organisation.station.open", "organisation.station.close");
        });
    }
}
