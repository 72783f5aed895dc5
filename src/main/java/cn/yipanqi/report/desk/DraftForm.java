package cn.yipanqi.report.desk;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.TypedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The period of a new edition, as typed: a year and a part of it, or two days.
 *
 * @param part what follows the year in {@link Period#code()}, or {@link #DAYS}
 */
public record DraftForm(
        @Nullable String year,
        @Nullable String part,
        @Nullable String from,
        @Nullable String to) {

    static final String DAYS = "days";

    private static final int MONTHS = 12;

    static DraftForm ofYear(int year) {
        return new DraftForm(Integer.toString(year), "", null, null);
    }

    static List<Choice> parts(Page page) {
        List<Choice> parts = new ArrayList<>();
        parts.add(new Choice("", page.t("report.part.year")));
        IntStream.rangeClosed(1, 2).forEach(n -> parts.add(new Choice("-H" + n, page.t("report.part.half", n))));
        IntStream.rangeClosed(1, 4).forEach(n -> parts.add(new Choice("-Q" + n, page.t("report.part.quarter", n))));
        IntStream.rangeClosed(1, MONTHS)
                .forEach(n ->
                        parts.add(new Choice(String.format(Locale.ROOT, "-%02d", n), page.t("report.part.month", n))));
        parts.add(new Choice(DAYS, page.t("report.part.days")));
        return parts;
    }

    /** The period meant, or none with the mistakes said. */
    Optional<Period> period(Mistakes mistakes) {
        if (DAYS.equals(part)) {
            Optional<LocalDate> first = day("from", from, mistakes);
            Optional<LocalDate> last = day("to", to, mistakes);
            if (first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            if (last.get().isBefore(first.get())) {
                mistakes.add("to", Message.of("period.reversed", first.get(), last.get()));
                return Optional.empty();
            }
            return Optional.of(new Period(first.get(), last.get()));
        }
        String typed = year == null ? "" : year.strip();
        if (!typed.matches("(19|20|21)\\d{2}")) {
            mistakes.add("year", Message.of("report.draft.year.unreadable"));
            return Optional.empty();
        }
        Optional<Period> period = Period.ofCode(typed + (part == null ? "" : part));
        if (period.isEmpty()) {
            mistakes.add("part", Message.of("report.draft.part.unreadable"));
        }
        return period;
    }

    private static Optional<LocalDate> day(String field, @Nullable String typed, Mistakes mistakes) {
        Optional<LocalDate> day = typed == null ? Optional.empty() : TypedDay.read(typed);
        if (day.isEmpty()) {
            mistakes.add(field, Message.of("report.draft.day.unreadable"));
        }
        return day;
    }
}
