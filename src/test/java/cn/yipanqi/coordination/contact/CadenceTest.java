package cn.yipanqi.coordination.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A year is divided evenly into as many parts as there are visits, whole months where they can be. */
class CadenceTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2022-12-31",
        "2, 1, 2022-06-30",
        "4, 1, 2022-03-31",
        "4, 3, 2022-09-30",
        "6, 2, 2022-04-30",
        "12, 2, 2022-02-28",
        "24, 24, 2022-12-31",
        "52, 52, 2022-12-31",
        "365, 60, 2022-03-01"
    })
    void aPartEndsOnADay(int visits, int part, LocalDate end) {
        assertThat(new Cadence(visits).partEnd(2022, part)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 12, 24, 52, 100, 366})
    void everyDayLiesInOnePartAndThePartsFollowEachOther(int visits) {
        Cadence cadence = new Cadence(visits);
        LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2025, 1, 1)).forEach(day -> {
            int part = cadence.partOf(day);
            assertThat(cadence.partEnd(2024, part)).isAfterOrEqualTo(day);
            assertThat(part == 1 || cadence.partEnd(2024, part - 1).isBefore(day))
                    .isTrue();
        });
    }

    @Test
    void theLastPartEndsWithTheYear() {
        for (int visits = 1; visits <= 366; visits++) {
            assertThat(new Cadence(visits).partEnd(2024, visits)).isEqualTo(LocalDate.of(2024, 12, 31));
        }
    }
}
