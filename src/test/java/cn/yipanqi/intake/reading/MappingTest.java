package cn.yipanqi.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.words.ColumnTerm;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.words.TagRule;
import cn.yipanqi.intake.reading.words.Vocabulary;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MappingTest {

    private static final Grid GRID = Sheets.sheet("妇联活动台账.xlsx", "Sheet1", """
            序号|日期|干了啥|去哪儿了|投入
            #1|3月5日|走访慰问困难职工|灯塔乡|#0.5
            #2|3月6日|普法宣传|县城|#2
            """);

    private final Recogniser recogniser = new Recogniser();

    @Test
    void aMappingAPersonChangedIsAppliedAsItStands() {
        RecognisedSheet proposed = recogniser.recognise(GRID, Banma.context());
        assertThat(proposed.mapping().at(2)).map(Mapping.Column::field).contains(Field.IGNORE);
        Mapping changed = proposed.mapping()
                .withKind("activity")
                .with(2, Field.TITLE, Scale.ONE)
                .with(3, Field.PLACE, Scale.ONE)
                .with(4, Field.GIVEN, Scale.TEN_THOUSAND);
        RecognisedSheet read = recogniser.apply(GRID, changed, Banma.context());
        assertThat(read.mapping()).isEqualTo(changed);
        assertThat(read.drafts().get(0).title()).isEqualTo("走访慰问困难职工");
        assertThat(read.drafts().get(0).township()).isNotNull();
        assertThat(read.drafts().get(0).measures()).containsEntry(Measure.GIVEN, new BigDecimal("5000.00"));
        assertThat(read.drafts()).noneMatch(Draft::moneyUnclear);
        assertThat(read.reasons()).hasToString("[reading.because.stated]");
    }

    @Test
    void aMappingSurvivesJson() {
        Mapping mapping = recogniser.recognise(GRID, Banma.context()).mapping();
        JsonMapper json = JsonMapper.shared();
        Map<String, Object> map = json.readValue(
                json.writeValueAsString(mapping.toMap()), new tools.jackson.core.type.TypeReference<>() {});
        assertThat(Mapping.of(map)).isEqualTo(mapping);
    }

    @Test
    void whatWasRememberedHoldsForTheSameLabelsWhereverTheyStand() {
        Mapping remembered = recogniser
                .recognise(GRID, Banma.context())
                .mapping()
                .with(2, Field.TITLE, Scale.ONE)
                .with(4, Field.COST, Scale.TEN_THOUSAND);
        Grid later = Sheets.sheet("妇联活动台账（二）.xlsx", "Sheet1", """
                班玛县妇联2022年活动台账
                日期|投入|干了啥|参加人数
                3月5日|#0.5|走访慰问困难职工|#10
                """);
        RecognisedSheet read = recogniser.recognise(later, remembered, Banma.context());
        assertThat(read.drafts().get(0).title()).isEqualTo("走访慰问困难职工");
        assertThat(read.drafts().get(0).measures())
                .containsEntry(Measure.COST, new BigDecimal("5000.00"))
                .containsEntry(Measure.RECIPIENTS, BigDecimal.TEN);
    }

    @Test
    void aSignatureIsTheSameForTheSameHeadersInAnotherOrder() {
        Mapping one = recogniser
                .recognise(Sheets.sheet("活动.xlsx", "a", "日期|活动名称|参加人数"), Banma.context())
                .mapping();
        Mapping other = recogniser
                .recognise(Sheets.sheet("活动.xlsx", "b", "标题\n参加人数|活动名称|日期"), Banma.context())
                .mapping();
        assertThat(one.signature()).isEqualTo(other.signature());
    }

    @Test
    void aCoordinatorsTermsAreUnderstoodFromThenOn() {
        Vocabulary vocabulary = Vocabulary.standard()
                .withColumns(List.of(
                        new ColumnTerm("干了啥", Field.TITLE, null), new ColumnTerm("去哪儿了", Field.PLACE, "activity")));
        RecognisedSheet read = recogniser.recognise(GRID, Banma.context().with(vocabulary));
        assertThat(read.drafts()).extracting(Draft::title).containsExactly("走访慰问困难职工", "普法宣传");
        assertThat(read.drafts()).extracting(Draft::place).containsExactly("灯塔乡", "县城");
    }

    @Test
    void tagsAreProposedByWordsAndHeldBackByExclusions() {
        Vocabulary words = Vocabulary.standard();
        assertThat(words.tagsIn("慰问外卖骑手")).containsExactly("audience.new_economy");
        assertThat(words.tagsIn("户外劳动者服务站点慰问")).containsExactly("audience.outdoor");
        assertThat(words.tagsIn("“金秋助学”助学金发放")).contains("campaign.study_aid");
        assertThat(words.tagsIn("在妇女儿童之家开会")).isEmpty();
        Vocabulary own = words.withTags(List.of(new TagRule("campaign.moon", "月亮行动", List.of("月亮"), List.of("月亮湾"))));
        assertThat(own.tagsIn("月亮行动走进校园")).contains("campaign.moon");
        assertThat(own.tagsIn("月亮湾清洁")).doesNotContain("campaign.moon");
    }
}
