package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.ledger.Measure;
import java.util.regex.Pattern;

/**
 * In a condolence visit 慰问 the people counted are those visited, not those taking part; unless the sheet counts the visited apart.
 */
final class RecipientRule {

    private static final Pattern CONDOLENCE = Pattern.compile("慰问");

    private RecipientRule() {}

    /** @param words the row's title and category */
    static Measure measure(Measure measure, String words, LedgerKind kind, Mapping mapping) {
        boolean visited = measure == Measure.PARTICIPANTS
                && kind.measures().contains(Measure.RECIPIENTS)
                && mapping.column(Field.RECIPIENTS).isEmpty()
                && CONDOLENCE.matcher(words).find();
        return visited ? Measure.RECIPIENTS : measure;
    }
}
