package cn.yipanqi.intake.reading.value;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.workbook.Cell;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);

    static String shown(Reading<BigDecimal> reading) {
        if (reading instanceof Reading.Value<BigDecimal> value) {
            return (value.about() ? "about " : "") + value.value().toPlainString();
        }
        return reading instanceof Reading.Unreadable<BigDecimal> unreadable
                ? unreadable.problem().key()
                : "blank";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    120 = 120
                    120人 = 120
                    120人次 = 120
                    １３４ = 134
                    1,234 = 1234
                    １，２３４人 = 1234
                    约120 = about 120
                    约120人 = about 120
                    120余人 = about 120
                    120人左右 = about 120
                    120多人 = about 120
                    120+ = about 120
                    2,000余次 = about 2000
                    近200人 = about 200
                    1.2万人次 = 12000
                    1万余人次 = about 10000
                    共85人 = 85
                    120人（其中女60人） = 120
                    120（人） = 120
                    120（干部20、群众100） = 120
                    120（约） = reading.cell.noNumber
                    一百二十 = 120
                    一百二十人 = 120
                    两百零五 = 205
                    十二 = 12
                    三十五人 = 35
                    0 = 0
                    无 = blank
                    / = blank
                    -- = blank
                    -5 = reading.cell.negative
                    －５人 = reading.cell.negative
                    12.5 = reading.cell.notWhole
                    若干 = reading.cell.noNumber
                    很多人 = reading.cell.noNumber
                    一百五十多 = reading.cell.noNumber
                    男20女30 = reading.cell.noNumber
                    13800138000 = reading.cell.tooLarge
                    """)
    void aCountIsUnderstoodOrRefusedInWords(String text, String answer) {
        assertThat(shown(NumberReader.count(Cell.text(text), BigDecimal.ONE))).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    1600 = 1600.00
                    1,600元 = 1600.00
                    ¥1,600 = 1600.00
                    ￥1600.50元 = 1600.50
                    1.5万 = 15000.00
                    1.5万元 = 15000.00
                    0.22万元 = 2200.00
                    5千元 = 5000.00
                    约5000元 = about 5000.00
                    5000余元 = about 5000.00
                    2万余元 = about 20000.00
                    价值3000元 = 3000.00
                    叁仟元整 = reading.cell.noAmount
                    现金2000元，物资3000元 = reading.cell.noAmount
                    -200 = reading.cell.negativeAmount
                    无 = blank
                    """)
    void anAmountIsInYuan(String text, String answer) {
        assertThat(shown(NumberReader.money(Cell.text(text), BigDecimal.ONE))).isEqualTo(answer);
    }

    @Test
    void aColumnOfTenThousandsScalesWhatDoesNotSayItsUnit() {
        assertThat(shown(NumberReader.money(Cell.number(0.07000000000000001), WAN)))
                .isEqualTo("700.00");
        assertThat(shown(NumberReader.money(Cell.text("0.22"), WAN))).isEqualTo("2200.00");
        assertThat(shown(NumberReader.money(Cell.text("1,600元"), WAN))).isEqualTo("1600.00");
        assertThat(shown(NumberReader.count(Cell.number(1.2), WAN))).isEqualTo("12000");
    }

    @Test
    void aNumberUnderADateFormatIsStillANumberButADayIsNone() {
        assertThat(shown(NumberReader.count(Cell.date(120), BigDecimal.ONE))).isEqualTo("120");
        assertThat(shown(NumberReader.count(Cell.date(44625), BigDecimal.ONE)))
                .isEqualTo("reading.cell.dayInsteadOfNumber");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    2.5 = 150
                    2.5小时 = 150
                    2小时30分 = 150
                    2个半小时 = 150
                    半小时 = 30
                    90分钟 = 90
                    8学时 = 360
                    9:00-11:30 = 150
                    1.5h = 90
                    半天 = reading.cell.noLength
                    无 = blank
                    """)
    void aLengthIsInMinutes(String text, String answer) {
        assertThat(shown(MinutesReader.read(Cell.text(text), BigDecimal.valueOf(60), 45)))
                .isEqualTo(answer);
    }

    @Test
    void aLessonIsAsLongAsTheCountySays() {
        assertThat(shown(MinutesReader.read(Cell.number(8), BigDecimal.valueOf(45), 45)))
                .isEqualTo("360");
        assertThat(shown(MinutesReader.read(Cell.text("8学时"), BigDecimal.valueOf(60), 40)))
                .isEqualTo("320");
        assertThat(shown(MinutesReader.read(Cell.date(0.1041667), BigDecimal.valueOf(60), 45)))
                .isEqualTo("150");
    }
}
