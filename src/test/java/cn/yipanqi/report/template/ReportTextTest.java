package cn.yipanqi.report.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTextTest {

    private static ReportText parse(String source) {
        return ReportText.parse(source, ReportWorld.VOCABULARY);
    }

    private static List<Problem> problems(String source) {
        return ReportText.read(source, ReportWorld.VOCABULARY).problems();
    }

    @Test
    void linesBecomeTitleByLineHeadingsAndParagraphs() {
        ReportText text = parse("# {county}报告\n@ 协同办\n\n## 一、组织\n### （一）会议\n　　召开会议{meeting.special.sessions}次。\n");

        assertThat(text.title()).containsExactly(new Inline.Given(Place.COUNTY), new Inline.Text("报告"));
        assertThat(text.byLine()).containsExactly(new Inline.Text("协同办"));
        assertThat(text.blocks())
                .containsExactly(
                        new Block.Heading(1, List.of(new Inline.Text("一、组织"))),
                        new Block.Heading(2, List.of(new Inline.Text("（一）会议"))),
                        new Block.Paragraph(List.of(
                                new Inline.Text("召开会议"),
                                new Inline.Figure("meeting.special.sessions", null),
                                new Inline.Text("次。"))));
    }

    @Test
    void tokensCarryVariantsAndTypedNumbers() {
        ReportText text = parse("# 报告\n发放{activity.amount|wan}万元，预算{typed:经费|1,200.5|万元}，另有{typed:捐赠||元}。");

        assertThat(text.numbers())
                .containsExactly(
                        new Inline.Figure("activity.amount", "wan"),
                        new Inline.Typed("经费", "1,200.5", "万元"),
                        new Inline.Typed("捐赠", null, "元"));
    }

    @Test
    void aBackslashTakesAMarksMeaning() {
        ReportText text = parse("# 报告\n\\# 不是标题 \\{county\\} \\[[照写\\]] 甲\\||乙 \\\\");

        assertThat(text.blocks())
                .containsExactly(new Block.Paragraph(List.of(new Inline.Text("# 不是标题 {county} [[照写]] 甲||乙 \\"))));
    }

    @ParameterizedTest(name = "{0}: {3} at {1}:{2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "# 报告\\n会议{meeting.special.session}次; 2; 3; report.text.unknown_near",
                "# 报告\\n\\n会议{no.such.thing}次; 3; 3; report.text.unknown",
                "# 报告\\n发放{activity.amount|yi}亿元; 2; 3; report.text.variant",
                "# 报告\\n会议{meeting.special.sessions次; 2; 3; report.text.open_brace",
                "# 报告\\n会议}次; 2; 3; report.text.stray_brace",
                "# 报告\\n[[会议; 2; 1; report.text.open_clause",
                "# 报告\\n会议]]; 2; 3; report.text.stray_clause",
                "# 报告\\n甲||乙; 2; 2; report.text.stray_otherwise",
                "# 报告\\n[[甲||乙||丙]]; 2; 7; report.text.two_otherwise",
                "# 报告\\n会议｛meeting.special.sessions｝次; 2; 3; report.text.full_width",
                "# 报告\\n经费{typed:56万元}; 2; 3; report.text.typed_shape",
                "# 报告\\n经费{typed:经费|五十六|万元}; 2; 3; report.text.typed_number",
                "# 报告\\n{typed:经费|56|万元}\\n{typed:经费|57|万元}; 3; 1; report.text.typed_conflict",
                "# 报告\\n## ; 2; 1; report.text.empty_heading",
                "# 报告\\n## 活动{activity.sessions}; 2; 1; report.text.number_in_heading",
                "# 报告{activity.sessions}; 1; 1; report.text.number_in_heading",
                "# 报告\\n# 又一个; 2; 1; report.text.two_titles",
                "# 报告\\n@ 甲\\n@ 乙; 3; 1; report.text.two_by_lines",
                "没有标题; 1; 1; report.text.no_title",
                "# 报告\\n[[[[[[[[[[[[深]]]]]]]]]]]]; 2; 11; report.text.deep",
            })
    void whatIsNotUnderstoodIsNamedWithItsPlace(String source, int line, int column, String key) {
        List<Problem> problems = problems(source.replace("\\n", "\n"));

        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).sentence().key()).isEqualTo(key);
        assertThat(problems.get(0).line()).isEqualTo(line);
        assertThat(problems.get(0).column()).isEqualTo(column);
    }

    @Test
    void oneReadingFindsAllProblemsAndKeepsTheRest() {
        ReportText.Reading reading =
                ReportText.read("# 报告\n会议{x}次，活动{activity.sessions}场}。\n[[窗口", ReportWorld.VOCABULARY);

        assertThat(reading.problems()).extracting(Problem::line).containsExactly(2, 2, 3);
        assertThat(reading.text().numbers()).containsExactly(new Inline.Figure("activity.sessions", null));
    }

    @Test
    void aTextThatMustBeSoundIsRefusedWithItsFirstProblem() {
        assertThatThrownBy(() -> parse("# 报告\n甲]]乙}")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            assertThat(refusal.sentence().args()).contains(2, 2);
        });
    }

    @Test
    void aTextOfMillionsOfSignsIsRefusedAtOnce() {
        assertThat(problems("# 报告\n" + "[[".repeat(1_000_000)))
                .extracting(problem -> problem.sentence().key())
                .contains("report.text.long");
    }

    @RepeatedTest(200)
    void writingAndReadingAgainGivesTheSameText(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            blocks.add(
                    random.nextInt(4) == 0
                            ? new Block.Heading(1 + random.nextInt(2), List.of(new Inline.Text(words(random))))
                            : new Block.Paragraph(inlines(random, 3)));
        }
        ReportText text = new ReportText(
                List.of(new Inline.Text(words(random))), List.of(new Inline.Given(Place.COUNTY)), blocks);

        assertThat(parse(text.source())).isEqualTo(text);
    }

    private static List<Inline> inlines(Random random, int depth) {
        List<Inline> parts = new ArrayList<>();
        parts.add(new Inline.Text(words(random)));
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(
                    switch (random.nextInt(depth > 0 ? 4 : 3)) {
                        case 0 -> new Inline.Figure("activity.amount", random.nextBoolean() ? "wan" : null);
                        case 1 -> new Inline.Given(Place.values()[random.nextInt(4)]);
                        case 2 -> new Inline.Typed("经费", "56", "万元");
                        default ->
                            new Inline.Clause(
                                    inlines(random, depth - 1),
                                    random.nextBoolean() ? List.of() : inlines(random, depth - 1));
                    });
            parts.add(new Inline.Text(words(random)));
        }
        return parts;
    }

    /** Signs of the notation among words, so that escaping is put to the test. */
    private static String words(Random random) {
        String signs = "群团活动，。[]{}|\\#@｛｝“”1";
        StringBuilder words = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            words.append(signs.charAt(random.nextInt(signs.length())));
        }
        return words.toString();
    }
}
