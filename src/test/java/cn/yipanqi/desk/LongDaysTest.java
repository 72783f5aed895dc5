package cn.yipanqi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.coordination.agenda.Occasion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a day, and of two weeks, on which very much stands some is shown and the rest unfolds. */
class LongDaysTest {

    private static final LocalDate DAY = LocalDate.of(2022, 10, 11);

    private static List<Occasion> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Occasion(
                        Occasion.Kind.TASK,
                        new UUID(0, i),
                        DAY,
                        null,
                        "第" + i + "件",
                        "/coordination/tasks/" + i,
                        false))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "6, 6", "7, 5", "40, 5"})
    void ofADayFiveAreShownUnlessThereIsButOneMore(int all, int shown) {
        Month.Day day = new Month.Day(DAY, true, false, false, null, false, many(all));

        assertThat(day.first()).hasSize(shown);
        assertThat(Stream.concat(day.first().stream(), day.further().stream()))
                .containsExactlyElementsOf(day.occasions());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "15, 15", "16, 15"})
    void ofTwoWeeksTheFifteenNearestAreShown(int all, int shown) {
        Desk desk =
                new Desk(DAY, List.of(), false, many(all), DAY.plusDays(13), new Month(YearMonth.from(DAY), List.of()));

        assertThat(desk.nearest()).hasSize(shown);
        assertThat(Stream.concat(desk.nearest().stream(), desk.lessNear().stream()))
                .containsExactlyElementsOf(desk.near());
    }
}
