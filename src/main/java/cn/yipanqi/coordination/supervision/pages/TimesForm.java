package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.supervision.Times;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Times as typed. */
public record TimesForm(
        @Nullable String from,
        @Nullable String receive,
        @Nullable String report,
        @Nullable String review,
        @Nullable String blue,
        @Nullable String tolerance) {

    static TimesForm of(LocalDate from, Times times) {
        return new TimesForm(
                from.toString(),
                Integer.toString(times.receiveDays()),
                Integer.toString(times.reportDays()),
                Integer.toString(times.reviewDays()),
                Integer.toString(times.blueDays()),
                Integer.toString(times.tolerance()));
    }

    Times times(Mistakes mistakes) {
        return new Times(
                number("receive", receive, mistakes),
                number("report", report, mistakes),
                number("review", review, mistakes),
                number("blue", blue, mistakes),
                number("tolerance", tolerance, mistakes));
    }

    private static int number(String field, @Nullable String typed, Mistakes mistakes) {
        String text = typed == null ? "" : typed.strip();
        if (!text.matches("\\d{1,3}")) {
            mistakes.add(field, Message.of("supervision.form.number"));
            return 0;
        }
        return Integer.parseInt(text);
    }
}
