package cn.yipanqi.intake.reading.names;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.names.NameBook.KnownHome;
import cn.yipanqi.intake.reading.names.NameBook.KnownTownship;
import cn.yipanqi.intake.reading.names.NameBook.KnownUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameBookTest {

    private static final CountyNames COUNTY = CountyNames.of("门源回族自治县", List.of("祁连县", "刚察县", "班玛县"));

    private static final NameBook NAMES = new NameBook(
            COUNTY,
            List.of(unit("总工会"), unit("团县委"), unit("妇联"), unit("残联"), unit("科协"), unit("工商联")),
            List.of(
                    new KnownTownship(new Township(632221100000L, "浩门镇"), List.of("浩门镇")),
                    new KnownTownship(new Township(632221101000L, "青石嘴镇"), List.of("青石嘴镇")),
                    new KnownTownship(new Township(632221200000L, "皇城蒙古族乡"), List.of("皇城蒙古族乡", "皇城乡"))),
            List.of(new KnownHome(new Home(new UUID(1, 1), "职工之家"), List.of("职工之家", "职工活动中心"))));

    private static KnownUnit unit(String name) {
        return new KnownUnit(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)), name, List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    团县委 = 团县委
                    县团委 = 团县委
                    共青团门源回族自治县委员会 = 团县委
                    共青团门源县委 = 团县委
                    门源县团委 = 团县委
                    门源县妇联 = 妇联
                    门源回族自治县妇女联合会 = 妇联
                    县妇联 = 妇联
                    我县妇联 = 妇联
                    妇联（协办） = 妇联
                    县总工会办公室 = 总工会
                    县残疾人联合会 = 残联
                    州妇联 = none
                    祁连县妇联 = none
                    浩门镇妇联 = none
                    县医院 = none
                    民政局 = none
                    """)
    void aUnitIsKnownByEverySpellingOfItsNameAndNoOtherLevels(String text, String unit) {
        assertThat(NAMES.unit(text).map(Party::name).orElse("none")).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    共青团门源县委员会2023年活动台账 = [团县委]
                    门源县总工会、妇联联合活动 = [总工会, 妇联]
                    《工会法》学习台账 = []
                    工会法宣传台账 = []
                    祁连县妇联活动台账 = []
                    海北州总工会活动台账 = []
                    门源县群团服务中心登记表 = []
                    """)
    void unitsAreFoundInsideTitles(String text, String units) {
        assertThat(NAMES.unitsIn(text).stream().map(Mention::unit).toList()).hasToString(units);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    浩门镇 = 浩门镇
                    浩门镇农贸市场 = 浩门镇
                    门源县浩门镇文化广场 = 浩门镇
                    皇城乡 = 皇城蒙古族乡
                    浩门 = 浩门镇
                    青石嘴小学 = 青石嘴镇
                    浩门中学 = none
                    县城 = none
                    """)
    void aTownshipIsFoundInsideAPlaceUnlessItsShortNameIsAnybodys(String text, String township) {
        assertThat(NAMES.townshipIn(text).map(Township::name).orElse("none")).isEqualTo(township);
    }

    @Test
    void theCountySeatIsNoUnknownTownship() {
        assertThat(List.of("县城", "全县", "县直单位", "门源县", "门源县城")).allMatch(NAMES::isWholeCounty);
        assertThat(List.of("浩门镇", "新华乡", "县医院门口的大广场")).noneMatch(NAMES::isWholeCounty);
    }

    @Test
    void homesAreKnownByTheirAliases() {
        assertThat(NAMES.home("县职工活动中心")).map(Home::name).contains("职工之家");
        assertThat(NAMES.home("青年之家")).isEmpty();
    }

    @Test
    void anotherCountyIsNoticedButNotInsideTheOwnName() {
        assertThat(COUNTY.own()).containsExactly("门源回族自治县", "门源县", "门源");
        assertThat(COUNTY.foreignIn("祁连县妇联台账")).contains("祁连县");
        assertThat(COUNTY.foreignIn("门源县妇联台账")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    总工会、团县委,妇联；残联 = [总工会, 团县委, 妇联, 残联]
                    县总工会 县妇联 = [总工会, 妇联]
                    门源县 总工会 = [总工会]
                    妇 联 = [妇联]
                    残联与县医院 = [残联, 县医院]
                    人力资源和社会保障局、妇联 = [人力资源和社会保障局, 妇联]
                    妇联和人力资源和社会保障局 = [妇联, 人力资源和社会保障局]
                    住房和城乡建设局 = [住房和城乡建设局]
                    教育局及卫健局 = [教育局, 卫健局]
                    总工会（主办）、妇联（协办） = [总工会, 妇联]
                    妇联、科协等单位 = [妇联, 科协]
                    妇联、科协、民政局等5家单位 = [妇联, 科协, 民政局]
                    联合妇联 = [妇联]
                    1.妇联 2.科协 = [妇联, 科协]
                    妇联，妇女联合会 = [妇联]
                    无 = []
                    / = []
                    """)
    void partnersAreSplitWhereNamesEnd(String text, String parties) {
        assertThat(PartyList.read(text, NAMES)).hasToString(parties);
    }
}
