package cn.yipanqi.intake.reading.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningDaysTest {

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
                    开放时间：每周二至周六（法定节假日不开放） = 23456 closed
                    开放时间：周一至周五 = 12345
                    开放时间：周一到周五9:00-17:30，节假日除外 = 12345 closed
                    注：开放时间为星期一、三、五 = 135
                    开放时间：周一、周三、周五和周日 = 1357
                    每天开放 = 1234567
                    职工之家每日开放，全年无休 = 1234567
                    开放时间：工作日 = 12345 closed
                    每周一闭馆 = 234567
                    开放时间：每周三至周日，周一、周二闭馆，法定节假日休息 = 34567 closed
                    开放时间：星期六至星期二 = 1267
                    开放时间：周末 = 67
                    开放时间：除周一闭馆外每天开放 = 234567
                    联合开展的活动各单位均须登记。 = none
                    每周三集中学习 = none
                    """)
    void aNoteSaysOnWhichDaysAHomeIsOpen(String note, String answer) {
        String read = OpeningDays.in(note)
                .map(opening -> opening.days().stream()
                                .map(day -> String.valueOf(day.getValue()))
                                .collect(Collectors.joining())
                        + (opening.closedOnHolidays() ? " closed" : ""))
                .orElse("none");
        assertThat(read).isEqualTo(answer);
    }
}
