package cn.yipanqi.report;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.template.Occasion;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The report of one county on one period.
 *
 * @param county six-digit ledger code
 * @param title filled in
 * @param text with its tokens, as people edit it
 * @param revision grows with every change
 * @param freezing what was kept, once frozen
 */
public record Edition(
        UUID id,
        long county,
        String countyName,
        Period period,
        String title,
        String text,
        EditionState state,
        int revision,
        Trace created,
        Trace changed,
        @Nullable Freezing freezing) {

    /** Who did something, and when. */
    public record Trace(Instant at, String by) {}

    /**
     * The moment an edition was sent up.
     *
     * @param posting the county's posting number up to which entries count
     * @param document the Word file as it was given out
     * @param chain where the county's audit chain ended just before, as it is printed; none where nothing had been recorded
     */
    public record Freezing(
            long posting,
            Instant at,
            String by,
            UUID document,
            @Nullable ChainHead chain) {}

    public boolean frozen() {
        return state == EditionState.FROZEN;
    }

    Occasion occasion() {
        return new Occasion(countyName, period);
    }

    /**
     * The edition with another text.
     *
     * @param expectedRevision the one the editor saw
     * @throws Refusal (STALE) where it is frozen or somebody else's change came first
     */
    Edition edited(String newTitle, String newText, int expectedRevision, Trace by) {
        state.require(EditionState.DRAFT);
        expect(expectedRevision);
        return new Edition(id, county, countyName, period, newTitle, newText, state, revision + 1, created, by, null);
    }

    /**
     * The edition as sent up.
     *
     * @throws Refusal (STALE) where it is frozen already
     */
    Edition frozenAs(Freezing kept) {
        state.require(EditionState.FROZEN);
        return new Edition(
                id, county, countyName, period, title, text, EditionState.FROZEN, revision, created, changed, kept);
    }

    void expect(int expectedRevision) {
        if (revision != expectedRevision) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("report.stale", changed.by(), revision, expectedRevision));
        }
    }
}
