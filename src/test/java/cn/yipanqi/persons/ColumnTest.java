package cn.yipanqi.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);

    @ParameterizedTest
    @CsvSource({
        "MOBILE, 19000001234, 19000001234",
        "MOBILE, 190 0000 1234, 19000001234",
        "MOBILE, １９０００００１２３４, 19000001234",
        "MOBILE, +86 190-0000-1234, 19000001234",
        "MOBILE, 008619000001234, 19000001234",
        "MOBILE, 190　0000　1234, 19000001234",
        "IDENTITY, 00000018010203100x, 00000018010203100X",
        "CARD, 6200 0000 0000 0005, 6200000000000005",
        "CARD, 000000000012, 000000000012",
    })
    void aNumberIsReadHoweverItIsTyped(Column column, String typed, String kept) {
        String made = column == Column.IDENTITY ? Numbers.withCheckSign(kept.substring(0, 17)) : kept;
        String asked = column == Column.IDENTITY ? made.toLowerCase(java.util.Locale.ROOT) : typed;

        assertThat(column.number(asked, TODAY)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "MOBILE, '', persons.number.missing",
        "MOBILE, 1900000123, persons.column.mobile.shape",
        "MOBILE, 190000012345, persons.column.mobile.shape",
        "MOBILE, 12000001234, persons.column.mobile.shape",
        "MOBILE, 0916-1234567, persons.column.mobile.shape",
        "MOBILE, 1900000123a, persons.column.mobile.shape",
        "IDENTITY, 000000180102031, persons.column.identity.shape",
        "IDENTITY, 00000018010203100Y, persons.column.identity.shape",
        "IDENTITY, 000000180102301000, persons.column.identity.day",
        "IDENTITY, 000000299901011000, persons.column.identity.day",
        "CARD, 62000000000, persons.column.card.shape",
        "CARD, 62000000000000000000, persons.column.card.shape",
        "CARD, 6200000000000004, persons.column.card.check",
    })
    void whatIsNoNumberIsRefusedWithoutRepeatingIt(Column column, String typed, String why) {
        assertThatThrownBy(() -> column.number(typed, TODAY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.sentence()).isEqualTo(Message.of(why)));
    }

    @Test
    void aWrongCheckSignIsNoticedWhicheverItIs() {
        String right = Numbers.withCheckSign("00000018010203100");
        for (char sign : "0123456789X".toCharArray()) {
            String number = right.substring(0, 17) + sign;
            if (number.equals(right)) {
                assertThat(Column.IDENTITY.number(number, TODAY)).isEqualTo(right);
            } else {
                assertThatThrownBy(() -> Column.IDENTITY.number(number, TODAY))
                        .hasMessageContaining("persons.column.identity.check")
                        .hasMessageNotContaining("1801");
            }
        }
    }

    /** The example of GB 11643, appendix A. */
    @Test
    void theCheckSignIsTheStandards() {
        assertThat(Column.checkSign("44052418800101001")).isEqualTo('4');
        assertThat(Numbers.withCheckSign("44052418800101001")).endsWith("4");
    }

    @Test
    void aMaskKeepsSoManyDigitsAndNoMore() {
        assertThat(Column.MOBILE.mask("19000001234")).isEqualTo("190****1234");
        assertThat(Column.IDENTITY.mask("000000180102031004"))
                .isEqualTo("000*************04")
                .hasSize(18);
        assertThat(Column.CARD.mask("6200000000000004")).isEqualTo("6200****0004");
    }

    @Test
    void wordsHoldNoNumberOfAPersonHoweverItIsWritten() {
        for (String bad : new String[] {"打 19000001234", "１９０ ０００ ０１２３４", "190-0000-1234 联系", "账号 620000000000000"}) {
            assertThatThrownBy(() -> FreeText.needed(bad, "persons.reason", 200))
                    .hasMessageContaining("persons.text.number");
        }
        assertThat(FreeText.needed(" 按〔2026〕12号文 2026-03-05 发放 ", "persons.reason", 200))
                .isEqualTo("按〔2026〕12号文 2026-03-05 发放");
        assertThatThrownBy(() -> FreeText.needed(" ", "persons.reason", 200)).hasMessageContaining("missing");
        assertThatThrownBy(() -> FreeText.needed("长".repeat(201), "persons.reason", 200))
                .hasMessageContaining("long");
    }
}
