package cn.yipanqi.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.shared.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {

    private static final Occasion OCCASION = new Occasion("云溪县", Period.half(2022, 1));

    private static Narrative narrate(String body, Figures figures) {
        return ReportText.parse("# {county}{period}报告\n" + body, ReportWorld.VOCABULARY)
                .narrate(OCCASION, figures, ReportWorld.VOCABULARY);
    }

    /** The paragraphs with card codes in angle brackets behind the numbers. */
    static List<String> read(Narrative narrative) {
        return narrative.passages().stream().map(NarratorTest::read).toList();
    }

    static String read(Narrative.Passage passage) {
        StringBuilder text = new StringBuilder();
        for (Narrative.Piece piece : passage.pieces()) {
            if (piece instanceof Narrative.Words words) {
                text.append(words.text());
            } else if (piece instanceof Narrative.Number number) {
                text.append(number.display())
                        .append('<')
                        .append(number.cardCode())
                        .append('>');
            }
        }
        return text.toString();
    }

    @Test
    void numbersGetTheirCommonsLetterAndTheirPlaceInTheText() {
        Narrative narrative = narrate(
                "会议{meeting.special.sessions}次，站{station.count}个，预算{typed:经费|63|万元}。\n宣讲{talk.sessions}场，活动{activity.sessions}场，党课{lecture.sessions}次，窗口{window.sessions}场。",
                ReportWorld.all());

        assertThat(narrative.title()).isEqualTo("云溪县2022年上半年报告");
        assertThat(read(narrative))
                .containsExactly("会议7<O1>次，站12<O2>个，预算63<※1>万元。", "宣讲19<S1>场，活动345<A1>场，党课16<T1>次，窗口61<V1>场。");
    }

    @Test
    void theSameFigureKeepsItsCardCodeAndIsOneSource() {
        Narrative narrative = narrate(
                "发放{activity.amount}元。活动{activity.sessions}场。即{activity.amount|wan}万元。经费{typed:甲|1|元}，{typed:乙|2|元}，{typed:甲|1|元}。",
                token -> new Figures.Shown("wan".equals(token.variant()) ? "51.6" : "516,000", false));

        assertThat(read(narrative))
                .containsExactly("发放516,000<A1>元。活动516,000<A2>场。即51.6<A1>万元。经费1<※1>元，2<※2>元，1<※1>元。");
        assertThat(narrative.numbers()).extracting(Narrative.Number::cardCode).containsExactly("A1", "A2", "※1", "※2");
        assertThat(narrative.numbers())
                .extracting(Narrative.Number::code)
                .containsExactly("activity.amount", "activity.sessions", "typed.1", "typed.2");
    }

    @Test
    void aClauseIsNotSaidWhereNothingStandsBehindItsNumber() {
        String body =
                "工作有序。[[开展活动{activity.sessions}场次[[，联合开展{activity.joint.sessions}场次]][[，发放{activity.amount}万元]]。||本期无活动记录。]]";

        assertThat(read(narrate(body, ReportWorld.all())))
                .containsExactly("工作有序。开展活动345<A1>场次，联合开展58<A2>场次，发放51.6<A3>万元。");
        assertThat(read(narrate(body, ReportWorld.without("activity.joint"))))
                .containsExactly("工作有序。开展活动345<A1>场次，发放51.6<A2>万元。");
        assertThat(read(narrate(body, ReportWorld.without("activity.sessions"))))
                .containsExactly("工作有序。本期无活动记录。");
    }

    @Test
    void whatIsNotSaidTakesNoCardCode() {
        assertThat(read(narrate(
                        "[[会议{meeting.special.sessions}次，]]站{station.count}个。", ReportWorld.without("meeting"))))
                .containsExactly("站12<O1>个。");
    }

    @Test
    void aTypedNumberNobodyHasFilledInIsNotSaidInAClauseAndShowsAGapElsewhere() {
        assertThat(read(narrate("经费增长[[，安排{typed:经费||万元}]]。共{typed:经费||万元}。", ReportWorld.all())))
                .containsExactly("经费增长。共--<※1>万元。");
    }

    @Test
    void outsideAClauseZeroIsSaidAndAMissingValueShowsAGap() {
        assertThat(read(narrate("活动{activity.sessions}场。", ReportWorld.without("activity"))))
                .containsExactly("活动0<A1>场。");
        assertThat(read(narrate("活动{activity.sessions}场。", token -> null))).containsExactly("活动--<A1>场。");
    }

    @Test
    void aParagraphOfWhichNothingIsSaidIsGoneAndTheOthersKeepTheirPlace() {
        Narrative narrative = narrate("甲。\n[[活动{activity.sessions}场。]]\n乙。", ReportWorld.without("activity"));

        assertThat(read(narrative)).containsExactly("甲。", "乙。");
        assertThat(narrative.passages()).extracting(Narrative.Passage::block).containsExactly(0, 2);
    }

    @Test
    void ofTwoStopsThatMeetTheStrongerStays() {
        assertThat(read(narrate("会议有序，[[活动{activity.sessions}场，]]。", ReportWorld.without("activity"))))
                .containsExactly("会议有序。");
    }
}
