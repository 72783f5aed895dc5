package cn.yipanqi.ledger.input;

import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed for the measures of a kind.
 *
 * @param values whole numbers, amounts in yuan with two decimals; what was left blank is not there
 * @param about those given as approximate
 */
record Numbers(Map<Measure, BigDecimal> values, Set<Measure> about) {

    private static final int MOST_DIGITS = 12;

    static Numbers of(EntryInput input, Kind kind, Faults faults) {
        Numbers numbers = new Numbers(new EnumMap<>(Measure.class), EnumSet.noneOf(Measure.class));
        input.measures().forEach((column, typed) -> {
            Optional<Measure> measure = kind.measures().stream()
                    .filter(known -> known.column().equals(column))
                    .findFirst();
            if (measure.isEmpty()) {
                faults.add(
                        "measures." + column,
                        "entry.measure.unknown",
                        Message.of("kind." + kind.code()),
                        Faults.quoted(column));
            } else if (!Faults.line(typed).isEmpty()) {
                numbers.read(measure.get(), typed, faults);
            }
        });
        numbers.values.keySet().stream()
                .filter(measure -> input.about().contains(measure.column()))
                .forEach(numbers.about::add);
        return numbers;
    }

    private void read(Measure measure, String typed, Faults faults) {
        String field = "measures." + measure.column();
        Message name = Message.of("measure." + measure.column());
        int decimals = measure.isMoney() ? 2 : 0;
        Optional<TypedNumber> number = TypedNumber.read(typed);
        if (number.isPresent() && number.get().value().signum() < 0) {
            faults.add(field, "ledger.entry.negative", name);
        } else if (number.isEmpty()
                || number.get().decimals() > decimals
                || number.get().digits() > MOST_DIGITS) {
            faults.add(field, measure.isMoney() ? "entry.money.unreadable" : "entry.count.unreadable", name);
        } else {
            values.put(measure, number.get().value().setScale(decimals));
            if (number.get().about()) {
                about.add(measure);
            }
        }
    }
}
