package cn.yipanqi.organisation.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.organisation.Homes;
import cn.yipanqi.organisation.Stations;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a station tells the public: only what was published, and nothing besides. */
@YipanqiTest
class StationCardTest {

    /** 涪城区 */
    private static final long COUNTY = 510703;

    private static final AtomicInteger NAMES = new AtomicInteger();

    @Autowired
    MockMvc mvc;

    @Autowired
    LedgerWorld world;

    @Autowired
    StationCards cards;

    @Autowired
    Stations stations;

    @Autowired
    Homes homes;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private UUID station;
    private String open;

    private static <T> T office(Supplier<T> action) {
        return CurrentScope.call(TestScopes.coordinator(COUNTY), action);
    }

    @BeforeEach
    void aStation() {
        Township township = world.county(COUNTY).townships().get(0);
        station = office(() -> stations.open(
                COUNTY,
                new Stations.Facts("公示站" + NAMES.incrementAndGet(), township.low(), "乡镇党委副书记（兼）", 3, Set.of(), null)));
        open = "/cards/stations/" + station;
    }

    private StationCards.Facts facts(String address, String phone) {
        return new StationCards.Facts(address, "周一至周五", "政策咨询\n困难帮扶", phone, null);
    }

    private StationCard save(StationCards.Facts facts, int seen) {
        return office(() -> cards.save(COUNTY, station, facts, seen));
    }

    @Test
    void whatIsNotPublishedIsNowhereForAnybody() throws Exception {
        save(facts("人民路 1 号", "0816-2223344"), 0);
        mvc.perform(get(open)).andExpect(status().isNotFound());
        world.coordinator(COUNTY).asks(open).andExpect(status().isNotFound());
        mvc.perform(get("/cards/stations/" + UUID.randomUUID())).andExpect(status().isNotFound());
        mvc.perform(get("/cards/stations/x")).andExpect(status().is4xxClientError());
    }

    @Test
    void anybodyReadsThePublishedCopyAndNothingThatWasTypedSince() throws Exception {
        save(facts("<script>人民路</script> 1 号", "0816-2223344"), 0);
        office(() -> cards.publish(COUNTY, station, 1));
        save(new StationCards.Facts("新址，尚未公布", "", "", "12351", null), 1);
        mvc.perform(get(open))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("&lt;script&gt;人民路")))
                .andExpect(content().string(not(containsString("<script>人民路"))))
                .andExpect(content().string(containsString("0816-2223344")))
                .andExpect(content().string(containsString("乡镇党委副书记（兼）")))
                .andExpect(content().string(containsString("12338")))
                .andExpect(content().string(containsString("<path d=\"M")))
                .andExpect(content().string(not(containsString("尚未公布"))))
                .andExpect(content().string(not(containsString("工作人员"))));
        office(() -> cards.publish(COUNTY, station, 2));
        mvc.perform(get(open)).andExpect(content().string(containsString("新址，尚未公布")));
        office(() -> {
            cards.withdraw(COUNTY, station);
            return true;
        });
        mvc.perform(get(open)).andExpect(status().isNotFound());
        assertThatThrownBy(() -> office(() -> {
                    cards.withdraw(COUNTY, station);
                    return true;
                }))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aStrangersScopeReadsCopiesAndNoCountysTable() {
        save(facts("人民路 1 号", ""), 0);
        office(() -> cards.publish(COUNTY, station, 1));
        Scope stranger = Scope.nobody("stranger");
        assertThat(CurrentScope.call(stranger, () -> cards.published(station))).isPresent();
        for (String table : List.of("station", "station_card", "point_note", "unit")) {
            assertThat(CurrentScope.call(stranger, () -> count(table)))
                    .as(table)
                    .isZero();
        }
        assertThatThrownBy(() -> CurrentScope.call(
                        TestScopes.coordinator(COUNTY + 1),
                        () -> write("insert into organisation.published_card select '" + UUID.randomUUID()
                                + "', county, county_name, name, township, address, hours, services, head, phone, published_at, published_by"
                                + " from organisation.published_card where station = '" + station + "'")))
                .hasStackTraceContaining("row-level security");
        assertThat(CurrentScope.call(
                        TestScopes.coordinator(COUNTY + 1),
                        () -> write("update organisation.published_card set address = 'x'")))
                .isZero();
        assertThat(CurrentScope.call(TestScopes.leader(COUNTY), () -> write("delete from organisation.published_card")))
                .isZero();
    }

    private long count(String table) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select count(*) from organisation." + table)
                        .query(Long.class)
                        .single());
    }

    private int write(String sql) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(sql).update());
    }

    @ParameterizedTest
    @ValueSource(strings = {"19000000000", "+86 19000000000", "2223344", "电话", "1235", "123510", "0816-22"})
    void aMobileNumberOrNoNumberIsNoServicesTelephone(String phone) {
        assertThatThrownBy(() -> save(facts("人民路", phone), 0))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        input -> assertThat(input.faults())
                                .extracting(InvalidInput.Fault::field)
                                .containsExactly("phone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0816-2223344", "0816-2223344-801", "02881234567", "12351", "400-810-1234", "（0816）2223344"})
    void aLandlineAHotlineOrNothingIs(String phone) {
        assertThat(save(facts("人民路", phone), 0).revision()).isEqualTo(1);
    }

    @Test
    void theDatabaseTakesNoMobileEither() {
        save(facts("人民路", ""), 0);
        assertThatThrownBy(() -> office(
                        () -> write("update organisation.station_card set phone = '19000000000' where station = '"
                                + station + "'")))
                .hasStackTraceContaining("station_card_phone_check");
    }

    @Test
    void withoutHoursOfItsOwnItOpensAsItsHomeDoes() {
        UUID home = office(() -> homes.open(COUNTY, "家" + NAMES.incrementAndGet(), HomeKind.WORKER));
        office(() -> {
            homes.setOpening(
                    COUNTY, home, LocalDate.of(2022, 1, 1), EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), true);
            return true;
        });
        save(new StationCards.Facts("人民路", "", "", "", home), 0);
        assertThat(office(() -> cards.publish(COUNTY, station, 1)).hours()).isEqualTo("周一、周五开放，法定节假日除外");
    }

    @Test
    void whoeverDidNotSeeTheLatestIsToldAndNothingWithoutAnAddressIsPublished() {
        save(facts("", ""), 0);
        refused(Refusal.Kind.INVALID, () -> office(() -> cards.publish(COUNTY, station, 1)));
        save(facts("人民路", ""), 1);
        refused(Refusal.Kind.STALE, () -> save(facts("别处", ""), 1));
        refused(Refusal.Kind.STALE, () -> save(facts("别处", ""), 0));
        refused(Refusal.Kind.STALE, () -> office(() -> cards.publish(COUNTY, station, 1)));
        assertThat(office(() -> cards.find(COUNTY, station)).address()).isEqualTo("人民路");
    }

    @Test
    void whatAClosedStationToldIsTakenBackAndNobodyPublishesItBetween() throws Exception {
        save(facts("人民路", ""), 0);
        office(() -> cards.publish(COUNTY, station, 1));
        AtomicReference<Future<PublishedCard>> publishing = new AtomicReference<>();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            office(() -> new TransactionTemplate(transactions).execute(status -> {
                stations.close(COUNTY, station, LocalDate.of(2022, 6, 1));
                publishing.set(other.submit(() -> office(() -> cards.publish(COUNTY, station, 1))));
                return awaitDoneOrWaiting(publishing.get());
            }));
            assertThatThrownBy(() -> publishing.get().get()).hasCauseInstanceOf(Refusal.class);
        } finally {
            other.shutdownNow();
        }
        mvc.perform(get(open)).andExpect(status().isNotFound());
    }

    /** Whether it came to wait for a lock; the statistics of activity would be told once a transaction, locks are told as they are. */
    private boolean awaitDoneOrWaiting(Future<?> work) {
        while (!work.isDone()) {
            if (jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private static void refused(Refusal.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    @Test
    void theOfficeEditsAndPublishesOnPagesAndByProgramsOthersDoNot() throws Exception {
        String page = "/organisation/stations/" + station + "/card";
        String county = "?county=" + COUNTY;
        LedgerWorld.Person office = world.coordinator(COUNTY);
        office.asks(page + county).andExpect(status().isOk());
        office.fills(page, "county", "" + COUNTY, "revision", "0", "address", "人民路", "phone", "19000000000")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"19000000000\"")))
                .andExpect(content().string(containsString("不能填手机号")));
        office.fills(page, "county", "" + COUNTY, "revision", "0", "address", "人民路")
                .andExpect(status().is3xxRedirection());
        office.fills(page, "county", "" + COUNTY, "revision", "0", "address", "别处")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"别处\"")))
                .andExpect(content().string(containsString("别人改成了“人民路”")));
        office.fills(page + "/publication", "county", "" + COUNTY, "revision", "1")
                .andExpect(status().is3xxRedirection());
        mvc.perform(get(open)).andExpect(status().isOk());
        office.asks("/api/v1" + page + county)
                .andExpect(jsonPath("$.published.address").value("人民路"));
        for (LedgerWorld.Person other :
                List.of(world.cadre(COUNTY, "妇联"), world.stationStaff(COUNTY, station), world.leader(COUNTY))) {
            other.asks(page + county)
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("name=\"address\""))));
            other.fills(page, "revision", "1").andExpect(status().isForbidden());
            other.fills(page + "/publication", "revision", "1").andExpect(status().isForbidden());
            other.fills(page + "/publication/ending").andExpect(status().isForbidden());
            other.sent(put("/api/v1" + page + county)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"revision\":1}"))
                    .andExpect(status().isForbidden());
            other.deletes("/api/v1" + page + "/publication" + county).andExpect(status().isForbidden());
        }
        office.deletes("/api/v1" + page + "/publication" + county).andExpect(status().isNoContent());
        mvc.perform(get(open)).andExpect(status().isNotFound());
        LedgerWorld.Person neighbour = world.coordinator(COUNTY + 1);
        neighbour.asks(page + "?county=" + (COUNTY + 1)).andExpect(status().isNotFound());
    }
}
