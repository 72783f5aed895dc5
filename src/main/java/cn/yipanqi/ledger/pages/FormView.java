package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.input.EntryInput;
import cn.yipanqi.ledger.input.Lookalikes.Heard;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form of one kind as it is shown.
 *
 * @param input what was typed
 * @param unitFixed the cadre's unit or the station's name, where it is not the visitor's to choose
 * @param stationFixed whether it is a station's staff who enter
 * @param units to choose from; {@code partners} without one's own
 * @param others partners outside the mass organisations, as typed
 * @param heard entries that look like this one
 * @param correction what is being corrected; none for a new entry
 */
public record FormView(
        Kind kind,
        EntryInput input,
        Mistakes mistakes,
        EntryNames names,
        @Nullable String unitFixed,
        boolean stationFixed,
        List<Choice> units,
        List<Choice> partners,
        List<String> ticked,
        String others,
        List<Choice> townships,
        List<Choice> stations,
        List<Choice> homes,
        List<Choice> audiences,
        List<Choice> campaigns,
        List<Heard> heard,
        @Nullable Corrected correction) {

    /**
     * @param expectedVersion the version the correction is based on
     * @param reason as typed
     * @param differing where somebody else's version came first: what that version says beside what was typed
     */
    public record Corrected(
            UUID entry, int expectedVersion, @Nullable String reason, List<Differing> differing) {}

    /**
     * @param field message key
     * @param theirs what stands now
     * @param mine what was typed
     */
    public record Differing(String field, String theirs, String mine) {}

    /** The unit as its select's value, however it was named. */
    public String unitValue() {
        return EntryForms.unitValue(names.county(), input.unit());
    }

    /** The lead as its select's value: {@code unknown} for 待确认, empty for the unit that keeps the entry. */
    public String leadValue() {
        if (correction != null && LeadBasis.UNKNOWN.name().equals(input.leadBasis())
                || LeadBasis.UNKNOWN.name().equalsIgnoreCase(input.lead())) {
            return "unknown";
        }
        return EntryForms.unitValue(names.county(), input.lead());
    }

    public String action() {
        return correction == null ? "/entries" : "/entries/" + correction.entry() + "/corrections";
    }

    public String back() {
        return correction == null ? "/entries?kind=" + kind.code() : "/entries/" + correction.entry();
    }
}
