package cn.yipanqi.intake.reading.value;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.workbook.Cell;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayReaderTest {

    private static final DayReader READER = new DayReader(2022, null);

    private static String read(DayReader reader, Cell cell) {
        Reading<Days> reading = reader.read(cell);
        if (reading instanceof Reading.Value<Days> value) {
            return value.value().first()
                    + (value.value().last().equals(value.value().first())
                            ? ""
                            : " " + value.value().last());
        }
        return reading instanceof Reading.Unreadable<Days> unreadable
                ? unreadable.problem().key()
                : "blank";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    2022.3.5 = 2022-03-05
                    2022年3月5日 = 2022-03-05
                    3月5日 = 2022-03-05
                    3月5号 = 2022-03-05
                    3.5 = 2022-03-05
                    03.05 = 2022-03-05
                    3/5 = 2022-03-05
                    3-5 = 2022-03-05
                    22.3.5 = 2022-03-05
                    22年3月5日 = 2022-03-05
                    2022/03/05  14:30 = 2022-03-05
                    2022-03-05 14:30:00 = 2022-03-05
                    2022-03-05T14:30 = 2022-03-05
                    2022年3月5日（周六）上午9时30分 = 2022-03-05
                    2022年3月5日下午3点 = 2022-03-05
                    3月5日9:00-11:30 = 2022-03-05
                    2022-3-5 = 2022-03-05
                    2022—3—5 = reading.cell.noDay
                    20220305 = 2022-03-05
                    0305 = 2022-03-05
                    ２０２２年３月５日 = 2022-03-05
                    ２０２２．３．５ = 2022-03-05
                    2022 年 3 月 5 日 = 2022-03-05
                    二〇二二年三月五日 = 2022-03-05
                    三月五日 = 2022-03-05
                    2022.3.5. = 2022-03-05
                    3月5日（农历二月初三） = 2022-03-05
                    44625 = 2022-03-05
                    十二月二十一日 = 2022-12-21
                    5/3/2022 = 2022-05-03
                    2021.3.5 = 2021-03-05
                    """)
    void aDayIsUnderstoodHoweverItIsWritten(String text, String day) {
        assertThat(read(READER, Cell.text(text))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    2022-3-5至3-7 = 2022-03-05 2022-03-07
                    2022年3月5日至7日 = 2022-03-05 2022-03-07
                    3月5日-7日 = 2022-03-05 2022-03-07
                    3月5-7日 = 2022-03-05 2022-03-07
                    3月5日—3月7日 = 2022-03-05 2022-03-07
                    3月5日至4月2日 = 2022-03-05 2022-04-02
                    3.5-3.7 = 2022-03-05 2022-03-07
                    3.5-7 = 2022-03-05 2022-03-07
                    2022.3.5-3.7 = 2022-03-05 2022-03-07
                    2022.3.5—2022.3.7 = 2022-03-05 2022-03-07
                    2022/3/5~2022/3/7 = 2022-03-05 2022-03-07
                    2022-03-05～2022-03-07 = 2022-03-05 2022-03-07
                    12.25-12.27 = 2022-12-25 2022-12-27
                    3月5日-6日（2天） = 2022-03-05 2022-03-06
                    3月5日、6日 = 2022-03-05 2022-03-06
                    12月30日至1月2日 = 2022-12-30 2023-01-02
                    2022年12月30日-2023年1月2日 = 2022-12-30 2023-01-02
                    """)
    void aSpanHasItsFirstAndLastDay(String text, String days) {
        assertThat(read(READER, Cell.text(text))).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022.2.30", "2月30日", "2.30", "20220230", "2022-02-29"})
    void aDayTheMonthDoesNotHaveIsAProblemThatNamesTheMonth(String text) {
        assertThat(READER.read(Cell.text(text))).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.problem().key()).isEqualTo("reading.cell.noSuchDay");
            assertThat(unreadable.problem().args().get(2)).isEqualTo("2");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    3月 = reading.cell.monthOnly
                    2022年3月 = reading.cell.monthOnly
                    3月上旬 = reading.cell.monthOnly
                    2022.3 = reading.cell.monthOnly
                    待定 = reading.cell.noDay
                    全年 = reading.cell.noDay
                    3月7日-5日 = reading.cell.reversed
                    2022.13.5 = reading.cell.noSuchDay
                    无 = blank
                    / = blank
                    —— = blank
                    """)
    void whatNamesNoDayIsNotGuessed(String text, String answer) {
        assertThat(read(READER, Cell.text(text))).isEqualTo(answer);
    }

    @Test
    void aSerialNumberIsADayWithOrWithoutItsFormat() {
        assertThat(read(READER, Cell.number(44625))).isEqualTo("2022-03-05");
        assertThat(read(READER, Cell.date(44625))).isEqualTo("2022-03-05");
        assertThat(read(READER, Cell.date(44625.604))).isEqualTo("2022-03-05");
        assertThat(read(READER, Cell.number(20220305))).isEqualTo("2022-03-05");
        assertThat(read(READER, Cell.number(3.15))).isEqualTo("2022-03-15");
        assertThat(read(READER, Cell.number(3.5))).isEqualTo("2022-03-05");
        assertThat(read(READER, Cell.number(5))).isEqualTo("reading.cell.monthOnly");
    }

    @Test
    void aNumberThatMayHaveLostItsZeroIsTwoDays() {
        assertThat(read(READER, Cell.number(3.1))).isEqualTo("reading.cell.lostZero");
        assertThat(READER.candidates(Cell.number(3.1)))
                .containsExactly(LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 10));
        assertThat(READER.candidates(Cell.text("3.1"))).isEmpty();
        assertThat(read(READER, Cell.text("3.1"))).isEqualTo("2022-03-01");
        assertThat(read(READER, Cell.number(2.3))).as("February has no 30th").isEqualTo("2022-02-03");
    }

    @Test
    void aDayAloneTakesTheMonthOfItsSheet() {
        DayReader march = new DayReader(2022, 3);
        assertThat(read(march, Cell.text("5日"))).isEqualTo("2022-03-05");
        assertThat(read(march, Cell.number(5))).isEqualTo("2022-03-05");
        assertThat(read(march, Cell.text("5-7日"))).isEqualTo("2022-03-05 2022-03-07");
        assertThat(read(march, Cell.text("4月5日"))).isEqualTo("2022-04-05");
    }
}
