package cn.yipanqi.organisation;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@YipanqiTest
class OpeningCalendarTest {

    private static final long COUNTY = 632626;
    private static final LocalDate NEW_YEAR = LocalDate.of(2022, 1, 1);
    private static final Set<DayOfWeek> TUESDAY_TO_SATURDAY = EnumSet.range(TUESDAY, SATURDAY);

    @Autowired
    Homes homes;

    @Autowired
    OpeningCalendar calendar;

    @Autowired
    Holidays holidays;

    UUID home = new UUID(0, 0);

    @BeforeEach
    void aHome() {
        home = in(() -> homes.open(COUNTY, "职工之家" + UUID.randomUUID(), HomeKind.WORKER));
    }

    private static <T> T in(java.util.function.Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", new RegionCode("632626")), action);
    }

    private void opens(LocalDate from, @Nullable Set<DayOfWeek> weekdays, boolean closedOnHolidays) {
        in(() -> {
            homes.setOpening(COUNTY, home, from, weekdays, closedOnHolidays);
            return true;
        });
    }

    private OpenDays open(Period period) {
        return in(() -> calendar.openDays(COUNTY, home, period));
    }

    @Test
    void tuesdayToSaturdayLessHolidaysWere243DaysIn2022() {
        opens(NEW_YEAR, TUESDAY_TO_SATURDAY, true);
        OpenDays days = open(Period.year(2022));
        assertThat(days.known()).isTrue();
        assertThat(days.days()).hasSize(243);
    }

    @Test
    void theWholeYearIsTheSumOfItsMonths() {
        opens(NEW_YEAR, TUESDAY_TO_SATURDAY, true);
        int sum = 0;
        for (int month = 1; month <= 12; month++) {
            sum += open(Period.month(java.time.YearMonth.of(2022, month)))
                    .days()
                    .size();
        }
        assertThat(sum).isEqualTo(open(Period.year(2022)).days().size());
    }

    @Test
    void aHomeThatIgnoresHolidaysIsOpenOnAllItsWeekdays() {
        opens(NEW_YEAR, TUESDAY_TO_SATURDAY, false);
        assertThat(open(Period.year(2022)).days()).hasSize(261).contains(LocalDate.of(2022, 1, 1));
    }

    @Test
    void aWeekendDayWorkedInReturnOpensNoHomeThatIsClosedOnIt() {
        opens(NEW_YEAR, EnumSet.range(MONDAY, FRIDAY), true);
        assertThat(open(Period.year(2022)).days())
                .doesNotContain(LocalDate.of(2022, 1, 29), LocalDate.of(2022, 1, 30), LocalDate.of(2022, 10, 8));
        opens(NEW_YEAR, EnumSet.of(SUNDAY), true);
        assertThat(open(Period.year(2022)).days()).contains(LocalDate.of(2022, 1, 30));
    }

    @Test
    void eachDayIsReckonedWithTheWeekdaysKeptThen() {
        opens(NEW_YEAR, EnumSet.of(MONDAY), false);
        opens(LocalDate.of(2022, 7, 1), EnumSet.of(THURSDAY, WEDNESDAY), false);
        List<LocalDate> days = open(Period.year(2022)).days();
        assertThat(days)
                .filteredOn(day -> day.isBefore(LocalDate.of(2022, 7, 1)))
                .hasSize(26)
                .allMatch(day -> day.getDayOfWeek() == MONDAY);
        assertThat(days)
                .filteredOn(day -> !day.isBefore(LocalDate.of(2022, 7, 1)))
                .hasSize(52)
                .noneMatch(day -> day.getDayOfWeek() == MONDAY);
    }

    @Test
    void whereNobodyHasSaidTheWeekdaysItIsToldWhy() {
        assertThat(open(Period.year(2022)).unknown())
                .extracting(Message::key)
                .containsExactly("organisation.opening.unknown");
        opens(LocalDate.of(2022, 3, 1), TUESDAY_TO_SATURDAY, true);
        assertThat(open(Period.year(2022)).known()).isFalse();
        assertThat(open(Period.quarter(2022, 2)).known()).isTrue();
        opens(LocalDate.of(2022, 5, 1), null, true);
        assertThat(open(Period.quarter(2022, 2)).known()).isFalse();
    }

    @Test
    void aYearWithoutItsNoticeIsNotGuessed() {
        opens(LocalDate.of(2010, 1, 1), TUESDAY_TO_SATURDAY, true);
        assertThat(open(Period.year(2010)).unknown())
                .extracting(Message::key)
                .containsExactly("organisation.opening.no-notice");
        opens(LocalDate.of(2010, 1, 1), TUESDAY_TO_SATURDAY, false);
        assertThat(open(Period.year(2010)).known()).isTrue();
    }

    @Test
    void aClosedHomeIsNotOpen() {
        opens(NEW_YEAR, EnumSet.allOf(DayOfWeek.class), false);
        in(() -> {
            homes.close(COUNTY, home, LocalDate.of(2022, 2, 1));
            return true;
        });
        assertThat(open(Period.year(2022)).days()).hasSize(31);
    }

    @Test
    void severalHomesAreAnsweredAtOnce() {
        opens(NEW_YEAR, TUESDAY_TO_SATURDAY, true);
        UUID other = in(() -> homes.open(COUNTY, "青年之家" + UUID.randomUUID(), HomeKind.YOUTH));
        var answers = in(() -> calendar.openDays(COUNTY, List.of(other, home), Period.year(2022)));
        assertThat(answers.keySet()).containsExactly(other, home);
        assertThat(answers.get(other)).matches(days -> !days.known());
        assertThat(answers.get(home)).matches(OpenDays::known);
    }

    @Test
    void aHomeNeverOpenIsRefused() {
        assertThatThrownBy(() -> opens(NEW_YEAR, Set.of(), true)).isInstanceOf(Refusal.class);
    }

    @Test
    void officesAreClosedByAnyNoticeThatSaysSo() {
        in(() -> {
            assertThat(holidays.isOff(LocalDate.of(2022, 12, 31)))
                    .as("numbered by the notice for 2023")
                    .isTrue();
            assertThat(holidays.holiday(LocalDate.of(2022, 12, 31)))
                    .map(Holidays.Holiday::notice)
                    .contains(2023);
            assertThat(holidays.isOff(LocalDate.of(2022, 1, 29)))
                    .as("a Saturday worked in return")
                    .isFalse();
            assertThat(holidays.isOff(LocalDate.of(2022, 2, 1))).isTrue();
            assertThat(holidays.isOff(LocalDate.of(2022, 3, 5))).isTrue();
            assertThat(holidays.isOff(LocalDate.of(2022, 3, 4))).isFalse();
            assertThat(holidays.notices())
                    .extracting(Holidays.Notice::year)
                    .contains(2021, 2022, 2023, 2024, 2025, 2026);
            return true;
        });
    }

    @AfterEach
    void nothingIsLeftInScope() {
        assertThat(CurrentScope.find()).isEmpty();
    }
}
