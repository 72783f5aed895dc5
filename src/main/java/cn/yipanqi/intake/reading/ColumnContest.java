package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.DayReader;
import cn.yipanqi.intake.reading.value.Reading;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.ledger.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Settles which column bears a meaning that several claim, and what becomes of those the kind does not keep. Columns can share NOTE,
 * PARTNERS and IGNORE; of everything else there is one.
 */
final class ColumnContest {

    private static final Set<Field> SHARED = EnumSet.of(
            Field.NOTE, Field.PARTNERS, Field.PERSONAL, Field.LOOKUP, Field.IGNORE, Field.AUDIENCE, Field.MONEY);

    /** Words of an amount that was handed out. */
    private static final Pattern HANDED_OUT = Pattern.compile("发放|慰问|救助|资助|补助|捐|物资|款物|助学");

    /** A sum of what stands beside it. */
    private static final Pattern SUM = Pattern.compile("合计|总计|小计|总额|总数");

    private final Grid grid;
    private final Header header;
    private final LedgerKind kind;
    private final Context context;

    ColumnContest(Grid grid, Header header, LedgerKind kind, Context context) {
        this.grid = grid;
        this.header = header;
        this.kind = kind;
        this.context = context;
    }

    /** @param order place of the term among all terms, the first preferred */
    record Claim(Column column, double score, int order) {

        Claim as(Field field) {
            return new Claim(column.as(field), score, order);
        }
    }

    List<Column> settle(List<Claim> claims) {
        List<Claim> kept = kind.role() == LedgerKind.Role.ENTRIES ? asTheKindKeeps(claims) : claims;
        List<Column> settled = new ArrayList<>();
        Set<Field> taken = EnumSet.noneOf(Field.class);
        for (Claim claim : kept.stream().sorted(preference()).toList()) {
            Field field = claim.column().field();
            if (SHARED.contains(field) || taken.add(field)) {
                settled.add(claim.column());
            } else {
                settled.add(claim.column().as(secondBest(field, taken)));
            }
        }
        settled.sort(Comparator.comparingInt(Column::index));
        return eachMeasureOnce(apartWhereTwoAmounts(settled));
    }

    private Comparator<Claim> preference() {
        return Comparator.comparingDouble(
                        (Claim claim) -> claim.column().field() == Field.DAY ? -readableDays(claim) : 0)
                .thenComparingInt(claim -> claim.column().label().contains("人次") ? 0 : 1)
                .thenComparingDouble(claim -> -Math.floor(claim.score() * 4))
                .thenComparingInt(Claim::order)
                .thenComparingInt(claim -> claim.column().index());
    }

    private double readableDays(Claim claim) {
        DayReader reader = new DayReader(context.year(), 1);
        return grid.rowNumbers().stream()
                .filter(row -> row > header.lastRow())
                .limit(100)
                .filter(row -> reader.read(grid.cell(row, claim.column().index())) instanceof Reading.Value<?>)
                .count();
    }

    /** What a column means when another already means what it claimed. */
    private static Field secondBest(Field field, Set<Field> taken) {
        return switch (field) {
            case LEAD -> Field.PARTNERS;
            case UNIT -> taken.add(Field.LEAD) ? Field.LEAD : Field.IGNORE;
            case TITLE, CATEGORY, TEAM, DESTINATION, PLACE, CHANNEL -> Field.NOTE;
            default -> Field.IGNORE;
        };
    }

    private List<Claim> asTheKindKeeps(List<Claim> claims) {
        List<Claim> kept = new ArrayList<>();
        for (Claim claim : claims) {
            kept.add(claim.as(kept(claim.column().field(), claims)));
        }
        return kept;
    }

    private Field kept(Field field, List<Claim> claims) {
        if (field == Field.STATION_NAME) {
            return Field.TOWNSHIP;
        }
        if (field == Field.STAFF || field.isHave() || field == Field.HEAD_POSITION) {
            return Field.NOTE;
        }
        Measure measure = field.measure();
        if (measure == null || kind.measures().contains(measure)) {
            return field;
        }
        Field other = field == Field.RECIPIENTS
                ? Field.PARTICIPANTS
                : field == Field.PARTICIPANTS ? Field.RECIPIENTS : Field.IGNORE;
        boolean otherKept = other.measure() != null && kind.measures().contains(other.measure());
        boolean otherClaimed = claims.stream().anyMatch(claim -> claim.column().field() == other);
        return otherKept && !otherClaimed ? other : Field.IGNORE;
    }

    /** Beside an amount that was handed out, one that does not say so was spent. */
    private static List<Column> apartWhereTwoAmounts(List<Column> columns) {
        List<Column> money = columns.stream().filter(c -> c.field().isMoney()).toList();
        boolean given = money.stream()
                .anyMatch(c -> c.field() != Field.COST
                        && (c.field() != Field.MONEY
                                || HANDED_OUT.matcher(c.label()).find()));
        boolean spent = money.stream().anyMatch(c -> c.field() == Field.COST);
        return columns.stream()
                .map(column -> {
                    if (column.field() != Field.MONEY || money.size() < 2) {
                        return column;
                    }
                    if (HANDED_OUT.matcher(column.label()).find()) {
                        return column.as(Field.GIVEN);
                    }
                    return given && !spent ? column.as(Field.COST) : column;
                })
                .toList();
    }

    /** No measure is read from two columns, and no sum beside its parts. */
    private static List<Column> eachMeasureOnce(List<Column> columns) {
        boolean parts = columns.stream().anyMatch(c -> c.field() == Field.GIVEN_CASH || c.field() == Field.GIVEN_GOODS);
        Set<Measure> taken = EnumSet.noneOf(Measure.class);
        return columns.stream()
                .map(column -> {
                    Measure measure = column.field().measure();
                    if (measure == null) {
                        return column;
                    }
                    boolean sumOfParts = parts
                            && measure == Measure.GIVEN
                            && SUM.matcher(column.label()).find();
                    return sumOfParts || !taken.add(measure) ? column.as(Field.IGNORE) : column;
                })
                .toList();
    }
}
