package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.IntakeFile;
import cn.yipanqi.intake.IntakeState;
import cn.yipanqi.intake.reading.OpeningDaysOffer;
import cn.yipanqi.organisation.CountyDirectory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An intake as its page shows it.
 *
 * @param open none where no file could be read
 * @param tags proposed for the rows that can be posted
 * @param openings opening days that notes state
 * @param missing entries of all its ledgers whose rows the workbooks no longer have
 */
public record Preview(
        Intake intake,
        CountyDirectory county,
        List<SheetTab> tabs,
        @Nullable OpenSheet open,
        List<TagProposal> tags,
        List<OpeningDaysOffer> openings,
        int missing) {

    /** @param rows for how many rows it is proposed */
    public record TagProposal(String code, String name, int rows) {}

    public boolean pending() {
        return intake.state() == IntakeState.PREVIEW;
    }

    public List<IntakeFile> unreadable() {
        return intake.files().stream().filter(file -> file.problem() != null).toList();
    }

    public int readable() {
        return intake.files().size() - unreadable().size();
    }

    public int valid() {
        return tabs.stream().mapToInt(SheetTab::valid).sum();
    }

    public int invalid() {
        return tabs.stream().mapToInt(SheetTab::invalid).sum();
    }

    public boolean hasProblems() {
        return invalid() > 0
                || !unreadable().isEmpty()
                || tabs.stream().anyMatch(tab -> tab.doubts() > 0 || tab.blocked() != null);
    }
}
