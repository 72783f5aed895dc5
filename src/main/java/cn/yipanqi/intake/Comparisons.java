package cn.yipanqi.intake;

import cn.yipanqi.intake.PostedRows.LedgerKey;
import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.intake.reading.versions.Comparison;
import cn.yipanqi.intake.reading.versions.Comparison.Posted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares what an intake holds with what was posted before of the same county, year, kind and unit. All sheets of one ledger are
 * compared together, since a ledger may be kept by months.
 */
@Component
public class Comparisons {

    private final PostedRows posted;

    Comparisons(PostedRows posted) {
        this.posted = posted;
    }

    /** One ledger of the intake beside what was posted of it; rows with problems are in it too, so that they are not missed. */
    public record LedgerComparison(LedgerKey ledger, Comparison<UUID> comparison, Map<Draft, SheetReading> sheets) {

        public List<UUID> missing() {
            return comparison.missing();
        }

        /** Whether rows of the sheet are in it. */
        public boolean holds(SheetReading sheet) {
            return sheets.containsValue(sheet);
        }
    }

    @Transactional(readOnly = true)
    public List<LedgerComparison> of(Intake intake, List<SheetReading> sheets) {
        Map<LedgerKey, List<Draft>> drafts = new LinkedHashMap<>();
        Map<LedgerKey, Map<Draft, SheetReading>> origins = new HashMap<>();
        for (SheetReading sheet : postedFirst(sheets)) {
            if (sheet.postable() && !sheet.recognised().drafts().isEmpty()) {
                LedgerKey ledger = LedgerKey.of(
                        sheet.recognised().kind().code(),
                        sheet.recognised().mapping().unit());
                drafts.computeIfAbsent(ledger, key -> new ArrayList<>())
                        .addAll(sheet.recognised().drafts());
                Map<Draft, SheetReading> origin = origins.computeIfAbsent(ledger, key -> new IdentityHashMap<>());
                sheet.recognised().drafts().forEach(draft -> origin.put(draft, sheet));
            }
        }
        Map<LedgerKey, List<Posted<UUID>>> before = posted.of(intake.county(), intake.year());
        return drafts.entrySet().stream()
                .map(ledger -> new LedgerComparison(
                        ledger.getKey(),
                        Comparison.of(before.getOrDefault(ledger.getKey(), List.of()), ledger.getValue()),
                        origins.getOrDefault(ledger.getKey(), Map.of())))
                .toList();
    }

    /** Of rows that are true repeats, those that were posted already find their entries again before the others look for one. */
    private static List<SheetReading> postedFirst(List<SheetReading> sheets) {
        return sheets.stream()
                .sorted(Comparator.comparing((SheetReading sheet) -> !sheet.posted()))
                .toList();
    }
}
