package cn.yipanqi.organisation.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionNameTest {

    private static final List<String> PEOPLES = peoples();

    private static List<String> peoples() {
        List<String> peoples = new ArrayList<>(List.of("各族"));
        ReferenceFiles.rows("divisions/peoples.csv").forEach(row -> peoples.add(row.get(1)));
        return peoples;
    }

    @ParameterizedTest
    @CsvSource({
        "班玛县, 班玛, 县",
        "赵县, 赵县, 县",
        "果洛藏族自治州, 果洛, 州",
        "海西蒙古族藏族自治州, 海西, 州",
        "巴音郭楞蒙古自治州, 巴音郭楞, 州",
        "大兴安岭地区, 大兴安岭, 地",
        "锡林郭勒盟, 锡林郭勒, 盟",
        "内蒙古自治区, 内蒙古, 区",
        "新疆维吾尔自治区, 新疆, 区",
        "北京市, 北京, 市",
        "双江拉祜族佤族布朗族傣族自治县, 双江, 县",
        "积石山保安族东乡族撒拉族自治县, 积石山, 县",
        "东乡族自治县, 东乡, 县",
        "龙胜各族自治县, 龙胜, 县",
        "河南蒙古族自治县, 河南, 县",
        "鄂伦春自治旗, 鄂伦春, 旗",
        "科尔沁左翼中旗, 科尔沁左翼中旗, 旗",
        "管城回族区, 管城, 区",
        "神农架林区, 神农架, 区",
        "六枝特区, 六枝, 区",
        "赛来塘镇, 赛来塘, 镇",
        "大柴旦行政委员会, 大柴旦行政委员会, 工",
    })
    void aDivisionsNameHasAStemAndAWordForItsKind(String name, String stem, String word) {
        assertThat(DivisionName.of(name, false, PEOPLES)).isEqualTo(new DivisionName(stem, word));
    }

    @Test
    void aFunctionalZoneKeepsItsWholeName() {
        assertThat(DivisionName.of("石家庄高新技术产业开发区", true, PEOPLES)).isEqualTo(new DivisionName("石家庄高新技术产业开发区", "工"));
    }

    @Test
    void everyDivisionStandsOnceAndAfterTheOneItBelongsTo() {
        Set<Long> seen = new HashSet<>();
        for (Division division : Division.read()) {
            Long parent = division.parent();
            assertThat(parent == null ? division.code().digits().length() == 2 : seen.contains(parent))
                    .as("parent of %s %s", division.code(), division.name())
                    .isTrue();
            assertThat(seen.add(division.code().low()))
                    .as("%s once", division.code())
                    .isTrue();
        }
    }
}
