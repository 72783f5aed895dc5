package cn.yipanqi.ledger.input;

import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.Settlements;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a person settles what a matter's entries leave open. */
@Component
public class SettlementDesk {

    private static final String LEAD = "lead";

    private final JdbcClient jdbc;
    private final Settlements settlements;
    private final Directory directory;

    SettlementDesk(JdbcClient jdbc, Settlements settlements, Directory directory) {
        this.jdbc = jdbc;
        this.settlements = settlements;
        this.directory = directory;
    }

    /**
     * @param field a measure's column, or {@code lead}
     * @param value as typed: a number, or a unit's id or name
     */
    @Transactional
    public void settle(UUID matter, @Nullable String field, @Nullable String value, @Nullable String reason) {
        long county = jdbc.sql("select county from ledger.matter_now where matter = ?")
                .param(matter)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refusal.absent("matter"));
        Faults faults = new Faults();
        String why = Faults.line(reason);
        if (why.isEmpty()) {
            faults.add("reason", "ledger.entry.reason");
        }
        String column = Faults.line(field);
        if (column.equals(LEAD)) {
            CountyDirectory names = directory.of(county);
            UUID lead = new NamedThings(names, faults).unit("value", value);
            if (lead == null && faults.none()) {
                faults.add("value", "entry.unit.missing");
            }
            faults.raise();
            if (lead != null) {
                settlements.lead(county, matter, lead, why);
            }
            return;
        }
        Measure measure = Arrays.stream(Measure.values())
                .filter(known -> known.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new Refusal(Message.of("entry.settle.field", Faults.quoted(column))));
        Optional<TypedNumber> number = TypedNumber.read(Faults.line(value))
                .filter(read -> read.value().signum() >= 0
                        && read.decimals() <= (measure.isMoney() ? 2 : 0)
                        && read.digits() <= 12);
        if (number.isEmpty()) {
            faults.add(
                    "value",
                    measure.isMoney() ? "entry.money.unreadable" : "entry.count.unreadable",
                    Message.of("measure." + column));
        }
        faults.raise();
        number.ifPresent(read -> settlements.value(county, matter, measure, read.value(), why));
    }
}
