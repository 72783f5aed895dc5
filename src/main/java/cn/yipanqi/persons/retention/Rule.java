package cn.yipanqi.persons.retention;

import java.time.LocalDate;
import java.util.Locale;

/**
 * How long something is kept.
 *
 * @param least what the law wants at least; not negative
 * @param ofCounty whether it is let go county by county, or once for the installation
 */
public record Rule(Kind kind, Length kept, Length least, boolean ofCounty) {

    /** Months and days. */
    public record Length(int months, int days) {

        /** What is from before that day has been kept so long. */
        LocalDate before(LocalDate today) {
            return today.minusMonths(months).minusDays(days);
        }

        public boolean none() {
            return months == 0 && days == 0;
        }
    }

    /** What is let go. */
    public enum Kind {
        LOOK,
        SHARING,
        REQUEST,
        CONSENT,
        PERSONAL,
        REPORT,
        SESSION,
        INVITATION,
        IDEMPOTENCY,
        ATTEMPT,
        BROWSER;

        public String messageKey() {
            return "persons.retention." + name().toLowerCase(Locale.ROOT);
        }

        public String basisKey() {
            return messageKey() + ".basis";
        }
    }
}
