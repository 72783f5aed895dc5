package cn.yipanqi.ledger.matching;

import static cn.yipanqi.ledger.matching.Rows.RED_CROSS;
import static cn.yipanqi.ledger.matching.Rows.SCIENCE;
import static cn.yipanqi.ledger.matching.Rows.UNION;
import static cn.yipanqi.ledger.matching.Rows.WOMEN;
import static cn.yipanqi.ledger.matching.Rows.YOUTH;
import static cn.yipanqi.ledger.matching.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ledger.LeadBasis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who led, rule by rule. */
class LeadsTest {

    private static Presumption lead(List<Candidate> matter) {
        return new Leads(matter, Rows.NAMES).of(matter);
    }

    private static Presumption lead(Rows.Builder... rows) {
        return lead(Rows.of(rows));
    }

    @Test
    void aLeadColumnDecides() {
        Presumption found =
                lead(row(WOMEN, "科普集市").lead(SCIENCE), row(SCIENCE, "参加科普集市").with(WOMEN), row(UNION, "配合妇联开展科普集市"));
        assertThat(found.lead()).isEqualTo(SCIENCE);
        assertThat(found.basis()).isEqualTo(LeadBasis.STATED);
    }

    @Test
    void leadColumnsThatDifferLeaveItOpen() {
        Presumption found =
                lead(row(WOMEN, "集市").lead(WOMEN), row(SCIENCE, "集市").lead(SCIENCE));
        assertThat(found.lead()).isNull();
        assertThat(found.basis()).isEqualTo(LeadBasis.UNKNOWN);
        assertThat(found.reason().key()).isEqualTo("matching.lead.stated_differently");
    }

    @Test
    void whoWritesThatItJoinedNamesTheLead() {
        Presumption found = lead(row(WOMEN, "集市").with(YOUTH), row(YOUTH, "配合妇联开展集市"));
        assertThat(found.lead()).isEqualTo(WOMEN);
        assertThat(found.rule()).isEqualTo(LeadRule.NAMED_HOST);
        assertThat(found.reason().toString()).isEqualTo("matching.lead.named_host[妇联, matching.unit[团县委], 配合妇联开展]");
    }

    @Test
    void theSubjectOfATitleLeads() {
        Presumption found = lead(row(WOMEN, "妇联联合团县委开展集市"), row(YOUTH, "集市").with(WOMEN));
        assertThat(found.lead()).isEqualTo(WOMEN);
        assertThat(found.rule()).isEqualTo(LeadRule.SUBJECT);
    }

    @Test
    void whoKeepsTheSameActivityAtOtherTimesLeads() {
        List<Candidate> all = Rows.of(
                row(YOUTH, "周末课堂").with(WOMEN),
                row(WOMEN, "周末课堂").with(YOUTH),
                row(WOMEN, "石桥乡开展周末课堂").day(9, 1),
                row(WOMEN, "“周末课堂”活动").day(10, 1));
        Presumption found = new Leads(all, Rows.NAMES).of(all.subList(0, 2));
        assertThat(found.lead()).isEqualTo(WOMEN);
        assertThat(found.rule()).isEqualTo(LeadRule.OWN_SERIES);
        assertThat(found.reason().args()).containsExactly("妇联", 2);
    }

    @Test
    void whoIsWrittenTogetherWithLeadsUnlessTheTitleIsTheWritersOwnField() {
        assertThat(lead(row(WOMEN, "集市").with(YOUTH), row(YOUTH, "联合妇联开展集市")).rule())
                .isEqualTo(LeadRule.NAMED_ALLY);
        Presumption own =
                lead(row(WOMEN, "青年集市").with(YOUTH), row(YOUTH, "联合妇联开展青年集市").with(WOMEN));
        assertThat(own.lead()).isEqualTo(YOUTH);
        assertThat(own.rule()).isEqualTo(LeadRule.AFFINITY);
    }

    @Test
    void whoDidNotJoinLeads() {
        Presumption found = lead(row(WOMEN, "集市"), row(YOUTH, "参加集市"), row(UNION, "参加集市"));
        assertThat(found.lead()).isEqualTo(WOMEN);
        assertThat(found.rule()).isEqualTo(LeadRule.NOT_JOINED);
    }

    @Test
    void whomMostOthersNameFirstLeads() {
        Presumption found = lead(
                row(WOMEN, "集市").with(YOUTH, UNION),
                row(YOUTH, "集市").with(WOMEN, UNION),
                row(UNION, "集市").with(WOMEN, YOUTH));
        assertThat(found.lead()).isEqualTo(WOMEN);
        assertThat(found.rule()).isEqualTo(LeadRule.FIRST_NAMED);
    }

    @Test
    void whoAloneStatesAnAmountOrTheWholeOfItLeads() {
        assertThat(lead(row(WOMEN, "集市").amount(3000), row(YOUTH, "集市")).lead()).isEqualTo(WOMEN);
        Presumption whole = lead(row(WOMEN, "集市").amount(3000), row(YOUTH, "集市").amount(1500));
        assertThat(whole.lead()).isEqualTo(WOMEN);
        assertThat(whole.reason().key()).isEqualTo("matching.lead.whole_amount");
    }

    @Test
    void whoAloneNamesEverybodyLeads() {
        Presumption found =
                lead(row(WOMEN, "集市").with(YOUTH, UNION), row(YOUTH, "集市").with(WOMEN), row(UNION, "集市"));
        assertThat(found.lead()).isEqualTo(WOMEN);
        assertThat(found.rule()).isEqualTo(LeadRule.KNOWS_ALL);
    }

    @Test
    void theFieldOfTheTitleIsTheLastResort() {
        Presumption found = lead(
                row(RED_CROSS, "献血点志愿者集市").with(YOUTH), row(YOUTH, "献血点志愿者集市").with(RED_CROSS));
        assertThat(found.lead()).isEqualTo(RED_CROSS);
        assertThat(found.reason().args()).containsExactly("红十字会", "献血");
    }

    @Test
    void nothingToGoByLeavesItOpen() {
        assertThat(lead(row(RED_CROSS, "集市").with(YOUTH), row(YOUTH, "集市").with(RED_CROSS)))
                .extracting(Presumption::lead, Presumption::rule)
                .containsExactly(null, LeadRule.OPEN);
    }

    @Test
    void aRowThatStandsAloneIsLedByItsOwnUnitUnlessItSaysOtherwise() {
        assertThat(lead(row(WOMEN, "集市")).rule()).isEqualTo(LeadRule.OWN_LEDGER);
        assertThat(lead(row(WOMEN, "集市")).lead()).isEqualTo(WOMEN);
        assertThat(lead(row(WOMEN, "配合科协开展集市")).lead()).isEqualTo(SCIENCE);
        assertThat(lead(row(WOMEN, "联合科协开展集市")).lead()).isEqualTo(WOMEN);
        assertThat(lead(row(null, "集市")).lead()).isNull();
    }
}
