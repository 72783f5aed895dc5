package cn.yipanqi.report.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What is typed about a signature, as it was typed; a file has to be chosen again. */
public record SignatureForm(
        @Nullable String leader,
        @Nullable String position,
        @Nullable String day) {

    /** None where it is no day. */
    @Nullable
    LocalDate date() {
        try {
            return day == null || day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
