package cn.yipanqi.ledger.matching;

import static cn.yipanqi.ledger.matching.Rows.SCIENCE;
import static cn.yipanqi.ledger.matching.Rows.UNION;
import static cn.yipanqi.ledger.matching.Rows.WOMEN;
import static cn.yipanqi.ledger.matching.Rows.YOUTH;
import static cn.yipanqi.ledger.matching.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ledger.matching.MatterValues.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a matter shows once its rows are merged. */
class MatterValuesTest {

    private static MatterValues values(@Nullable UUID lead, Rows.Builder... rows) {
        List<Candidate> entries = new ArrayList<>(Rows.of(rows));
        MatterValues values = MatterValues.of(entries, lead, Rows.NAMES);
        Collections.reverse(entries);
        assertThat(MatterValues.of(entries, lead, Rows.NAMES)).isEqualTo(values);
        return values;
    }

    @Test
    void theLeadsRowGivesTitleDayPlaceAndPeople() {
        MatterValues values = values(
                WOMEN,
                row(YOUTH, "参加集市").with(WOMEN).day(3, 15).people(84),
                row(WOMEN, "联合团县委开展“集市”活动").with(YOUTH).place("清河乡"));
        assertThat(values.title()).isEqualTo("“集市”活动");
        assertThat(values.firstDay().getDayOfMonth()).isEqualTo(14);
        assertThat(values.place()).isEqualTo("清河乡");
        assertThat(values.people()).isEqualByComparingTo("80");
        assertThat(values.differing()).containsExactlyInAnyOrder(Field.DAY, Field.PEOPLE);
    }

    @Test
    void whatARecordStatesStandsAndNoRowDiffersFromIt() {
        MatterValues values = values(
                WOMEN,
                row(WOMEN, "集市").people(80).amount(3000),
                row(YOUTH, "“集市”活动").day(3, 15).people(84).kept(),
                row(UNION, "集市").amount(2000));
        assertThat(values.title()).isEqualTo("“集市”活动");
        assertThat(values.people()).isEqualByComparingTo("84");
        assertThat(values.differing()).containsExactly(Field.AMOUNT);
    }

    @Test
    void partnersAreAllWhoRecordedItOrAreNamedButTheLeadFirstAsTheLeadNamesThem() {
        UUID body = Rows.id("民政局");
        MatterValues values = values(
                WOMEN,
                row(WOMEN, "集市").with(UNION),
                row(YOUTH, "集市").with(WOMEN, SCIENCE).bodies(body),
                row(UNION, "集市"));
        assertThat(values.partners()).containsExactly(UNION, YOUTH, SCIENCE);
        assertThat(values.bodies()).containsExactly(body);
    }

    @Test
    void theAmountIsTheOneOnWhichTheRowsAgreeThatStateOne() {
        MatterValues values = values(
                WOMEN,
                row(WOMEN, "集市"),
                row(YOUTH, "集市").amount(3000),
                row(UNION, "集市").amount(3000));
        assertThat(values.amount()).isEqualByComparingTo("3000");
        assertThat(values.differing()).isEmpty();
    }

    @Test
    void amountsThatDifferWaitForAPersonWithTheLeadsInTheMeantime() {
        MatterValues leads = values(
                WOMEN,
                row(WOMEN, "集市").amount(3000),
                row(YOUTH, "集市").amount(4000),
                row(UNION, "集市").amount(4000));
        assertThat(leads.amount()).isEqualByComparingTo("3000");
        assertThat(leads.differing()).containsExactly(Field.AMOUNT);
        MatterValues blank = values(
                WOMEN,
                row(WOMEN, "集市"),
                row(YOUTH, "集市").amount(4000),
                row(UNION, "集市").amount(4000),
                row(SCIENCE, "集市").amount(9000));
        assertThat(blank.amount()).isEqualByComparingTo(new BigDecimal(4000));
        assertThat(blank.differing()).containsExactly(Field.AMOUNT);
    }

    @Test
    void whatTheLeadLeftBlankTheOthersFill() {
        MatterValues values = values(
                WOMEN,
                row(WOMEN, "集市").place(null).people(null).region(530102000000L),
                row(YOUTH, "集市").place("清河乡").people(40).region(530102101000L).category("集市类"),
                row(UNION, "集市").place("清河乡文化站").people(40));
        assertThat(values.place()).isEqualTo("清河乡文化站");
        assertThat(values.region()).isEqualTo(530102101000L);
        assertThat(values.people()).isEqualByComparingTo("40");
        assertThat(values.category()).isEqualTo("集市类");
        assertThat(values.differing()).isEmpty();
    }

    @Test
    void withoutALeadTheRowThatTellsMostStandsIn() {
        MatterValues values =
                values(null, row(WOMEN, "参加集市").with(YOUTH), row(YOUTH, "大集市").amount(500));
        assertThat(values.lead()).isNull();
        assertThat(values.title()).isEqualTo("大集市");
        assertThat(values.partners()).containsExactlyInAnyOrder(WOMEN, YOUTH);
    }

    @Test
    void otherTownshipsAndLeadColumnsThatDifferAreMarked() {
        MatterValues values = values(
                WOMEN,
                row(WOMEN, "集市").lead(WOMEN),
                row(YOUTH, "集市").lead(YOUTH).place("石桥乡"));
        assertThat(values.differing()).containsExactlyInAnyOrder(Field.LEAD, Field.PLACE);
    }
}
