package cn.yipanqi.ledger.vouching;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * A month of a unit or station in the ledger.
 *
 * @param kept entries it keeps, or, of a station, that state it
 * @param kinds matters by kind, in the catalogue's order, those that have any
 */
public record MonthSums(YearMonth month, long kept, List<OfKind> kinds) {

    /**
     * @param kind code
     * @param led matters it led; of a station, matters that took place there
     * @param joined matters it joined; 0 for a station
     * @param people 人次 of those it led: participants and recipients
     * @param given cash and goods handed out in those it led, yuan
     */
    public record OfKind(String kind, long led, long joined, long people, BigDecimal given) {}

    public long led() {
        return kinds.stream().mapToLong(OfKind::led).sum();
    }

    public long joined() {
        return kinds.stream().mapToLong(OfKind::joined).sum();
    }

    public long people() {
        return kinds.stream().mapToLong(OfKind::people).sum();
    }

    public BigDecimal given() {
        return kinds.stream().map(OfKind::given).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
