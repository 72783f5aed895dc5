package cn.yipanqi.intake.reading.versions;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.intake.reading.ReadForTests;
import cn.yipanqi.intake.reading.versions.Comparison.Posted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {

    private static final String BEFORE = """
            序号|日期|活动名称|地点|协办单位|参加人数|经费（元）
            #1|3月5日|学雷锋志愿服务|灯塔乡|妇联|#50|#200
            #2|3月8日|三八节表彰|县城||#80|
            #3|4月2日|劳模宣讲|吉卡乡||#30|#500
            #4|4月2日|劳模宣讲|吉卡乡||#30|#500
            #5|5月4日|五四表彰|县城|团县委|#90|
            """;

    private static List<Draft> read(String rows) {
        return ReadForTests.drafts("总工会2022年活动台账.xlsx", rows);
    }

    private static List<Posted<Integer>> posted(List<Draft> drafts) {
        List<Posted<Integer>> posted = new ArrayList<>();
        drafts.forEach(draft -> posted.add(new Posted<>(draft.row(), draft.key())));
        return posted;
    }

    private static String summary(Comparison<?> comparison) {
        return comparison.added().size() + " " + comparison.corrected().size() + " "
                + comparison.missing().size() + " " + comparison.unchanged().size();
    }

    @Test
    void neitherOrderNorSpellingNorFileNameMatter() {
        List<Draft> later = read("""
                经费（万元）|活动名称|参加人数|时间|协办单位|地点
                #0.05|劳模宣讲|30人|@44653||吉卡乡
                |五四表彰|#90|2022.5.4|团县委|县城
                |三八节表彰|８０|2022年3月8日||县城
                #0.02|学雷锋志愿服务|#50|3.5|妇联|灯塔乡
                500元|劳模宣讲|#30|4月2日||吉卡乡
                """);
        assertThat(summary(Comparison.of(posted(read(BEFORE)), later))).isEqualTo("0 0 0 5");
    }

    @Test
    void aLongerVersionShowsWhatIsNewCorrectedAndGone() {
        List<Draft> later = read("""
                序号|日期|活动名称|地点|协办单位|参加人数|经费（元）
                #1|3月5日|学雷锋志愿服务|灯塔乡|妇联、科协|#55|#200
                #2|3月9日|三八节表彰|县城||#80|
                #3|4月2日|劳模宣讲|吉卡乡||#30|#500
                #4|5月4日|五四表彰|县城|团县委|#90|
                #5|6月1日|慰问儿童|县城|妇联|#40|#3000
                """);
        Comparison<Integer> comparison = Comparison.of(posted(read(BEFORE)), later);
        assertThat(summary(comparison)).isEqualTo("1 2 1 2");
        assertThat(comparison.corrected().stream().map(c -> c.id() + " " + c.differences()))
                .containsExactly(
                        "2 [Difference[field=PARTNERS, was=妇联, is=妇联、科协], Difference[field=PARTICIPANTS, was=50, is=55]]",
                        "3 [Difference[field=DAY, was=2022-03-08, is=2022-03-09]]");
        assertThat(comparison.missing())
                .as("one of the two true repeats")
                .hasSize(1)
                .isSubsetOf(4, 5);
        assertThat(comparison.added()).extracting(Draft::title).containsExactly("慰问儿童");
    }

    @Test
    void trueRepeatsStayAsManyAsTheyAre() {
        List<Draft> before = read(BEFORE);
        List<Draft> later = new ArrayList<>(before);
        later.add(before.get(2));
        assertThat(summary(Comparison.of(posted(before), later))).isEqualTo("1 0 0 5");
        assertThat(summary(Comparison.of(posted(later), before))).isEqualTo("0 0 1 5");
    }

    @Test
    void anotherActivityOfTheSameDayIsNoCorrection() {
        List<Draft> later = read("""
                日期|活动名称|地点|参加人数
                3月5日|民营企业座谈会|达卡乡|#12
                """);
        Comparison<Integer> comparison = Comparison.of(posted(read(BEFORE)), later);
        assertThat(summary(comparison)).isEqualTo("1 0 5 0");
    }

    @Test
    void aWholeYearOfAlikeRowsIsComparedQuicklyAndRight() {
        StringBuilder rows = new StringBuilder("日期|阵地|使用单位|用途|人次\n");
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            rows.append("#")
                    .append(44563 + i % 365)
                    .append("|职工之家|妇联|阅读|#")
                    .append(random.nextInt(5, 60))
                    .append('\n');
        }
        List<Draft> before = ReadForTests.drafts("阵地使用登记表.xlsx", rows.toString());
        List<Draft> later = new ArrayList<>(before.subList(100, before.size()));
        Collections.shuffle(later, random);
        long start = System.nanoTime();
        Comparison<Integer> comparison = Comparison.of(posted(before), later);
        assertThat(summary(comparison)).isEqualTo("0 0 100 4900");
        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(20);
    }

    @Test
    void aKeySurvivesJson() {
        RowKey key = read(BEFORE).get(0).key();
        JsonMapper json = JsonMapper.shared();
        RowKey again = RowKey.of(json.readValue(
                json.writeValueAsString(key.toMap()),
                new tools.jackson.core.type.TypeReference<java.util.Map<String, Object>>() {}));
        assertThat(again).isEqualTo(key);
        assertThat(again.fingerprint()).isEqualTo(key.fingerprint()).hasSize(32);
    }
}
