package cn.yipanqi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class PeriodParameterTest {

    private final PeriodParameter parameter = new PeriodParameter();

    static void needed(Period period) {}

    static void welcome(@Nullable Period period) {}

    private @Nullable Object period(String uri, String method, Map<String, String> params) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", uri);
        params.forEach(request::addParameter);
        return period(request, method);
    }

    private @Nullable Object period(MockHttpServletRequest request, String method) throws Exception {
        MethodParameter argument =
                new MethodParameter(PeriodParameterTest.class.getDeclaredMethod(method, Period.class), 0);
        return parameter.resolveArgument(argument, null, new ServletWebRequest(request), null);
    }

    @Test
    void aYearRunsFromItsFirstDayToItsLast() throws Exception {
        assertThat(period("/api/v1/figures", "needed", Map.of("year", "2022"))).isEqualTo(Period.year(2022));
    }

    @Test
    void bothDaysMakeAPeriodAndBothCount() throws Exception {
        assertThat(period("/api/v1/figures", "needed", Map.of("from", "2022-02-03", "to", "2022-02-03")))
                .isEqualTo(new Period(LocalDate.of(2022, 2, 3), LocalDate.of(2022, 2, 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-H2, 2022-07-01, 2022-12-31",
        "2022-Q1, 2022-01-01, 2022-03-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2022, 2022-01-01, 2022-12-31",
        "2022-01-02~2022-03-04, 2022-01-02, 2022-03-04",
    })
    void partsOfAYearHaveAShortCodeThatReadsBack(String code, LocalDate from, LocalDate to) throws Exception {
        Period period = new Period(from, to);
        assertThat(period("/entries", "needed", Map.of("period", code))).isEqualTo(period);
        assertThat(period.code()).isEqualTo(code);
    }

    @Test
    void theApiMustNameAPeriodInFull() {
        assertThatThrownBy(() -> period("/api/v1/figures", "needed", Map.of())).isInstanceOf(UnreadablePeriod.class);
        assertThatThrownBy(() -> period("/api/v1/figures", "needed", Map.of("from", "2022-01-01")))
                .isInstanceOf(UnreadablePeriod.class);
        assertThatThrownBy(() -> period("/api/v1/figures", "needed", Map.of("year", "last")))
                .isInstanceOf(UnreadablePeriod.class);
        assertThatThrownBy(() -> period("/api/v1/figures", "needed", Map.of("from", "2022-02-01", "to", "2022-01-01")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aPageReadsDaysAsTheyAreTypedAndCompletesTheYear() throws Exception {
        assertThat(period("/entries", "needed", Map.of("from", "２０２２.3.5")))
                .isEqualTo(new Period(LocalDate.of(2022, 3, 5), LocalDate.of(2022, 12, 31)));
    }

    @Test
    void aPageRemembersThePeriodOfTheSessionAndTheApiDoesNot() throws Exception {
        MockHttpServletRequest first = new MockHttpServletRequest("GET", "/entries");
        first.addParameter("year", "2022");
        first.getSession();
        period(first, "needed");
        MockHttpServletRequest second = new MockHttpServletRequest("GET", "/duplicates");
        second.setSession(first.getSession());
        assertThat(period(second, "needed")).isEqualTo(Period.year(2022));
        second.setRequestURI("/api/v1/entries");
        assertThatThrownBy(() -> period(second, "needed")).isInstanceOf(UnreadablePeriod.class);
    }

    @Test
    void anOptionalPeriodMayBeMissing() throws Exception {
        assertThat(period("/entries", "welcome", Map.of())).isNull();
    }
}
