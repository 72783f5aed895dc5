package cn.yipanqi.intake;

import cn.yipanqi.intake.Comparisons.LedgerComparison;
import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one posting takes of an intake: rows of the chosen sheets only, while the comparison is made with all of them.
 *
 * @param chosen by identity; two sheets may read alike
 */
record PostingPart(List<LedgerComparison> compared, Set<SheetReading> chosen) {

    static PostingPart of(List<LedgerComparison> compared, List<SheetReading> chosen) {
        Set<SheetReading> sheets = Collections.newSetFromMap(new IdentityHashMap<>());
        sheets.addAll(chosen);
        return new PostingPart(compared, sheets);
    }

    /**
     * The sheets that wait, or those of them that were asked for.
     *
     * @throws Refusal where one that was asked for is not there, was posted already, or has nothing to be posted
     */
    static List<SheetReading> chosen(Intake intake, List<SheetReading> all, @Nullable Set<SheetRef> wanted) {
        if (!intake.state().waits()) {
            throw Intakes.moved(intake);
        }
        if (wanted == null) {
            return all.stream().filter(sheet -> !sheet.posted()).toList();
        }
        List<SheetReading> chosen = all.stream()
                .filter(sheet -> wanted.contains(SheetRef.of(sheet)))
                .toList();
        if (chosen.isEmpty()) {
            throw new Refusal(Message.of("intake.sheets.none-picked"));
        }
        if (chosen.size() < wanted.size()) {
            throw Refusal.absent("sheet");
        }
        for (SheetReading sheet : chosen) {
            if (sheet.posted()) {
                throw new Refusal(Refusal.Kind.STALE, Message.of("intake.sheet.posted-already", sheet.name()));
            }
            if (sheet.valid() == 0) {
                throw new Refusal(Message.of("intake.sheet.nothing", sheet.name()));
            }
        }
        return chosen;
    }

    /** Whether nothing is left to be posted once these sheets are. */
    static boolean leavesNone(List<SheetReading> all, List<SheetReading> chosen) {
        int waiting = all.stream().mapToInt(SheetReading::waiting).sum();
        return waiting == chosen.stream().mapToInt(SheetReading::waiting).sum();
    }

    boolean takes(LedgerComparison one, Draft draft) {
        return chosen.contains(one.sheets().get(draft));
    }

    /** The ledgers of which a chosen sheet is a part. */
    List<LedgerComparison> ledgers() {
        return compared.stream()
                .filter(one -> chosen.stream().anyMatch(one::holds))
                .toList();
    }

    int unchanged() {
        return compared.stream()
                .mapToInt(one -> (int) one.comparison().unchanged().stream()
                        .filter(same -> takes(one, same.draft()))
                        .count())
                .sum();
    }
}
