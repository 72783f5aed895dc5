package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.shared.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodSwitchTest {

    private static List<String> years(Period chosen, Integer... known) {
        return new PeriodSwitch(chosen, List.of(known))
                .years().stream().map(turn -> turn.period().code()).toList();
    }

    @Test
    void theYearBeforeIsAlwaysOfferedAndAnEmptyNextYearIsNot() {
        assertThat(years(Period.year(2022), 2022)).containsExactly("2021", "2022");
        assertThat(years(Period.year(2022), 2023)).containsExactly("2021", "2022", "2023");
    }

    @Test
    void ofALongHistoryTheYearsNearbyAreOffered() {
        assertThat(years(Period.year(2020), 2012, 2017, 2018, 2022, 2023))
                .containsExactly("2018", "2019", "2020", "2022");
    }

    @Test
    void anotherYearKeepsThePartOfTheYear() {
        assertThat(years(Period.quarter(2022, 2), 2022)).containsExactly("2021-Q2", "2022-Q2");
    }
}
