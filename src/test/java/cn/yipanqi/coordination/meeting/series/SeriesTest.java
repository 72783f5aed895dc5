package cn.yipanqi.coordination.meeting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingWorld;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.LedgerWorld;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In which past periods of a series nothing was held, over years, months, quarters and weeks. */
@YipanqiTest
class SeriesTest {

    private static final long HERE = 540322;

    @Autowired
    Clock clock;

    @Autowired
    AllSeries allSeries;

    @Autowired
    Excuses excuses;

    @Autowired
    PastPeriods pastPeriods;

    @Autowired
    MeetingWorld world;

    @Autowired
    LedgerWorld people;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Series series(String from, @Nullable String to, Cadence... cadences) {
        return new Series(
                new UUID(0, 1),
                HERE,
                "联席会议",
                MeetingKind.JOINT,
                new UUID(0, 2),
                null,
                null,
                day(from),
                to == null ? null : day(to),
                List.of(),
                List.of(cadences),
                1,
                Instant.EPOCH,
                "协同办");
    }

    private static Cadence from(String day, Rhythm rhythm) {
        return new Cadence(day(day), rhythm, null, null);
    }

    private static List<String> codes(Series series, String today) {
        return series.over(day(today)).stream().map(Period::code).toList();
    }

    @Test
    void everyMonthAndQuarterFrom2021To2026IsDueOnce() {
        List<String> months = IntStream.rangeClosed(2021, 2026)
                .boxed()
                .flatMap(year -> IntStream.rangeClosed(1, 12).mapToObj(month -> "%d-%02d".formatted(year, month)))
                .toList();
        assertThat(codes(series("2021-01-01", null, from("2021-01-01", Rhythm.MONTHLY)), "2027-01-01"))
                .isEqualTo(months);
        List<String> quarters = Stream.of(2021, 2022, 2023, 2024, 2025, 2026)
                .flatMap(year -> IntStream.rangeClosed(1, 4).mapToObj(quarter -> year + "-Q" + quarter))
                .toList();
        assertThat(codes(series("2021-01-01", null, from("2021-01-01", Rhythm.QUARTERLY)), "2027-01-01"))
                .isEqualTo(quarters);
        assertThat(codes(series("2021-01-01", null, from("2021-01-01", Rhythm.YEARLY)), "2027-01-01"))
                .containsExactly("2021", "2022", "2023", "2024", "2025", "2026");
        assertThat(series("2021-01-01", null, from("2021-01-01", Rhythm.WEEKLY)).over(day("2027-01-01")))
                .hasSize(313)
                .allSatisfy(week -> assertThat(week.from().plusDays(6)).isEqualTo(week.to()));
    }

    @Test
    void aPeriodIsOverTheDayAfterItsLastAndCountsFromTheOneTheSeriesBeganIn() {
        Series series = series("2022-02-15", null, from("2022-02-15", Rhythm.QUARTERLY));
        assertThat(codes(series, "2022-03-31")).isEmpty();
        assertThat(codes(series, "2022-04-01")).containsExactly("2022-Q1");
        assertThat(codes(series("2022-01-01", "2022-06-29", from("2022-01-01", Rhythm.QUARTERLY)), "2023-01-01"))
                .as("one that ended before the quarter did owes it no more")
                .containsExactly("2022-Q1");
        assertThat(codes(series("2022-01-01", null, from("2022-01-01", Rhythm.NONE)), "2023-01-01"))
                .isEmpty();
    }

    @Test
    void aChangeOfRhythmKeepsThePast() {
        Series series = series(
                "2022-01-01",
                null,
                from("2022-01-01", Rhythm.MONTHLY),
                from("2022-05-10", Rhythm.QUARTERLY),
                from("2023-01-01", Rhythm.NONE));
        assertThat(codes(series, "2024-01-01"))
                .containsExactly("2022-01", "2022-02", "2022-03", "2022-04", "2022-Q2", "2022-Q3", "2022-Q4");
    }

    @Test
    void theUsualDayIsTheMonthsLastWhereItLacksThatDay() {
        assertThat(new Cadence(day("2022-01-01"), Rhythm.MONTHLY, null, 31).usualDay(Period.quarter(2022, 1)))
                .isEqualTo(day("2022-01-31"));
        assertThat(new Cadence(day("2022-01-01"), Rhythm.QUARTERLY, 2, 30).usualDay(Period.quarter(2024, 1)))
                .isEqualTo(day("2024-02-29"));
        assertThat(new Cadence(day("2022-01-01"), Rhythm.YEARLY, 12, 20).usualDay(Period.year(2022)))
                .isEqualTo(day("2022-12-20"));
    }

    @Test
    void theNextPeriodIsTheFirstWithoutAMeeting() {
        Series series = series("2022-01-01", null, from("2022-01-01", Rhythm.QUARTERLY));
        assertThat(series.next(day("2022-02-01"), List.of(day("2022-03-28"))).map(Period::code))
                .contains("2022-Q2");
        assertThat(series("2022-01-01", "2022-03-31", from("2022-01-01", Rhythm.QUARTERLY))
                        .next(day("2022-05-01"), List.of()))
                .isEmpty();
    }

    @Test
    void whatWasHeldIsNotMissedAndWhatWasExcusedSaysWhy() throws Exception {
        UUID id = world.series(HERE, day("2022-01-01"), day("2022-12-31"), Rhythm.QUARTERLY);
        UUID held = world.held(HERE, day("2022-03-28"), id);
        world.planned(HERE, day("2022-06-28"), id);
        world.office(HERE, () -> excuses.give(id, Period.quarter(2022, 3), "防汛"));

        List<PastPeriod> past = world.office(HERE, () -> pastPeriods.of(HERE, List.of(allSeries.find(id))));

        assertThat(past)
                .extracting(one -> one.period().code() + " " + one.missed())
                .containsExactly("2022-Q4 true", "2022-Q3 false", "2022-Q2 true", "2022-Q1 false");
        assertThat(past.get(3).meeting()).isEqualTo(held);
        String name = world.office(HERE, () -> allSeries.find(id).name());
        people.leader(HERE)
                .asks("/coordination/meetings?year=2022&series=" + id)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(name + "：2022 年第二季度未召开")))
                .andExpect(content().string(not(containsString(name + "：2022 年第三季度未召开"))));
        people.leader(HERE)
                .asks("/coordination/meetings/series/" + id)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("防汛")));
    }

    @Test
    void onlyWhatWasDueAndNotHeldIsExcusedAndOnlyOnce() {
        UUID id = world.series(HERE, day("2022-01-01"), day("2022-12-31"), Rhythm.QUARTERLY);
        world.held(HERE, day("2022-03-28"), id);
        world.office(HERE, () -> excuses.give(id, Period.quarter(2022, 2), "防汛"));
        assertRefused(id, Period.quarter(2022, 1), "meeting.excuse.held");
        assertRefused(id, Period.quarter(2022, 2), "meeting.excuse.already");
        assertRefused(id, Period.quarter(2023, 1), "meeting.excuse.not-due");
        assertThatThrownBy(() -> world.office(HERE, () -> excuses.give(id, Period.quarter(2022, 3), " ")))
                .isInstanceOf(InvalidInput.class);
        for (String deed : List.of(
                "update coordination.meeting_excuse set reason = '别的' where series = ?",
                "delete from coordination.meeting_excuse where series = ?",
                "delete from coordination.meeting_cadence where series = ?")) {
            assertThatThrownBy(() -> world.update(HERE, deed, id)).isInstanceOf(RuntimeException.class);
        }
    }

    private void assertRefused(UUID id, Period period, String key) {
        assertThatThrownBy(() -> world.office(HERE, () -> excuses.give(id, period, "原因")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.sentence().key()).isEqualTo(key));
    }

    @Test
    void aChangeOfRhythmBeginsAfterTheOneBeforeAndUnitsChangeNothing() {
        UUID id = world.series(HERE, day("2022-01-01"), null, Rhythm.MONTHLY);
        assertThatThrownBy(() -> world.office(HERE, () -> allSeries.change(id, from("2022-01-01", Rhythm.YEARLY))))
                .isInstanceOf(InvalidInput.class);
        UUID union = world.unit(HERE, "总工会");
        assertThatThrownBy(() -> CurrentScope.run(
                        TestScopes.cadre(HERE, union), () -> allSeries.change(id, from("2022-06-01", Rhythm.YEARLY))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        world.office(HERE, () -> allSeries.change(id, from("2022-06-01", Rhythm.YEARLY)));
        assertThat(world.office(HERE, () -> allSeries.find(id).cadences())).hasSize(2);
    }

    @Test
    void aMeetingOfASeriesWithoutARhythmBeginsWithItsNumberInTheYear() throws Exception {
        UUID series = world.series(HERE, day("2021-01-01"), null, Rhythm.NONE);
        LocalDate today = LocalDate.now(clock);
        world.planned(HERE, today, series);
        world.planned(HERE, today.minusYears(1), series);

        people.coordinator(HERE)
                .asks("/coordination/meetings/new?series=" + series)
                .andExpect(content()
                        .string(containsString("value=\"" + today.getYear() + "年第2次"
                                + world.office(HERE, () -> allSeries.find(series))
                                        .name() + "\"")));
    }
}
