package cn.yipanqi.ledger.matching;

import static cn.yipanqi.ledger.matching.Rows.RED_CROSS;
import static cn.yipanqi.ledger.matching.Rows.SCIENCE;
import static cn.yipanqi.ledger.matching.Rows.UNION;
import static cn.yipanqi.ledger.matching.Rows.WOMEN;
import static cn.yipanqi.ledger.matching.Rows.YOUTH;
import static cn.yipanqi.ledger.matching.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is one matter, what is not, and what a person has to decide. */
class MatcherTest {

    private static List<Group> groups(List<Candidate> rows) {
        return Matcher.groups(rows, Rows.NAMES, Set.of());
    }

    private static Group only(List<Candidate> rows) {
        List<Group> groups = groups(rows);
        assertThat(groups).hasSize(1);
        return groups.get(0);
    }

    private static List<MatchingRule> rules(Group group) {
        return group.reasons().stream().map(Reason::rule).toList();
    }

    @Test
    void rowsThatNameOneAnotherAreSure() {
        Group group = only(Rows.of(
                row(UNION, "“书香工地”送书").with(YOUTH, WOMEN).amount(5000),
                row(YOUTH, "参加书香工地”送书活动").with(UNION, WOMEN).people(83),
                row(WOMEN, "配合总工会开展“书香工地”送书").with(UNION, YOUTH).place("清河乡").amount(5000)));
        assertThat(group.sure()).isTrue();
        assertThat(group.entries()).hasSize(3);
        assertThat(rules(group))
                .containsExactly(
                        MatchingRule.DAY_SAME,
                        MatchingRule.PLACE_WITHIN,
                        MatchingRule.NAMED_MUTUALLY,
                        MatchingRule.TITLE_SAME,
                        MatchingRule.PEOPLE_CLOSE,
                        MatchingRule.AMOUNT_ONE_BLANK);
        assertThat(group.reasons().stream().map(reason -> reason.sentence().toString()))
                .contains(
                        "matching.rule.named_mutually[3]",
                        "matching.rule.title_same_stripped[参加、配合]",
                        "matching.rule.people_close[3]");
    }

    @Test
    void theScoreOfTwoRowsIsTheSumOfItsReasons() {
        Group group = only(Rows.of(
                row(UNION, "送书进工地").with(YOUTH),
                row(YOUTH, "送书进工地").with(UNION).day(3, 15).people(78)));
        assertThat(group.reasons().stream().mapToInt(Reason::points).sum()).isEqualTo(group.score());
    }

    @Test
    void aRowThatNamesNobodyIsSureWhenTheOtherNamesIt() {
        Group group = only(Rows.of(row(UNION, "送书进工地").with(YOUTH), row(YOUTH, "送书进工地")));
        assertThat(group.sure()).isTrue();
        assertThat(rules(group)).contains(MatchingRule.NAMED_ONCE);
    }

    @Test
    void aCampaignThatEveryOfficeKeepsByItselfIsNeverSure() {
        List<Candidate> rows = Rows.of(
                row(UNION, "宪法宣传周活动").place("县城人民广场"),
                row(YOUTH, "宪法宣传周").place("县城人民广场"),
                row(WOMEN, "“宪法宣传周”集中宣传").place("县城人民广场"));
        assertThat(groups(rows)).isNotEmpty().noneMatch(Group::sure);
    }

    @Test
    void anOutsideBodyThatAllNameMakesNothingSure() {
        var justice = Rows.id("司法局");
        List<Candidate> rows = Rows.of(
                row(UNION, "宪法宣传周活动").bodies(justice), row(YOUTH, "宪法宣传周活动").bodies(justice));
        assertThat(only(rows).sure()).isFalse();
    }

    @Test
    void aSeriesInOtherTownshipsOnTheNextDaysIsTakenApart() {
        List<Candidate> rows = Rows.of(
                row(UNION, "送戏下乡").with(YOUTH).day(3, 14).place("清河乡").people(80),
                row(UNION, "送戏下乡").with(YOUTH).day(3, 15).place("石桥乡").people(82),
                row(YOUTH, "送戏下乡").with(UNION).day(3, 15).place("清河乡").people(80),
                row(YOUTH, "送戏下乡").with(UNION).day(3, 16).place("石桥乡").people(82));
        List<Group> groups = groups(rows);
        assertThat(groups).hasSize(2).allMatch(Group::sure);
        assertThat(groups.get(0).entries())
                .containsExactlyInAnyOrder(rows.get(0).entry(), rows.get(2).entry());
    }

    @Test
    void theTownshipInTheTitleCountsWhereThePlaceIsBlank() {
        List<Candidate> rows = Rows.of(
                row(UNION, "清河乡开展送戏下乡").with(YOUTH).place(null),
                row(YOUTH, "石桥乡开展送戏下乡").with(UNION).place(null));
        assertThat(groups(rows)).noneMatch(Group::sure);
    }

    @Test
    void divisionsThatDifferAreOtherTownshipsWhateverThePlaceIsCalled() {
        List<Candidate> rows = Rows.of(
                row(UNION, "送戏下乡").with(YOUTH).place("文化广场").region(530102101000L),
                row(YOUTH, "送戏下乡").with(UNION).place("文化广场").region(530102102000L));
        assertThat(groups(rows)).noneMatch(Group::sure);
    }

    @Test
    void twoJointActivitiesOnOneDayStayTwo() {
        List<Candidate> rows = Rows.of(
                row(UNION, "职工普法讲座").with(YOUTH).place("县体育馆").people(120),
                row(YOUTH, "参加职工普法讲座").with(UNION).place("县体育馆").people(120),
                row(UNION, "职工法律咨询").with(YOUTH).place("工业园区").people(40),
                row(YOUTH, "联合总工会开展职工法律咨询").with(UNION).place("工业园区").people(41));
        assertThat(groups(rows))
                .hasSize(2)
                .allMatch(Group::sure)
                .allMatch(group -> group.entries().size() == 2);
    }

    @Test
    void aRowThatFitsTwoOfALedgerEquallyIsForAPerson() {
        List<Candidate> rows = Rows.of(
                row(UNION, "送戏下乡").with(YOUTH).place("文化站").people(80).entry("a"),
                row(UNION, "送戏下乡").with(YOUTH).place("文化站").people(81).entry("b"),
                row(YOUTH, "送戏下乡").with(UNION).place(null).people(null));
        assertThat(groups(rows)).hasSize(1).noneMatch(Group::sure);
    }

    @Test
    void aWeekApartItIsTheNextOfASeries() {
        List<Candidate> rows = Rows.of(
                row(UNION, "周末读书会").with(YOUTH), row(YOUTH, "周末读书会").with(UNION).day(3, 21));
        assertThat(groups(rows)).noneMatch(Group::sure);
    }

    @Test
    void otherIssuesOfASeriesAreOtherMatters() {
        List<Candidate> rows =
                Rows.of(row(UNION, "第一期读书会").with(YOUTH), row(YOUTH, "第二期读书会").with(UNION));
        assertThat(groups(rows)).noneMatch(Group::sure);
    }

    @Test
    void aDayWithinASpanOfSomeDaysIsSureAndWithinASpanOfAMonthIsNot() {
        Group days = only(Rows.of(
                row(UNION, "技能比武").with(YOUTH).days(3, 12, 15),
                row(YOUTH, "技能比武").with(UNION)));
        Group month = only(Rows.of(
                row(UNION, "技能比武").with(YOUTH).days(3, 1, 31),
                row(YOUTH, "技能比武").with(UNION)));
        assertThat(days.sure()).isTrue();
        assertThat(month.sure()).isFalse();
    }

    @Test
    void officesThatEachEnterThemselvesAsLeadAreSureWhereAllElseAgreesAndWhoLedIsForAPerson() {
        Group group = only(Rows.of(
                row(UNION, "送戏下乡").lead(UNION).with(YOUTH),
                row(YOUTH, "送戏下乡").lead(YOUTH).with(UNION)));
        assertThat(group.sure()).isTrue();
        assertThat(group.lead().lead()).isNull();
    }

    @Test
    void officesThatEachEnterThemselvesAsLeadAreFoundButForAPersonWhereSomethingDiffersOrIsNotKnown() {
        Rows.Builder lead = row(UNION, "送戏下乡").lead(UNION).with(YOUTH);
        List<Rows.Builder> partners = List.of(
                row(YOUTH, "送戏下乡").lead(YOUTH).day(3, 15),
                row(YOUTH, "送戏下乡").lead(YOUTH).place(null),
                row(YOUTH, "送戏下乡").lead(YOUTH).people(110),
                row(YOUTH, "文化惠民送戏下乡").lead(YOUTH).place(null));
        for (Rows.Builder partner : partners) {
            assertThat(only(Rows.of(lead, partner)).sure()).isFalse();
        }
    }

    @Test
    void partnersWhoseLeadRowIsMissingAreFoundByTheHostTheyName() {
        Group group = only(Rows.of(row(YOUTH, "配合总工会开展送戏下乡"), row(WOMEN, "参加总工会举办的送戏下乡")));
        assertThat(group.sure()).isTrue();
        assertThat(group.lead().lead()).isEqualTo(UNION);
    }

    @Test
    void rowsOfOneLedgerAreTwoMattersUnlessTheyRepeatOneAnotherAndThenAPersonDecides() {
        List<Candidate> alike = Rows.of(
                row(UNION, "送戏下乡").entry("a"), row(UNION, "送戏下乡").people(81).entry("b"));
        assertThat(groups(alike)).isEmpty();
        List<Candidate> same =
                Rows.of(row(UNION, "送戏下乡").entry("a"), row(UNION, "送戏下乡").entry("b"));
        Group group = only(same);
        assertThat(group.sure()).isFalse();
        assertThat(rules(group)).containsExactly(MatchingRule.REPEATED);
        assertThat(Matcher.groups(same, Rows.NAMES, group.pairs())).isEmpty();
    }

    @Test
    void repeatsInTwoLedgersArePairedOffAndNoneIsLost() {
        List<Group> groups = groups(Rows.of(
                row(UNION, "送戏下乡").with(YOUTH).entry("a"),
                row(UNION, "送戏下乡").with(YOUTH).entry("b"),
                row(YOUTH, "送戏下乡").with(UNION).entry("c"),
                row(YOUTH, "送戏下乡").with(UNION).entry("d")));
        assertThat(groups)
                .hasSize(2)
                .allMatch(Group::sure)
                .allMatch(group -> group.entries().size() == 2);
    }

    @Test
    void rowsOfALedgerThatNamesNoUnitStandInOneLedger() {
        assertThat(groups(Rows.of(
                        row(null, "助老服务").entry("a"),
                        row(null, "助老服务").people(30).entry("b"))))
                .isEmpty();
    }

    @Test
    void aRefusedPairNeverStandsInOneGroupAgainWhileTheRestDoes() {
        List<Candidate> rows = Rows.of(
                row(UNION, "送戏下乡").with(YOUTH, WOMEN),
                row(YOUTH, "送戏下乡").with(UNION, WOMEN),
                row(WOMEN, "送戏下乡").with(UNION, YOUTH));
        Pair refused = Pair.of(rows.get(2).entry(), rows.get(1).entry());
        List<Group> groups = Matcher.groups(rows, Rows.NAMES, Set.of(refused));
        assertThat(groups).hasSize(1).allMatch(Group::sure);
        assertThat(groups.get(0).pairs()).doesNotContain(refused);
    }

    @Test
    void aWholeGroupRefusedIsNotSuggestedAgain() {
        List<Candidate> rows =
                Rows.of(row(UNION, "送戏下乡").with(YOUTH), row(YOUTH, "送戏下乡").with(UNION));
        assertThat(Matcher.groups(rows, Rows.NAMES, only(rows).pairs())).isEmpty();
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        UnseenCounty county = new UnseenCounty(77, UnseenCounty.Care.CARELESS);
        List<Group> first = Matcher.groups(county.rows, county.names, Set.of());
        for (int seed = 0; seed < 3; seed++) {
            List<Candidate> shuffled = new ArrayList<>(county.rows);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Matcher.groups(shuffled, county.names, Set.of())).isEqualTo(first);
        }
    }

    @Test
    void aRowStandsInOneGroupAtMostAndAGroupHasOneRowOfALedger() {
        UnseenCounty county = new UnseenCounty(78, UnseenCounty.Care.CARELESS);
        List<Group> groups = Matcher.groups(county.rows, county.names, Set.of());
        assertThat(groups.stream().flatMap(group -> group.entries().stream())).doesNotHaveDuplicates();
        assertThat(groups)
                .filteredOn(group -> !rules(group).contains(MatchingRule.REPEATED))
                .allSatisfy(group -> assertThat(Rows.units(group, county.rows)).doesNotHaveDuplicates());
    }

    @Test
    void theLeadsRowComesFirstAndThenItsPartnersAsItNamesThem() {
        List<Candidate> rows = Rows.of(
                row(RED_CROSS, "参加科普集市").with(SCIENCE),
                row(WOMEN, "参加科普集市").with(SCIENCE),
                row(SCIENCE, "科普集市").with(WOMEN, RED_CROSS));
        assertThat(Rows.units(only(rows), rows)).containsExactly(SCIENCE, WOMEN, RED_CROSS);
    }
}
