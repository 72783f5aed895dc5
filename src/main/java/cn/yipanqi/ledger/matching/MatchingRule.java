package cn.yipanqi.ledger.matching;

import java.util.Locale;

/**
 * What two rows can show, respect by respect, and what each finding is worth. A pair has exactly one finding in each respect; their points
 * add up to its score, 100 at most. The points are additive weights of evidence in the manner of Fellegi and Sunter (1969): high where a
 * finding is common among rows of one matter and rare among others, negative where it is the other way round.
 *
 * <p>A pair is suggested from {@link #SUGGESTED} points, and sure from {@link #SURE} points provided that somebody names somebody ({@link
 * #cites}), nothing found forbids it ({@link #leavesDoubt}), place and numbers close what title and day leave open ({@link Tie#sure}), and no
 * other row of the same ledger would do nearly as well ({@link #CLEARLY}).
 */
public enum MatchingRule {
    /** Each names the other. */
    NAMED_MUTUALLY(Respect.NAMING, 30),
    /** One names the other, who names nobody. */
    NAMED_ONCE(Respect.NAMING, 22),
    /** Both name the same unit as their host: 配合妇联, a lead column. */
    NAMED_SAME_HOST(Respect.NAMING, 20),
    /** One names the other, who names somebody else only. */
    NAMED_HALF(Respect.NAMING, 14),
    /** Neither names the other, but both name a third. */
    NAMED_SAME_THIRD(Respect.NAMING, 10),
    /** Neither names anybody. */
    NAMED_NOBODY(Respect.NAMING, 0),
    /** One names others, the other nobody. */
    NAMED_ONLY_OTHERS(Respect.NAMING, -4),
    /** Each names others, none of them common. */
    NAMED_STRANGERS(Respect.NAMING, -14),
    /** One names the other, and each lead column says the recorder itself: offices like to enter themselves. */
    NAMED_EACH_LEADING(Respect.NAMING, 10),
    /** One names the other, but the lead columns say different units, and not just each recorder itself. */
    NAMED_OTHER_LEADS(Respect.NAMING, -6),

    /** The same words, punctuation and township prefix apart, once 联合X开展, 参加 and the like are taken off. */
    TITLE_SAME(Respect.TITLE, 26),
    /** Nearly the same words, or one stands whole in the other. */
    TITLE_CLOSE(Respect.TITLE, 22),
    /** Mostly the same words. */
    TITLE_SIMILAR(Respect.TITLE, 14),
    /** Some words in common. */
    TITLE_LOOSE(Respect.TITLE, 4),
    /** Hardly a word in common. */
    TITLE_OTHER(Respect.TITLE, -10),
    /** The same words, but another issue: 第一期, 第二期. */
    TITLE_OTHER_ISSUE(Respect.TITLE, -16),

    DAY_SAME(Respect.DAY, 14),
    /** One is a span that contains or overlaps the other. */
    DAY_WITHIN(Respect.DAY, 12),
    DAY_NEXT(Respect.DAY, 9),
    DAY_TWO_APART(Respect.DAY, 4),
    DAY_THREE_APART(Respect.DAY, 0),
    /** A day of a span of over ten days: a campaign of a month has many such days. */
    DAY_WITHIN_LONG(Respect.DAY, 2),
    /** Within a week: a weekly repeat lies here. */
    DAY_SAME_WEEK(Respect.DAY, -14),

    PLACE_SAME(Respect.PLACE, 14),
    /** One says less than the other and nothing else: 县城, 班玛县城县体育馆. */
    PLACE_WITHIN(Respect.PLACE, 10),
    PLACE_UNKNOWN(Respect.PLACE, 0),
    /** The same township, another spot in it. */
    PLACE_OTHER_SPOT(Respect.PLACE, -8),
    /** The county town in one, a town in the other: it may be the seat. */
    PLACE_SEAT_OR_TOWN(Respect.PLACE, -4),
    PLACE_OTHER_TOWNSHIP(Respect.PLACE, -40),

    PEOPLE_SAME(Respect.PEOPLE, 9),
    /** Four or one in twenty apart at most. */
    PEOPLE_CLOSE(Respect.PEOPLE, 7),
    /** One in eight apart at most. */
    PEOPLE_NEAR(Respect.PEOPLE, 4),
    PEOPLE_UNKNOWN(Respect.PEOPLE, 0),
    PEOPLE_APART(Respect.PEOPLE, -8),
    /** One is over half as much again as the other. */
    PEOPLE_FAR_APART(Respect.PEOPLE, -16),

    AMOUNT_SAME(Respect.AMOUNT, 5),
    /** The same once rounded. */
    AMOUNT_ROUNDED(Respect.AMOUNT, 4),
    /** One is the other's half, third ...: a share of the whole. */
    AMOUNT_SHARE(Respect.AMOUNT, 2),
    AMOUNT_ONE_BLANK(Respect.AMOUNT, 3),
    AMOUNT_BLANK(Respect.AMOUNT, 3),
    AMOUNT_CONFLICT(Respect.AMOUNT, -6),

    CATEGORY_SAME(Respect.CATEGORY, 2),
    CATEGORY_UNKNOWN(Respect.CATEGORY, 0),
    CATEGORY_OTHER(Respect.CATEGORY, -4),

    /** Two rows of one ledger state the very same. They may be two events as well: never sure. */
    REPEATED(Respect.REPETITION, 50);

    /** In what two rows are compared. */
    public enum Respect {
        DAY,
        PLACE,
        NAMING,
        TITLE,
        PEOPLE,
        AMOUNT,
        CATEGORY,
        REPETITION
    }

    /** From so many points a pair is suggested. */
    public static final int SUGGESTED = 37;

    /** From so many points a row that names nobody is put to a sure group, which then needs a person. */
    static final int FITTING = 50;

    /** From so many points a pair may be sure. */
    public static final int SURE = 56;

    /** A sure tie leads by so many points over the next row of the same ledger. */
    public static final int CLEARLY = 6;

    /** Rows further apart than so many days are not compared. */
    public static final int WINDOW_DAYS = 7;

    private final Respect respect;
    private final int points;

    MatchingRule(Respect respect, int points) {
        this.respect = respect;
        this.points = points;
    }

    public Respect respect() {
        return respect;
    }

    public int points() {
        return points;
    }

    /** Whether it says that the recorders meant one another: several units keep the same national campaign on the same day apart. */
    boolean cites() {
        return switch (this) {
            case NAMED_MUTUALLY, NAMED_ONCE, NAMED_SAME_HOST, NAMED_HALF, NAMED_EACH_LEADING -> true;
            default -> false;
        };
    }

    /** Whether a person has to look, however much speaks for it. */
    boolean leavesDoubt() {
        return switch (this) {
            case NAMED_OTHER_LEADS, TITLE_OTHER, TITLE_OTHER_ISSUE -> true;
            case DAY_WITHIN_LONG, DAY_SAME_WEEK, PLACE_OTHER_TOWNSHIP, PEOPLE_FAR_APART, REPEATED -> true;
            default -> false;
        };
    }

    /** Whether rows between which it is found are kept out of one group even where a third row would tie both. */
    boolean keepsApart() {
        return this == TITLE_OTHER_ISSUE || this == PLACE_OTHER_TOWNSHIP;
    }

    /** Whether it is worth a sentence: that something is not known is not. */
    boolean says() {
        return this != PLACE_UNKNOWN && this != PEOPLE_UNKNOWN && this != CATEGORY_UNKNOWN;
    }

    /** Key of its sentence in the message bundles. */
    public String messageKey() {
        return "matching.rule." + name().toLowerCase(Locale.ROOT);
    }
}
