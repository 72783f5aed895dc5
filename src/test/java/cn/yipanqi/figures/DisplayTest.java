package cn.yipanqi.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {

    @ParameterizedTest
    @CsvSource({
        "EXACT, 2063, '2,063'",
        "EXACT, 198, 198",
        "EXACT, 0, 0",
        "EXACT, 1200.50, '1,200.50'",
        "ABOUT, 2063, '2,000余'",
        "ABOUT, 3046, '3,000余'",
        "ABOUT, 4627, '4,600余'",
        "ABOUT, 2000, '2,000'",
        "ABOUT, 999, 999",
        "ABOUT, 1000, '1,000'",
        "ABOUT, 12345, '12,000余'",
        "WAN, 438000, 43.8",
        "WAN, 438449.99, 43.8",
        "WAN, 438500, 43.9",
        "WAN, 0, 0",
        "WAN, 12345678, '1,234.6'",
        "PERCENT, 0.8683, 86.8%",
        "PERCENT, 1, 100%",
        "PERCENT, 0, 0%",
        "PERCENT, 0.5, 50%",
        "PERCENT, 0.78600, 78.6%"
    })
    void numbersAreWrittenAsReportsWriteThem(Display display, BigDecimal value, String written) {
        assertThat(display.write(value, Locale.SIMPLIFIED_CHINESE)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"ABOUT, 2063, 'over 2,000'", "ABOUT, 2000, '2,000'", "WAN, 438000, 43.8"})
    void englishSaysOverInsteadOfYu(Display display, BigDecimal value, String written) {
        assertThat(display.write(value, Locale.ENGLISH)).isEqualTo(written);
    }

    /** What would round to all, or to nothing, is neither. */
    @ParameterizedTest
    @CsvSource({"0.9996, 99.9%", "0.99999, 99.9%", "1, 100%", "0.0004, 0.1%"})
    void neitherAllNorNothingIsSaidOfAlmost(BigDecimal value, String written) {
        assertThat(Display.PERCENT.write(value, Locale.SIMPLIFIED_CHINESE)).isEqualTo(written);
    }
}
