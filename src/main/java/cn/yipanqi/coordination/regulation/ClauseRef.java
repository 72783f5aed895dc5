package cn.yipanqi.coordination.regulation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clause of a regulation's version, or an article of a law's.
 *
 * @param version the regulation's version; none for a law
 * @param law title of the law; none for a regulation
 * @param date on which that version of the law was passed
 * @param number of the clause or article
 */
public record ClauseRef(
        @Nullable UUID version,
        @Nullable String law,
        @Nullable LocalDate date,
        int number) {

    public ClauseRef {
        if ((version == null) == (law == null) || (law == null) != (date == null)) {
            throw new IllegalArgumentException(version + " " + law + " " + date);
        }
    }

    public static ClauseRef regulation(UUID version, int clause) {
        return new ClauseRef(version, null, null, clause);
    }

    public static ClauseRef law(String title, LocalDate date, int article) {
        return new ClauseRef(null, title, date, article);
    }
}
