package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.IntakeFile;
import cn.yipanqi.intake.IntakeState;
import cn.yipanqi.intake.TagProposals.TagProposal;
import cn.yipanqi.intake.reading.OpeningDaysOffer;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.organisation.CountyDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An intake as its page shows it.
 *
 * @param open none where no file could be read
 * @param tags proposed for the rows that can be posted
 * @param openings opening days that notes state
 * @param missing entries of all its ledgers whose rows the workbooks no longer have, and that wait for an answer
 * @param form how the posting is wanted, as far as it was said
 */
public record Preview(
        Intake intake,
        CountyDirectory county,
        List<SheetTab> tabs,
        @Nullable OpenSheet open,
        List<TagProposal> tags,
        List<OpeningDaysOffer> openings,
        List<EntryRecord> missing,
        PostingForm form) {

    /** So many of the missing entries are asked about one by one; an answer is given for the others together. */
    public static final int MOST_MISSING = 200;

    public List<EntryRecord> missingShown() {
        return missing.subList(0, Math.min(MOST_MISSING, missing.size()));
    }

    public int missingBeyond() {
        return Math.max(0, missing.size() - MOST_MISSING);
    }

    public boolean pending() {
        return intake.state().waits();
    }

    public List<IntakeFile> unreadable() {
        return intake.files().stream().filter(file -> file.problem() != null).toList();
    }

    public int readable() {
        return intake.files().size() - unreadable().size();
    }

    /** Sheets of which something can be posted now. */
    public List<SheetTab> ready() {
        return tabs.stream().filter(SheetTab::ready).toList();
    }

    public int posted() {
        return (int) tabs.stream().filter(SheetTab::posted).count();
    }

    public boolean partly() {
        return intake.state() == IntakeState.PARTLY;
    }

    public int valid() {
        return ready().stream().mapToInt(SheetTab::valid).sum();
    }

    public int invalid() {
        return tabs.stream()
                .filter(tab -> !tab.posted())
                .mapToInt(SheetTab::invalid)
                .sum();
    }

    public boolean hasProblems() {
        return invalid() > 0
                || !unreadable().isEmpty()
                || tabs.stream().anyMatch(tab -> tab.doubts() > 0 || tab.blocked() != null);
    }
}
