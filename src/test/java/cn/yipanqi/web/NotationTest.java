package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class NotationTest {

    private final Notation notation = new Notation(ZoneId.of("Asia/Shanghai"));

    @Test
    void thousandsAreSeparatedAndNothingIsNeverZero() {
        assertThat(notation.number(2063)).isEqualTo("2,063");
        assertThat(notation.number(0)).isEqualTo("0");
        assertThat(notation.number(new BigDecimal("12.50"))).isEqualTo("12.5");
        assertThat(notation.number(null)).isEqualTo("--");
        assertThat(notation.text(" ")).isEqualTo("--");
        assertThat(notation.day(null)).isEqualTo("--");
        assertThat(notation.money(null)).isEqualTo("--");
    }

    @Test
    void fenAreWrittenOnlyWhereThereAreSome() {
        assertThat(notation.money(Money.yuan("15480"))).isEqualTo("15,480");
        assertThat(notation.money(Money.yuan("15480.5"))).isEqualTo("15,480.50");
        assertThat(notation.wan(Money.yuan("438000"))).isEqualTo("43.8");
    }

    @Test
    void aRatioHasAtMostOneDecimalAndNoTrailingZero() {
        assertThat(notation.percent(BigDecimal.ONE)).isEqualTo("100%");
        assertThat(notation.percent(new BigDecimal("0.8684"))).isEqualTo("86.8%");
        assertThat(notation.percent(new BigDecimal("0.78650"))).isEqualTo("78.7%");
    }

    @Test
    void aSpanOfOneDayIsThatDay() {
        LocalDate day = LocalDate.of(2022, 3, 5);

        assertThat(notation.span(day, day)).isEqualTo("2022-03-05");
        assertThat(notation.span(day, day.plusDays(2))).isEqualTo("2022-03-05 ～ 2022-03-07");
        assertThat(notation.span(null, day)).isEqualTo("2022-03-05");
    }

    @Test
    void timesAreThoseOfTheClockOnTheWall() {
        assertThat(notation.time(Instant.parse("2022-12-30T16:40:59Z"))).isEqualTo("2022-12-31 00:40");
    }
}
