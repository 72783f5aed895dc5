package cn.yipanqi.ledger.matching;

import static cn.yipanqi.ledger.matching.MatchingRule.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The evidence between two rows of different ledgers: one finding in each respect.
 *
 * @param points their sum
 */
record Tie(
        Row one,
        Row other,
        MatchingRule naming,
        MatchingRule title,
        MatchingRule day,
        MatchingRule place,
        MatchingRule people,
        MatchingRule amount,
        MatchingRule category,
        int points) {

    private static final int LONG_SPAN = 10;

    /** What title, amount and place can add at most: a pair that needs more is given up before they are compared. */
    private static final int TITLE_AT_MOST = TITLE_SAME.points();

    private static final int AMOUNT_AT_MOST = AMOUNT_SAME.points();
    private static final int PLACE_AT_MOST = PLACE_SAME.points();

    /** @return nothing where the pair cannot come to be suggested */
    static @Nullable Tie between(Row one, Row other) {
        MatchingRule day = day(one.entry(), other.entry());
        MatchingRule people = people(one.entry().people(), other.entry().people());
        MatchingRule category = category(one.entry().category(), other.entry().category());
        MatchingRule naming = naming(one, other);
        int points = naming.points() + day.points() + people.points() + category.points();
        if (points + PLACE_AT_MOST + AMOUNT_AT_MOST + TITLE_AT_MOST < SUGGESTED) {
            return null;
        }
        MatchingRule place = one.place().comparedWith(other.place());
        points += place.points();
        if (points + AMOUNT_AT_MOST + TITLE_AT_MOST < SUGGESTED) {
            return null;
        }
        MatchingRule title = title(one.title(), other.title());
        points += title.points();
        if (points + AMOUNT_AT_MOST < SUGGESTED) {
            return null;
        }
        MatchingRule amount = amount(one.entry().amount(), other.entry().amount());
        points += amount.points();
        return points < SUGGESTED
                ? null
                : new Tie(one, other, naming, title, day, place, people, amount, category, points);
    }

    List<MatchingRule> findings() {
        return List.of(day, place, naming, title, people, amount, category);
    }

    MatchingRule found(Respect respect) {
        return switch (respect) {
            case DAY -> day;
            case PLACE -> place;
            case NAMING -> naming;
            case TITLE -> title;
            case PEOPLE -> people;
            case AMOUNT -> amount;
            case CATEGORY -> category;
            case REPETITION ->
                throw new IllegalArgumentException("rows of different ledgers do not repeat one another");
        };
    }

    /** Whether it is as good as certain, other rows apart. */
    boolean sure() {
        return points >= SURE
                && naming.cites()
                && findings().stream().noneMatch(MatchingRule::leavesDoubt)
                && (agreesOtherwise() || !apart() && !vague())
                && (naming != NAMED_EACH_LEADING || sameThroughout());
    }

    /** Two leads of their own had better agree in everything else: two offices may well repeat one another's activity. */
    private boolean sameThroughout() {
        return agreesOtherwise() && day == DAY_SAME && (title == TITLE_SAME || title == TITLE_CLOSE);
    }

    /** Title and day leave something open, and neither place nor numbers close it. */
    private boolean vague() {
        boolean plain = title == TITLE_SAME && day == DAY_SAME;
        boolean backed = place.points() > 0 || people.points() > 0 || amount == AMOUNT_SAME;
        return !plain && !backed || title == TITLE_LOOSE && (day == DAY_NEXT || disagrees());
    }

    private boolean disagrees() {
        return place.points() < 0 || people.points() < 0 || amount == AMOUNT_CONFLICT;
    }

    /** Two or three days apart: the next of a series may lie there. */
    private boolean apart() {
        return day == DAY_TWO_APART || day == DAY_THREE_APART;
    }

    /** Place and numbers agree: what tells a row from the next of a series, or from another activity on the same trip. */
    private boolean agreesOtherwise() {
        return place.points() > 0 && amount != AMOUNT_CONFLICT && (people.points() > 0 || amount == AMOUNT_SAME);
    }

    Row besides(Row row) {
        return row == one ? other : one;
    }

    /** Whether the two may stand in one group at all. */
    static boolean keptApart(Row one, Row other) {
        return one.entry().inSameLedgerAs(other.entry())
                || one.place().comparedWith(other.place()).keepsApart()
                || daysApart(one.entry(), other.entry()) > WINDOW_DAYS
                || title(one.title(), other.title()).keepsApart();
    }

    private static MatchingRule naming(Row one, Row other) {
        UUID lead = one.entry().statedLead();
        UUID otherLead = other.entry().statedLead();
        boolean forth = one.names(other);
        boolean back = other.names(one);
        if (lead != null && otherLead != null && !lead.equals(otherLead)) {
            if (!forth && !back) {
                return NAMED_STRANGERS;
            }
            boolean themselves = lead.equals(one.entry().unit())
                    && otherLead.equals(other.entry().unit());
            return themselves ? NAMED_EACH_LEADING : NAMED_OTHER_LEADS;
        }
        if (forth && back) {
            return NAMED_MUTUALLY;
        }
        if (forth || back) {
            return (forth ? other : one).namesNobody() ? NAMED_ONCE : NAMED_HALF;
        }
        if (one.host() != null && one.host().equals(other.host())) {
            return NAMED_SAME_HOST;
        }
        if (!Collections.disjoint(one.named(), other.named())
                || !Collections.disjoint(one.entry().bodies(), other.entry().bodies())) {
            return NAMED_SAME_THIRD;
        }
        if (one.namesNobody() || other.namesNobody()) {
            return one.namesNobody() && other.namesNobody() ? NAMED_NOBODY : NAMED_ONLY_OTHERS;
        }
        return NAMED_STRANGERS;
    }

    private static MatchingRule title(ReadTitle one, ReadTitle other) {
        if (!one.issues().isEmpty()
                && !other.issues().isEmpty()
                && Collections.disjoint(one.issues(), other.issues())) {
            return TITLE_OTHER_ISSUE;
        }
        if (one.form().isSameAs(other.form())) {
            return TITLE_SAME;
        }
        if (one.form().sharesLittle(other.form())) {
            return TITLE_OTHER;
        }
        double likeness = one.form().likeness(other.form());
        return likeness >= 0.8
                ? TITLE_CLOSE
                : likeness >= 0.55 ? TITLE_SIMILAR : likeness >= 0.3 ? TITLE_LOOSE : TITLE_OTHER;
    }

    static long daysApart(Candidate one, Candidate other) {
        if (one.firstDay().isAfter(other.lastDay())) {
            return ChronoUnit.DAYS.between(other.lastDay(), one.firstDay());
        }
        return Math.max(0, ChronoUnit.DAYS.between(one.lastDay(), other.firstDay()));
    }

    private static MatchingRule day(Candidate one, Candidate other) {
        LocalDate first = one.firstDay();
        if (first.equals(other.firstDay()) && one.lastDay().equals(other.lastDay())) {
            return DAY_SAME;
        }
        long apart = daysApart(one, other);
        if (apart == 0) {
            return Math.max(one.span(), other.span()) > LONG_SPAN ? DAY_WITHIN_LONG : DAY_WITHIN;
        }
        return apart == 1 ? DAY_NEXT : apart == 2 ? DAY_TWO_APART : apart == 3 ? DAY_THREE_APART : DAY_SAME_WEEK;
    }

    private static MatchingRule people(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return PEOPLE_UNKNOWN;
        }
        double more = one.max(other).doubleValue();
        double apart = more - one.min(other).doubleValue();
        if (apart == 0) {
            return PEOPLE_SAME;
        }
        double ratio = apart / more;
        return ratio <= 0.05 || apart <= 4 && ratio <= 0.25
                ? PEOPLE_CLOSE
                : ratio <= 0.125 ? PEOPLE_NEAR : ratio <= 1 / 3.0 ? PEOPLE_APART : PEOPLE_FAR_APART;
    }

    static MatchingRule amount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        BigDecimal stated = positive(one);
        BigDecimal otherStated = positive(other);
        if (stated == null || otherStated == null) {
            return stated == null && otherStated == null ? AMOUNT_BLANK : AMOUNT_ONE_BLANK;
        }
        BigDecimal more = stated.max(otherStated);
        BigDecimal less = stated.min(otherStated);
        if (more.compareTo(less) == 0) {
            return AMOUNT_SAME;
        }
        for (int zeros = 2; zeros <= 4; zeros++) {
            if (rounded(more, zeros).compareTo(less) == 0
                    || rounded(less, zeros).compareTo(more) == 0) {
                return AMOUNT_ROUNDED;
            }
        }
        BigDecimal times = more.divide(less, 4, RoundingMode.HALF_UP);
        BigDecimal whole = times.setScale(0, RoundingMode.HALF_UP);
        boolean share = whole.intValue() <= 7 && times.subtract(whole).abs().doubleValue() < 0.01;
        return share ? AMOUNT_SHARE : AMOUNT_CONFLICT;
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() <= 0 ? null : amount;
    }

    private static BigDecimal rounded(BigDecimal amount, int zeros) {
        return amount.setScale(-zeros, RoundingMode.HALF_UP);
    }

    private static MatchingRule category(@Nullable String one, @Nullable String other) {
        return one == null || other == null ? CATEGORY_UNKNOWN : one.equals(other) ? CATEGORY_SAME : CATEGORY_OTHER;
    }
}
