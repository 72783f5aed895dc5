package cn.yipanqi.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Holidays.Holiday;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Working days of 2021 to 2026, by the State Council's notices. */
@YipanqiTest
class WorkingDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    @Autowired
    WorkingDays workingDays;

    @Autowired
    Holidays holidays;

    private static <T> T in(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    @ParameterizedTest
    @CsvSource({
        // 国庆节 2022: seven days off, Saturday and Sunday after worked.
        "2022-09-30, true",
        "2022-10-01, false",
        "2022-10-03, false",
        "2022-10-07, false",
        "2022-10-08, true",
        "2022-10-09, true",
        // 中秋、国庆 2023: eight days off, the weekend after worked.
        "2023-09-28, true",
        "2023-09-29, false",
        "2023-10-06, false",
        "2023-10-07, true",
        "2023-10-08, true",
        // 元旦 2023 begins in the December before, by the notice for 2023.
        "2022-12-30, true",
        "2022-12-31, false",
        "2023-01-02, false",
        "2023-01-03, true",
        // 春节
        "2021-02-07, true",
        "2021-02-11, false",
        "2021-02-20, true",
        "2022-01-29, true",
        "2022-01-30, true",
        "2022-01-31, false",
        "2022-02-06, false",
        "2022-02-07, true",
        "2023-01-20, true",
        "2023-01-21, false",
        "2023-01-27, false",
        "2023-01-28, true",
        "2023-01-29, true",
        "2024-02-04, true",
        "2024-02-12, false",
        "2024-02-18, true",
        "2025-01-26, true",
        "2025-01-28, false",
        "2025-02-08, true",
        // ordinary days
        "2022-06-15, true",
        "2022-06-18, false"
    })
    void theNoticesDecide(LocalDate day, boolean works) {
        assertThat(in(() -> workingDays.works(day))).isEqualTo(works);
    }

    @Test
    void everyDayOfSixYearsIsAsTheNoticesSayAndElseAsTheWeekSays() {
        Map<LocalDate, Holiday> said = new HashMap<>();
        in(() -> holidays.notices())
                .forEach(notice -> notice.days()
                        .forEach(day -> said.merge(
                                day.day(), day, (one, other) -> one.notice() > other.notice() ? one : other)));
        assertThat(said).hasSizeGreaterThan(150);
        FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> {
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean works = said.containsKey(day) ? !said.get(day).off() : !weekend;
            assertThat(in(() -> workingDays.works(day))).as(day.toString()).isEqualTo(works);
        });
    }

    @Test
    void someWorkingDaysLaterAndAsManyEarlierIsTheSameDay() {
        FIRST.plusYears(1).datesUntil(LocalDate.of(2025, 12, 1)).forEach(day -> {
            for (int count : new int[] {1, 2, 5, 20}) {
                LocalDate later = in(() -> workingDays.plus(day, count));
                assertThat(in(() -> workingDays.works(later))).isTrue();
                assertThat(in(() -> workingDays.between(day, later)))
                        .as(day + " + " + count)
                        .isEqualTo(count);
                assertThat(in(() -> workingDays.between(later, day))).isEqualTo(-count);
                if (in(() -> workingDays.works(day))) {
                    assertThat(in(() -> workingDays.plus(later, -count))).isEqualTo(day);
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        // assigned before the holiday: the clock stands still through it, and counts the Saturday worked in return
        "2022-09-30, 1, 2022-10-08",
        "2022-09-30, 2, 2022-10-09",
        "2022-09-30, 3, 2022-10-10",
        "2023-09-28, 1, 2023-10-07",
        "2023-09-28, 3, 2023-10-09",
        "2022-12-30, 1, 2023-01-03",
        "2022-01-28, 2, 2022-01-30",
        "2022-01-28, 3, 2022-02-07",
        // from a day off
        "2022-10-02, 1, 2022-10-08"
    })
    void limitsRunInWorkingDays(LocalDate from, int count, LocalDate until) {
        assertThat(in(() -> workingDays.plus(from, count))).isEqualTo(until);
    }

    @Test
    void aLimitThatEndsOnADayOffEndsOnTheNextWorkingDay() {
        assertThat(in(() -> workingDays.orNext(LocalDate.of(2022, 10, 1)))).isEqualTo(LocalDate.of(2022, 10, 8));
        assertThat(in(() -> workingDays.orNext(LocalDate.of(2022, 10, 8)))).isEqualTo(LocalDate.of(2022, 10, 8));
    }

    @Test
    void whatIsNotYetAnnouncedIsSaidToBeUnknown() {
        assertThat(in(() -> workingDays.known(LocalDate.of(2026, 5, 1)))).isTrue();
        assertThat(in(() -> workingDays.known(LocalDate.of(2031, 5, 1)))).isFalse();
        assertThat(in(() -> workingDays.known(LocalDate.of(2022, 12, 31)))).isTrue();
        assertThat(in(() -> workingDays.known(LocalDate.of(2026, 12, 31))))
                .as("the notice for 2027 may speak of it")
                .isFalse();
    }
}
