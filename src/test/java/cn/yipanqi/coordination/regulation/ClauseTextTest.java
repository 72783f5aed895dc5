package cn.yipanqi.coordination.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.ClauseText;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.coordination.regulation.clause.Difference;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClauseTextTest {

    @Test
    void articlesAreReadWithTheirChaptersAndWhatStandsBeforeThem() {
        List<Clause> clauses = ClauseText.read("""
            为规范会议，制定本制度。

            第一章　总则
            第一条　目的如下：
            （一）沟通；
            （二）协调。
            第二章 附则
            第一节　施行
            　　第二条 自印发之日起施行。
            """);
        assertThat(clauses)
                .containsExactly(
                        new Clause(0, null, null, "为规范会议，制定本制度。"),
                        new Clause(1, "第一章　总则", "第一条", "目的如下：\n（一）沟通；\n（二）协调。"),
                        new Clause(2, "第二章 附则　第一节　施行", "第二条", "自印发之日起施行。"));
    }

    @Test
    void withoutArticlesTheNumbersOfTheParagraphsMakeTheClauses() {
        assertThat(ClauseText.read("一、时间\n每季度一次。\n二、参加人\n1.主任；\n2.委员。"))
                .extracting(Clause::label, Clause::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("一、", "时间\n每季度一次。"),
                        org.assertj.core.groups.Tuple.tuple("二、", "参加人\n1.主任；\n2.委员。"));
        assertThat(ClauseText.read("1. 接待\n2．登记\n2022.3.5 起"))
                .extracting(Clause::label)
                .containsExactly("1.", "2．");
    }

    @Test
    void withoutAnyNumberEveryParagraphIsOne() {
        assertThat(ClauseText.read("头一段。\r\n\r\n第二段。"))
                .containsExactly(new Clause(1, null, null, "头一段。"), new Clause(2, null, null, "第二段。"));
        assertThat(ClauseText.read(" \n ")).isEmpty();
    }

    @Test
    void wordsUnderAHeadingBeforeTheNextNumberAreNotLost() {
        List<Clause> clauses = ClauseText.read("第一条 甲\n第二章 乙章\n说明一句\n第二条 丙");
        assertThat(clauses).extracting(Clause::number).containsExactly(1, 2);
        assertThat(clauses.get(0).text()).isEqualTo("甲\n说明一句");
    }

    private static String marked(List<Difference.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    @Test
    void whatChangedIsMarkedInWordsAndNothingElse() {
        List<Difference> all = Comparison.of(
                ClauseText.read("第一条 联席会议每季度召开一次。\n第二条 会议由总工会牵头。\n第三条 废止的一条完全是另外的事情。"),
                ClauseText.read("第一条 联席会议每两个月召开1次。\n第二条 新添财政保障的内容，纳入预算并逐年增长。\n第三条 会议由总工会牵头。"));
        assertThat(all)
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(
                        Difference.Kind.CHANGED, Difference.Kind.ADDED, Difference.Kind.SAME, Difference.Kind.REMOVED);
        Difference first = all.get(0);
        assertThat(marked(first.old())).isEqualTo("联席会议每[季度]召开[一]次。");
        assertThat(marked(first.now())).isEqualTo("联席会议每[两个月]召开[1]次。");
        Difference same = all.stream()
                .filter(one -> one.kind() == Difference.Kind.SAME)
                .findFirst()
                .orElseThrow();
        assertThat(same.moved()).as("the second is the third now").isTrue();
    }
}
