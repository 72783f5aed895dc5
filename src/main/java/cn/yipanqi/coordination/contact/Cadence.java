package cn.yipanqi.coordination.contact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How often a year a point is to be visited. The year is divided into as many even parts; a visit falls due on the last day of each. Where the
 * number divides twelve, the parts are whole months.
 *
 * @param visitsAYear at least 1
 */
record Cadence(int visitsAYear) {

    Cadence {
        if (visitsAYear < 1) {
            throw new IllegalArgumentException("visits a year: " + visitsAYear);
        }
    }

    /** Last day of a part of the year. @param part from 1 to the number of visits */
    LocalDate partEnd(int year, int part) {
        if (12 % visitsAYear == 0) {
            return LocalDate.of(year, 1, 1)
                    .plusMonths((long) part * (12 / visitsAYear))
                    .minusDays(1);
        }
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.plusDays(Math.round((double) first.lengthOfYear() * part / visitsAYear) - 1);
    }

    /** The part of its year in which a day lies, from 1. */
    int partOf(LocalDate day) {
        int part = 1
                + (int) ((ChronoUnit.DAYS.between(LocalDate.of(day.getYear(), 1, 1), day) * visitsAYear)
                        / (day.lengthOfYear() + 1));
        while (part > 1 && !partEnd(day.getYear(), part - 1).isBefore(day)) {
            part--;
        }
        while (partEnd(day.getYear(), part).isBefore(day)) {
            part++;
        }
        return part;
    }
}
