package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.TagVocabulary.Tag;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Township;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says an entry in the columns of a layout.
 *
 * @param days how the layout writes its days
 * @param own whether it is the layout of the very workbook the entries come from: then a cell that was blank there stays blank
 * @param about words around a rough number: 约{0}
 * @param minutesPerLesson one 学时
 */
record RowWriter(
        Mapping mapping,
        DayHabit days,
        boolean own,
        CountyDirectory county,
        List<Tag> tags,
        java.util.function.UnaryOperator<String> about,
        int minutesPerLesson) {

    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
    private static final int DECIMALS = 6;
    private static final String BETWEEN = "、";

    CellValue value(LedgerRow row, Column column) {
        Field field = column.field();
        EntryContent content = row.content();
        if (field == Field.SEQUENCE) {
            return CellValue.of(BigDecimal.valueOf(row.number()));
        }
        if (field.measure() != null) {
            return measure(content, column);
        }
        return switch (field) {
            case DAY -> day(content);
            case FROM ->
                days == DayHabit.STORED ? CellValue.of(content.firstDay()) : CellValue.of(days.say(content.firstDay()));
            case TO ->
                days == DayHabit.STORED ? CellValue.of(content.lastDay()) : CellValue.of(days.say(content.lastDay()));
            default -> CellValue.of(worded(row, field, text(content, column)));
        };
    }

    private CellValue day(EntryContent content) {
        if (content.firstDay().equals(content.lastDay())) {
            return days == DayHabit.STORED
                    ? CellValue.of(content.firstDay())
                    : CellValue.of(days.say(content.firstDay()));
        }
        DayHabit said = days == DayHabit.STORED ? DayHabit.PLAIN : days;
        return CellValue.of(said.say(content.firstDay()) + "至" + said.say(content.lastDay()));
    }

    /** The workbook's own words where there are some that mean the same entry; else the ledger's. */
    private @Nullable String worded(LedgerRow row, Field field, @Nullable String ledgers) {
        if (row.wording() == null) {
            return ledgers;
        }
        String theirs = row.wording().values().get(field);
        if (theirs == null) {
            return own ? null : ledgers;
        }
        return ledgers != null && PlainText.dense(ledgers).equals(theirs) ? ledgers : theirs;
    }

    private @Nullable String text(EntryContent content, Column column) {
        return switch (column.field()) {
            case TITLE -> content.title();
            case CATEGORY -> content.category();
            case PLACE -> content.place();
            case TOWNSHIP -> township(content);
            case LEAD -> content.lead() == null ? null : county.unitName(content.lead());
            case UNIT -> content.unit() == null ? null : county.unitName(content.unit());
            case PARTNERS -> partners(content);
            case TEAM -> content.team();
            case CHANNEL -> content.channel();
            case DESTINATION -> content.destination();
            case HOME -> home(content.home());
            case AUDIENCE -> noted(content, column) == null ? audience(content) : noted(content, column);
            case NOTE -> noted(content, column);
            default -> null;
        };
    }

    private @Nullable String township(EntryContent content) {
        boolean placeElsewhere = mapping.column(Field.PLACE).isPresent();
        String named = content.region() == null
                ? null
                : county.township(content.region()).map(Township::name).orElse(null);
        return named == null && !placeElsewhere ? content.place() : named;
    }

    private String partners(EntryContent content) {
        return Stream.concat(
                        content.partners().stream().map(county::unitName),
                        content.bodies().stream()
                                .flatMap(body -> county.body(body).stream())
                                .map(OutsideBody::name))
                .collect(Collectors.joining(BETWEEN));
    }

    private @Nullable String home(@Nullable UUID home) {
        return home == null ? null : county.home(home).map(Home::name).orElse(null);
    }

    private String audience(EntryContent content) {
        return tags.stream()
                .filter(tag -> tag.audience() && content.tags().contains(tag.code()))
                .map(Tag::name)
                .collect(Collectors.joining(BETWEEN));
    }

    /** An entry keeps the remarks of all note columns in one, each behind its header unless that is 备注. */
    private @Nullable String noted(EntryContent content, Column column) {
        if (content.note() == null) {
            return null;
        }
        List<String> others = mapping.columns().stream()
                .filter(other -> other.field() == Field.NOTE || other.field() == Field.AUDIENCE)
                .filter(other -> other.index() != column.index())
                .map(other -> other.label() + "：")
                .toList();
        String own = column.label() + "：";
        boolean plain = column.field() == Field.NOTE && others.stream().noneMatch(other -> other.contains("备注"));
        List<String> parts = new ArrayList<>();
        for (String part : content.note().split("；")) {
            if (part.startsWith(own)) {
                parts.add(part.substring(own.length()));
            } else if ((plain || column.label().contains("备注"))
                    && others.stream().noneMatch(part::startsWith)) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : String.join("；", parts);
    }

    private CellValue measure(EntryContent content, Column column) {
        BigDecimal value = stated(content, column.field());
        if (value == null) {
            return CellValue.NOTHING;
        }
        boolean rough = measures(column.field()).anyMatch(content.about()::contains);
        return inUnits(value, column, rough);
    }

    /** @param rough whether it must not look exact */
    CellValue inUnits(BigDecimal value, Column column, boolean rough) {
        BigDecimal shown = value.divide(unitOf(column), DECIMALS, RoundingMode.HALF_UP);
        if (shown.multiply(unitOf(column)).compareTo(value) != 0) {
            return CellValue.of(value.stripTrailingZeros().toPlainString() + "分钟");
        }
        BigDecimal plain = shown.stripTrailingZeros();
        return rough ? CellValue.of(about.apply(plain.toPlainString())) : CellValue.of(plain);
    }

    /** How much one of the column's own units is, of what the ledger counts in. */
    private BigDecimal unitOf(Column column) {
        return switch (column.field()) {
            case HOURS -> MINUTES_PER_HOUR;
            case CLASS_HOURS -> BigDecimal.valueOf(minutesPerLesson);
            case MINUTES -> BigDecimal.ONE;
            default -> column.scale().factor();
        };
    }

    /** The value the column asks for, in yuan, minutes or ones. */
    @Nullable
    BigDecimal stated(EntryContent content, Field field) {
        List<BigDecimal> values = measures(field)
                .map(content.measures()::get)
                .filter(Objects::nonNull)
                .toList();
        return values.isEmpty() ? null : values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of which measures a column tells: in a visit the people are recipients, unless they have a column of their own; so with money. */
    private Stream<Measure> measures(Field field) {
        Measure first = Objects.requireNonNull(field.measure());
        if (first == Measure.PARTICIPANTS && mapping.column(Field.RECIPIENTS).isEmpty()) {
            return Stream.of(Measure.PARTICIPANTS, Measure.RECIPIENTS);
        }
        boolean whole = first == Measure.GIVEN
                && mapping.column(Field.GIVEN_CASH).isEmpty()
                && mapping.column(Field.GIVEN_GOODS).isEmpty();
        return whole ? Stream.of(Measure.GIVEN, Measure.GIVEN_CASH, Measure.GIVEN_GOODS) : Stream.of(first);
    }

    /** Whether any of the rows gives its number for the column only roughly. */
    boolean rough(List<LedgerRow> rows, Column column) {
        return rows.stream()
                .anyMatch(row -> measures(column.field()).anyMatch(row.content().about()::contains));
    }
}
