package cn.yipanqi.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@YipanqiTest
class CountyDirectoryTest {

    private static final long BANMA = 632622;

    @Autowired
    Directory directory;

    @Autowired
    Units units;

    @Autowired
    Stations stations;

    @Autowired
    Homes homes;

    @Autowired
    TownshipAliases aliases;

    private static <T> T in(String code, Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", new RegionCode(code)), action);
    }

    @ParameterizedTest
    @CsvSource({
        "总工会, UNION",
        "班玛县总工会, UNION",
        "县总工会, UNION",
        "工会, UNION",
        "团县委, YOUTH",
        "班玛团县委, YOUTH",
        "共青团班玛县委员会, YOUTH",
        "共青团班玛县委, YOUTH",
        "县团委, YOUTH",
        "团委, YOUTH",
        "共青团, YOUTH",
        "共青团班玛县委员会（牵头）, YOUTH",
        "妇联, WOMEN",
        "县妇联, WOMEN",
        "班玛县妇联, WOMEN",
        "班玛妇联, WOMEN",
        "（县妇联）, WOMEN",
        "班玛县妇女联合会, WOMEN",
        "果洛州班玛县妇联, WOMEN",
        "青海省果洛藏族自治州班玛县妇女联合会, WOMEN",
        "科协, SCIENCE",
        "班玛县科学技术协会, SCIENCE",
        "红十字会, REDCROSS",
        "县红十字会, REDCROSS",
        "班玛县残联, DISABLED",
        "残疾人联合会, DISABLED",
        "工商联（总商会）, COMMERCE",
        "县工商业联合会, COMMERCE",
    })
    void aUnitIsKnownByEveryUsualSpelling(String name, UnitType type) {
        CountyDirectory banma = in("632622", () -> directory.of(BANMA));
        assertThat(banma.unitNamed(name)).map(Unit::type).contains(type);
    }

    @Test
    void spacesAndFullWidthMakeNoDifference() {
        CountyDirectory banma = in("632622", () -> directory.of(BANMA));
        assertThat(banma.unitNamed(" 班玛县　妇 联\u200b\n")).map(Unit::type).contains(UnitType.WOMEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "　", "州总工会", "团州委", "甘德县妇联", "县", "联", "县人民医院", "果洛州妇联", "班玛县", "联合会"})
    void whatIsNotAUnitOfTheCountyIsNone(String name) {
        CountyDirectory banma = in("632622", () -> directory.of(BANMA));
        assertThat(banma.unitNamed(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "632600, 团州委, 共青团果洛藏族自治州委员会",
        "630000, 团省委, 共青团青海省委员会",
        "110101, 团区委, 共青团东城区委员会",
        "441900, 团市委, 共青团东莞市委员会",
        "152221, 团旗委, 共青团科尔沁右翼前旗委员会",
        "542500, 团地委, 共青团阿里地区委员会",
        "650000, 团区委, 共青团新疆维吾尔自治区委员会",
    })
    void theYouthLeagueIsCalledByTheKindOfItsDivision(long county, String shortName, String fullName) {
        CountyDirectory read = in(RegionCode.county(county).digits(), () -> directory.of(county));
        Unit youth = read.unitNamed("团委").orElseThrow();
        assertThat(youth.shortName()).isEqualTo(shortName);
        assertThat(youth.fullName()).isEqualTo(fullName);
        assertThat(read.units()).extracting(Unit::position).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void anAliasOfTheCountyGoesBeforeTheUsualSpellings() {
        in("632623", () -> {
            UUID office = units.unitFor(632623, UnitType.OFFICE).id();
            UUID league = directory.of(632623).unitNamed("团委").orElseThrow().id();
            units.addAlias(632623, office, "协同 办公室");
            units.addAlias(632623, league, "青联");
            CountyDirectory gande = directory.of(632623);
            assertThat(gande.unitNamed("协同办公室")).map(Unit::id).contains(office);
            assertThat(gande.unitNamed("甘德县青联")).map(Unit::id).contains(league);
            assertThatThrownBy(() -> units.addAlias(632623, office, "青联")).isInstanceOf(Refusal.class);
            units.removeAlias(632623, league, "青联");
            assertThat(directory.of(632623).unitNamed("青联")).isEmpty();
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "达卡乡开展“最美家庭”评选, 达卡乡",
        "玛柯河乡走访, 马可河乡",
        "班玛县赛来塘镇群团服务站, 赛来塘镇",
        "赛来塘乡敬老院, 赛来塘镇",
        "在达卡开展慰问, 达卡乡",
        "达卡小学, 达卡乡",
        "灯塔乡, 灯塔乡",
        "灯塔, 灯塔乡",
        "走进灯塔, 灯塔乡",
        "玛柯河, 马可河乡",
        "玛柯河村走访, 马可河乡",
        " 知 钦 乡 , 知钦乡",
    })
    void aTownshipIsFoundInFreeText(String text, String township) {
        CountyDirectory banma = in("632622", () -> directory.of(BANMA));
        assertThat(banma.townshipIn(text)).map(Township::name).contains(township);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "灯塔精神宣讲", "红色灯塔照我心", "达卡乡、吉卡乡联合开展", "班玛县职工之家", "县城广场", "甘德县柯曲镇", "乡镇"})
    void aTextAboutNoneOrTwoTownshipsIsAboutNeither(String text) {
        CountyDirectory banma = in("632622", () -> directory.of(BANMA));
        assertThat(banma.townshipIn(text)).isEmpty();
    }

    @Test
    void anAliasOfATownshipCanBeKeptAndTakenBack() {
        in("632624", () -> {
            Township first = directory.of(632624).townships().get(0);
            Township second = directory.of(632624).townships().get(1);
            aliases.add(632624, first.low(), "老　街");
            aliases.add(632624, first.low(), "老街");
            assertThat(directory.of(632624).townshipIn("老街慰问"))
                    .map(Township::low)
                    .contains(first.low());
            assertThatThrownBy(() -> aliases.add(632624, second.low(), "老街")).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> aliases.add(632624, second.low(), first.name()))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> aliases.add(632624, 632622100000L, "别县")).isInstanceOf(Refusal.class);
            aliases.remove(632624, first.low(), "老街");
            assertThat(directory.of(632624).townshipIn("老街慰问")).isEmpty();
            return true;
        });
    }

    @Test
    void stationsAndHomesAreKnownWithAndWithoutTheCounty() {
        in("632625", () -> {
            Township township = directory.of(632625).townships().get(0);
            stations.open(
                    632625,
                    new Stations.Facts(
                            township.name() + "群团服务站", township.low(), null, 3, Set.of(SevenHave.LEDGER), null));
            homes.open(632625, "职工之家", HomeKind.WORKER);
            CountyDirectory read = directory.of(632625);
            assertThat(read.stationOf(township.low())).isPresent();
            assertThat(read.stationNamed(read.name() + township.name() + "群团服务站"))
                    .isPresent();
            assertThat(read.homeNamed(read.name() + "职工之家")).map(Home::kind).contains(HomeKind.WORKER);
            assertThat(read.homeNamed("县职工之家")).isPresent();
            assertThat(read.homeNamed("青年之家")).isEmpty();
            return true;
        });
    }

    @Test
    void aCountyOutOfScopeOrUnknownIsAbsent() {
        assertThatThrownBy(() -> in("632622", () -> directory.of(632623)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.ABSENT));
        assertThatThrownBy(() -> in("63", () -> directory.of(639999))).isInstanceOf(Refusal.class);
    }

    @Test
    void aNameWithoutAUnitIsShownAsEmpty() {
        CountyDirectory banma = in("632622", () -> directory.of(BANMA));
        assertThat(banma.unitName(null)).isEqualTo("--");
        assertThat(banma.unitName(UUID.randomUUID())).isEqualTo("--");
        assertThat(Optional.of(banma.unitNamed("妇联").orElseThrow().id()))
                .map(banma::unitName)
                .contains("妇联");
    }
}
