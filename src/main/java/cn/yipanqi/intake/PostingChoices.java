package cn.yipanqi.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What whoever posts decides.
 *
 * @param all whether rows with problems must not be left behind: then one of them stops the posting
 * @param refusedTags proposed tags that are not confirmed
 * @param openingDays whether opening days that a note states go into the register
 * @param missing what becomes of entries whose rows the workbooks no longer have
 * @param sheets those to be posted now, the others wait; none posts all that wait
 */
public record PostingChoices(
        boolean all,
        Set<String> refusedTags,
        boolean openingDays,
        MissingAnswers missing,
        @Nullable Set<SheetRef> sheets) {

    public static final PostingChoices USUAL = new PostingChoices(false, Set.of(), true, MissingAnswers.KEEP_ALL, null);

    public PostingChoices {
        refusedTags = Set.copyOf(refusedTags);
        sheets = sheets == null ? null : Set.copyOf(sheets);
    }
}
