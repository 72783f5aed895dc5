package cn.yipanqi.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.shared.Period;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccasionTest {

    @ParameterizedTest(name = "{0} to {1} is {2}, then {3}, and after it comes {4}")
    @CsvSource({
        "2022-01-01, 2022-12-31, 2022年, 全年, 2023年",
        "2022-01-01, 2022-06-30, 2022年上半年, 上半年, 2022年下半年",
        "2022-07-01, 2022-12-31, 2022年下半年, 下半年, 2023年上半年",
        "2022-01-01, 2022-03-31, 2022年第一季度, 第一季度, 2022年第二季度",
        "2022-10-01, 2022-12-31, 2022年第四季度, 第四季度, 2023年第一季度",
        "2024-02-01, 2024-02-29, 2024年2月, 2月份, 2024年3月",
        "2022-12-01, 2022-12-31, 2022年12月, 12月份, 2023年1月",
        "2022-01-01, 2022-09-30, 2022年1月至9月, 1月至9月, 下一阶段",
        "2022-02-01, 2022-04-30, 2022年2月至4月, 2月至4月, 下一阶段",
        "2022-01-01, 2022-02-28, 2022年1月至2月, 1月至2月, 下一阶段",
        "2021-11-01, 2022-02-28, 2021年11月至2022年2月, 本期, 下一阶段",
        "2022-03-05, 2022-04-10, 2022年3月5日至4月10日, 本期, 下一阶段",
        "2021-12-20, 2022-01-05, 2021年12月20日至2022年1月5日, 本期, 下一阶段",
        "2022-03-05, 2022-03-05, 2022年3月5日, 当日, 下一阶段",
    })
    void aPeriodIsCalledAsAReportCallsIt(LocalDate from, LocalDate to, String period, String span, String next) {
        Occasion occasion = new Occasion("云溪县", new Period(from, to));

        assertThat(occasion.say(Place.PERIOD)).isEqualTo(period);
        assertThat(occasion.say(Place.SPAN)).isEqualTo(span);
        assertThat(occasion.say(Place.NEXT)).isEqualTo(next);
    }
}
