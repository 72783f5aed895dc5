package cn.yipanqi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Region.Level;
import cn.yipanqi.shared.RegionCode;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class ReferenceDataTest {

    private static final Scope ANYONE = Scope.nobody("test");
    private static final long BANMA = 632622;

    @Autowired
    Regions regions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource owner;

    @ParameterizedTest
    @CsvSource({"PROVINCE, 31", "PREFECTURE, 342", "COUNTY, 2975", "TOWNSHIP, 41351"})
    void everyDivisionOfTheFilesIsLoadedOnce(String level, long count) {
        assertThat(asOwner("select count(*) from organisation.region where level = '" + level + "'"))
                .isEqualTo(count);
    }

    @Test
    void everyProvincePrefectureAndCountyHasTheSevenOrganisationsAndHeadingsHaveNone() {
        assertThat(asOwner("""
                        select count(*) from organisation.region r where r.level <> 'TOWNSHIP' and not r.heading
                        and (select count(distinct type) from organisation.unit u where u.county = r.code / 1000000) < 7
                        """)).isZero();
        assertThat(asOwner("""
                        select count(*) from organisation.unit u join organisation.region r on r.code = u.county * 1000000
                        where r.heading or r.level = 'TOWNSHIP'
                        """)).isZero();
    }

    @Test
    void loadingTookSeconds() {
        assertThat(
                        asOwner(
                                "select max(execution_time) from flyway_schema_history where description in ('divisions', 'holidays')"))
                .isLessThan(20_000);
    }

    @Test
    void theApplicationCannotChangeReferenceData() {
        for (String table : new String[] {"region", "unit_template", "holiday", "holiday_notice"}) {
            assertThatThrownBy(() -> CurrentScope.run(
                            ANYONE,
                            () -> new TransactionTemplate(transactions)
                                    .executeWithoutResult(status -> jdbc.sql("delete from organisation." + table)
                                            .update())))
                    .as(table)
                    .hasRootCauseMessage("ERROR: permission denied for table " + table);
        }
    }

    @Test
    void aPathLeadsFromTheProvinceAndLeavesHeadingsOut() {
        CurrentScope.run(ANYONE, () -> {
            assertThat(regions.path(new RegionCode("632622201")))
                    .extracting(Region::name)
                    .containsExactly("青海省", "果洛藏族自治州", "班玛县", "马可河乡");
            assertThat(regions.path(new RegionCode("110101")))
                    .extracting(Region::name)
                    .containsExactly("北京市", "东城区");
            assertThat(regions.path(new RegionCode("990101"))).isEmpty();
        });
    }

    @Test
    void childrenOfAMunicipalityAreItsDistricts() {
        CurrentScope.run(ANYONE, () -> {
            assertThat(regions.children(new RegionCode("11")))
                    .hasSize(16)
                    .allMatch(region -> region.level() == Level.COUNTY);
            assertThat(regions.children(new RegionCode("632622"))).hasSize(9);
            assertThat(regions.children(new RegionCode("4419"))).allMatch(region -> region.level() == Level.TOWNSHIP);
        });
    }

    @Test
    void countiesAreFoundByTheBeginningOfTheirNamesWithinAProvince() {
        CurrentScope.run(ANYONE, () -> {
            assertThat(regions.search("班", Level.COUNTY, Optional.empty(), 10))
                    .extracting(Region::name)
                    .containsExactly("班戈县", "班玛县");
            assertThat(regions.search("班", Level.COUNTY, Optional.of(new RegionCode("63")), 10))
                    .extracting(Region::name)
                    .containsExactly("班玛县");
            assertThat(regions.search("马可河", Level.TOWNSHIP, Optional.of(new RegionCode("63")), 10))
                    .extracting(Region::digits)
                    .containsExactly("632622201");
            assertThat(regions.search("%", Level.TOWNSHIP, Optional.empty(), 10))
                    .isEmpty();
            assertThat(regions.search("省直辖", Level.PREFECTURE, Optional.empty(), 10))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "甘德县总工会2022年活动台账, 甘德县",
        "赴甘德县交流学习, 甘德县",
        "班玛县与久治县联合开展, 久治县",
        "海淀区总工会2022年活动台账, 海淀区",
        "2022年海淀区妇联台账, 海淀区",
        "北京市朝阳区群团工作, 朝阳区",
        "辽宁省朝阳市双塔区妇联, 双塔区",
        "西宁市城北区总工会, 城北区",
        "　甘 德 县　, 甘德县",
    })
    void anotherCountyIsSpottedInATitle(String title, String county) {
        CurrentScope.run(
                ANYONE,
                () -> assertThat(regions.otherCountyNamedIn(title, BANMA))
                        .map(Region::name)
                        .contains(county));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "班玛县总工会2022年活动台账",
                "果洛藏族自治州班玛县妇联",
                "解放区的天是明朗的天主题宣讲",
                "在新城区开展志愿服务",
                "振兴城市社区 共建和平区域",
                "上海城市管理培训",
                "打造适宜都市生活圈",
                "江西山区儿童慰问",
                "全县妇联干部培训",
                "南山区域党建",
                "朝阳区",
                "东方市场宣传",
                "社区、牧区、山区走访",
                ""
            })
    void ordinaryWordsAndSharedNamesAreNotTakenForAnotherCounty(String title) {
        CurrentScope.run(
                ANYONE,
                () -> assertThat(regions.otherCountyNamedIn(title, BANMA))
                        .as(title)
                        .isEmpty());
    }

    @Test
    void spottingAnotherCountyIsFast() {
        CurrentScope.run(ANYONE, () -> {
            String text = "联合妇联开展两癌防治知识宣传暨困境儿童慰问活动".repeat(4);
            regions.otherCountyNamedIn(text, BANMA);
            long start = System.nanoTime();
            for (int i = 0; i < 10_000; i++) {
                regions.otherCountyNamedIn(text, BANMA);
            }
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as("ms for 10,000 titles, each in a transaction of its own")
                    .isLessThan(30_000);
        });
    }

    private long asOwner(String sql) {
        return JdbcClient.create(owner).sql(sql).query(Long.class).single();
    }
}
