package cn.yipanqi.intake.reading.words;

import cn.yipanqi.ledger.Measure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column means. */
public enum Field {
    SEQUENCE,
    /** The month of a day that stands in a column of its own. */
    MONTH,
    DAY,
    FROM,
    TO,
    TITLE,
    CATEGORY,
    PLACE,
    TOWNSHIP,
    /** The unit that led or did it. */
    LEAD,
    /** The unit in whose ledger the row belongs. */
    UNIT,
    PARTNERS,
    PARTICIPANTS(Measure.PARTICIPANTS),
    RECIPIENTS(Measure.RECIPIENTS),
    UNITS(Measure.UNITS),
    /** An amount of which the header does not say whether it was handed out or spent: taken as given, and marked. */
    MONEY(Measure.GIVEN),
    GIVEN_CASH(Measure.GIVEN_CASH),
    GIVEN_GOODS(Measure.GIVEN_GOODS),
    GIVEN(Measure.GIVEN),
    COST(Measure.COST),
    VIEWS(Measure.VIEWS),
    MATERIALS(Measure.MATERIALS),
    HOURS(Measure.MINUTES),
    MINUTES(Measure.MINUTES),
    /** 学时. */
    CLASS_HOURS(Measure.MINUTES),
    TEAM,
    CHANNEL,
    DESTINATION,
    HOME,
    /** For whom, in words; serves the tags. */
    AUDIENCE,
    STATION_NAME,
    HEAD_POSITION,
    STAFF,
    HAS_STAFF,
    HAS_PLACE,
    HAS_SIGN,
    HAS_FUNDS,
    HAS_RULES,
    HAS_ACTIVITIES,
    HAS_LEDGER,
    NOTE,
    /** Names and numbers of persons: never taken into the ledger. */
    PERSONAL,
    /** A list parked beside the table for drop-downs. */
    LOOKUP,
    IGNORE;

    private final @Nullable Measure measure;

    Field() {
        this(null);
    }

    Field(@Nullable Measure measure) {
        this.measure = measure;
    }

    /** What the column counts, if it counts. */
    public @Nullable Measure measure() {
        return measure;
    }

    public boolean isMoney() {
        return measure != null && measure.isMoney();
    }

    public boolean isLength() {
        return measure == Measure.MINUTES;
    }

    /** People, things or times: whole numbers. */
    public boolean isCount() {
        return measure != null && !isMoney() && !isLength();
    }

    /** Whether it is one of the seven things a station should have 七有. */
    public boolean isHave() {
        return ordinal() >= HAS_STAFF.ordinal() && ordinal() <= HAS_LEDGER.ordinal();
    }

    /** Whether the column's cells go into the record of the row. */
    public boolean isTaken() {
        return this != SEQUENCE && this != MONTH && this != PERSONAL && this != LOOKUP && this != IGNORE;
    }

    /** Key of its name in the message bundles. */
    public String messageKey() {
        return "reading.field." + name().toLowerCase(Locale.ROOT);
    }
}
