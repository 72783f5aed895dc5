package cn.yipanqi.intake;

import java.util.Set;

/**
 * What whoever posts decides.
 *
 * @param all whether rows with problems must not be left behind: then one of them stops the posting
 * @param refusedTags proposed tags that are not confirmed
 * @param openingDays whether opening days that a note states go into the register
 * @param withdrawMissing whether entries whose rows the workbooks no longer have are withdrawn
 */
public record PostingChoices(boolean all, Set<String> refusedTags, boolean openingDays, boolean withdrawMissing) {

    public static final PostingChoices USUAL = new PostingChoices(false, Set.of(), true, false);

    public PostingChoices {
        refusedTags = Set.copyOf(refusedTags);
    }
}
