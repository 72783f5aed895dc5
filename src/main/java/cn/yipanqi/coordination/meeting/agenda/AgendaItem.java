package cn.yipanqi.coordination.meeting.agenda;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of a meeting's agenda.
 *
 * @param position place on the agenda, once accepted
 * @param note background
 * @param unit the unit that proposes it
 * @param station the station that proposes it; neither where the office does
 * @param reason why it was refused or put off
 * @param result what the meeting came to, the minutes' words
 * @param continues the item of an earlier meeting that was put off and is taken up here
 */
public record AgendaItem(
        UUID id,
        long county,
        UUID meeting,
        @Nullable Integer position,
        String title,
        @Nullable String note,
        @Nullable UUID unit,
        @Nullable UUID station,
        ItemState state,
        @Nullable String reason,
        @Nullable String result,
        @Nullable UUID continues,
        int revision,
        Instant changedAt,
        String changedBy,
        List<Paper> papers,
        List<Decision> decisions) {

    public AgendaItem {
        papers = List.copyOf(papers);
        decisions = List.copyOf(decisions);
    }

    AgendaItem with(List<Paper> itsPapers, List<Decision> itsDecisions) {
        return new AgendaItem(
                id,
                county,
                meeting,
                position,
                title,
                note,
                unit,
                station,
                state,
                reason,
                result,
                continues,
                revision,
                changedAt,
                changedBy,
                itsPapers,
                itsDecisions);
    }

    public boolean accepted() {
        return state == ItemState.ACCEPTED;
    }
}
