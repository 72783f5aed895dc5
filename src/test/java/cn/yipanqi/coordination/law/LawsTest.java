package cn.yipanqi.coordination.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.coordination.regulation.clause.Difference;
import cn.yipanqi.coordination.regulation.clause.Numerals;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LawsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final Laws laws = new Laws(JsonMapper.builder().build());

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void all37TextsParseIntoArticlesNumberedWithoutAGap() {
        List<LawVersion> versions =
                laws.all().stream().flatMap(law -> law.versions().stream()).toList();
        assertThat(versions).hasSize(37);
        for (LawVersion version : versions) {
            List<Clause> articles = version.articles().stream()
                    .filter(article -> article.number() > 0)
                    .toList();
            assertThat(articles).as(version.title() + version.date()).hasSizeGreaterThan(15);
            for (int i = 0; i < articles.size(); i++) {
                assertThat(articles.get(i).number()).isEqualTo(i + 1);
                assertThat(Numerals.read(String.valueOf(articles.get(i).label()).replaceAll("[第条]", "")))
                        .as(version.title() + articles.get(i).label())
                        .isEqualTo(i + 1);
                assertThat(articles.get(i).text()).isNotBlank().doesNotContain("##", "<!--");
            }
            assertThat(version.inForceFrom()).isAfterOrEqualTo(version.date());
            assertThat(version.chapters().stream()
                            .mapToInt(chapter -> chapter.articles().size())
                            .sum())
                    .isEqualTo(version.articles().size());
        }
    }

    @Test
    void theVersionInForceIsThatOfTheDay() {
        Law women = laws.find("妇女权益保障法");
        assertThat(women.versions()).extracting(LawVersion::date).containsExactly(day("2022-10-30"), day("2018-10-26"));
        assertThat(women.on(day("2022-12-31")).orElseThrow().date()).isEqualTo(day("2018-10-26"));
        assertThat(women.on(day("2023-01-01")).orElseThrow().date()).isEqualTo(day("2022-10-30"));
        assertThat(women.on(day("2001-01-01"))).isEmpty();
        assertThat(women.latest().stated()).isTrue();
        assertThat(laws.find("劳动法").latest().stated())
                .as("the last article speaks of 1995, the text is of 2018")
                .isFalse();
        assertThat(laws.find("工会法").latest().stated())
                .as("changed by a decision, whose own first day the text does not state")
                .isFalse();
    }

    @Test
    void knownArticlesSayWhatTheySay() {
        LawVersion union = laws.find("工会法").latest();
        assertThat(union.fullTitle()).isEqualTo("中华人民共和国工会法");
        assertThat(union.articles().get(0).chapter()).isEqualTo("第一章 总 则");
        assertThat(union.article(1).orElseThrow().text()).startsWith("为保障工会在国家政治、经济和社会生活中的地位");
        assertThat(laws.find("志愿服务条例").latest().article(44).orElseThrow().text())
                .isEqualTo("本条例自2017年12月1日起施行。");
        assertThat(laws.find("民族区域自治法").latest().articles().get(0).chapter()).isEqualTo("序言");
        assertThat(laws.version("未成年人保护法", day("2024-04-26")).articles()).hasSize(132);
        assertThatThrownBy(() -> laws.version("未成年人保护法", day("2000-01-01"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> laws.find("没有的法")).isInstanceOf(Refusal.class);
    }

    @Test
    void aWordIsFoundInTheArticlesInForceAndShownWhereItStands() {
        List<Laws.Hit> hits = laws.search("女职工委员会", TODAY);
        assertThat(hits).isNotEmpty().allMatch(hit -> hit.article().text().contains("女职工委员会"));
        assertThat(hits.stream().map(hit -> hit.version().date()).collect(Collectors.toSet()))
                .doesNotContain(day("2018-10-26"));
        assertThat(laws.search("没有这几个字吧", TODAY)).isEmpty();
    }

    @Test
    void twoVersionsDifferWhereTheyDo() {
        LawVersion before = laws.version("未成年人保护法", day("2020-10-17"));
        LawVersion after = laws.version("未成年人保护法", day("2024-04-26"));
        List<Difference> all = Comparison.of(before.articles(), after.articles());
        assertThat(all.stream().filter(one -> one.before() != null)).hasSize(132);
        assertThat(all.stream().filter(one -> one.after() != null)).hasSize(132);
        assertThat(all.stream()
                        .filter(one -> one.kind() != Difference.Kind.SAME)
                        .map(one -> one.before() == null
                                ? "+"
                                : String.valueOf(one.before().label())))
                .contains("第九条")
                .hasSizeBetween(1, 6);
        List<Difference> women = Comparison.of(
                laws.find("妇女权益保障法").versions().get(1).articles(),
                laws.find("妇女权益保障法").latest().articles());
        assertThat(women.stream().filter(one -> one.after() != null)).hasSize(86);
        assertThat(women.stream().filter(one -> one.before() != null)).hasSize(61);
        for (Difference one : women) {
            if (one.before() != null) {
                assertThat(one.old().stream().map(Difference.Piece::text).collect(Collectors.joining()))
                        .isEqualTo(one.before().text());
            }
            if (one.after() != null) {
                assertThat(one.now().stream().map(Difference.Piece::text).collect(Collectors.joining()))
                        .isEqualTo(one.after().text());
            }
        }
    }
}
