package cn.yipanqi.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.shared.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultTemplateTest {

    private static final ReportText TEXT = ReportText.parse(DefaultTemplate.source(), ReportWorld.VOCABULARY);

    private static Narrative narrate(Period period, Figures figures) {
        return TEXT.narrate(new Occasion("云溪县", period), figures, ReportWorld.VOCABULARY);
    }

    @Test
    void itIsSoundAndReadsBackAsItWasWritten() {
        assertThat(ReportText.read(DefaultTemplate.source(), ReportWorld.VOCABULARY)
                        .problems())
                .isEmpty();
        assertThat(ReportText.parse(TEXT.source(), ReportWorld.VOCABULARY)).isEqualTo(TEXT);
    }

    @Test
    void itNamesEveryFigureACountyReports() {
        Set<String> named = new HashSet<>();
        for (Inline.NumberToken token : TEXT.numbers()) {
            if (token instanceof Inline.Figure figure) {
                named.add(figure.code());
            }
        }
        assertThat(named).isEqualTo(ReportWorld.FIGURES.keySet());
    }

    @Test
    void itsHeadingsAreTheSixCommonsAndWhatComesNext() {
        Narrative year = narrate(Period.year(2022), ReportWorld.all());

        assertThat(year.title()).isEqualTo("云溪县2022年群团协同化工作报告");
        assertThat(year.passages().stream()
                        .filter(passage -> passage.level() == 1)
                        .map(NarratorTest::read))
                .containsExactly("一、组织共建", "二、阵地共用", "三、资源共享", "四、活动共办", "五、服务共融", "六、人才共育", "七、下一步打算");
    }

    @Test
    void aFullYearSaysEveryNumberInItsCommons() {
        Narrative year = narrate(Period.year(2022), ReportWorld.all());

        assertThat(year.numbers())
                .extracting(Narrative.Number::cardCode)
                .containsExactly(
                        "O1", "O2", "V1", "V2", "V3", "V4", "A1", "A2", "A3", "A4", "S1", "S2", "S3", "S4", "S5", "S6",
                        "S7", "S8", "S9", "T1", "T2", "T3");
        assertThat(String.join("", NarratorTest.read(year))).doesNotContain("--", "无记录", "{", "[[");
    }

    @Test
    void aQuarterInWhichNothingWasEnteredSaysSoAndNamesNoNumber() {
        Narrative quarter = narrate(Period.quarter(2022, 1), ReportWorld.without(""));
        String text = String.join("", NarratorTest.read(quarter));

        assertThat(quarter.numbers()).isEmpty();
        assertThat(text).contains("第一季度活动台账无记录。", "第一季度志愿服务台账无记录。", "2022年第二季度，将");
        assertThat(text).doesNotContain("。。", "，。", "，，", "--", "全年");
    }

    @Test
    void whateverIsMissingTheSentencesStayWhole() {
        for (String code : ReportWorld.FIGURES.keySet()) {
            List<String> paragraphs = NarratorTest.read(narrate(Period.half(2022, 1), ReportWorld.without(code)));
            for (String paragraph : paragraphs) {
                assertThat(paragraph)
                        .as("without %s", code)
                        .doesNotContain("。。", "，。", "，，", "；。", "。，", "--")
                        .doesNotStartWith("，")
                        .doesNotStartWith("。");
            }
        }
    }

    @Test
    void whereTheWorkersHomeKeptNoBookTheOthersAreStillSaid() {
        String text =
                String.join("", NarratorTest.read(narrate(Period.year(2022), ReportWorld.without("home.worker"))));

        assertThat(text).contains("按开放日计算，青年之家使用率为77.4%<V2>，妇女儿童之家为81%<V3>。");
    }
}
