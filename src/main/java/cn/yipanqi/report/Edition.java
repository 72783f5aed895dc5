package cn.yipanqi.report;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.template.Occasion;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
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
 * @param revision grows with every change of the text
 * @param review who sent it and who passed it
 * @param signing what was signed on paper, from then on
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
        Review review,
        @Nullable Signing signing,
        @Nullable Freezing freezing) {

    /** Who did something, and when. */
    public record Trace(Instant at, String by) {}

    /**
     * The second pair of eyes.
     *
     * @param sender account that sent it for review
     * @param reviewer account that passed it, never the sender
     * @param waived whether it passed unreviewed because nobody else could review it
     */
    public record Review(@Nullable UUID sender, @Nullable UUID reviewer, boolean waived) {

        static final Review NONE = new Review(null, null, false);
    }

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

    static Edition begun(UUID id, long county, String countyName, Period period, String title, String text, Trace by) {
        return new Edition(
                id, county, countyName, period, title, text, EditionState.DRAFT, 1, by, by, Review.NONE, null, null);
    }

    public boolean frozen() {
        return state == EditionState.FROZEN;
    }

    public boolean drafted() {
        return state == EditionState.DRAFT;
    }

    /** @throws Refusal (STALE) where its text is locked, saying why */
    public void requireDraft() {
        state.requireHere(EditionState.DRAFT);
    }

    /** @throws Refusal (STALE) where that is not the next step, saying which is missing */
    public void require(EditionState next) {
        state.require(next);
    }

    /** The posting number its figures are pinned to, since it was signed; none while they follow the ledger. */
    public @Nullable Long pinned() {
        return freezing != null ? Long.valueOf(freezing.posting()) : signing == null ? null : signing.posting();
    }

    Occasion occasion() {
        return new Occasion(countyName, period);
    }

    /**
     * The edition with another text.
     *
     * @param expectedRevision the one the editor saw
     * @throws Refusal (STALE) where it is no draft or somebody else's change came first
     */
    Edition edited(String newTitle, String newText, int expectedRevision, Trace by) {
        state.requireHere(EditionState.DRAFT);
        expect(expectedRevision);
        return new Edition(
                id,
                county,
                countyName,
                period,
                newTitle,
                newText,
                state,
                revision + 1,
                created,
                by,
                review,
                signing,
                freezing);
    }

    /** Sent for review by an account. */
    Edition sentBy(UUID account) {
        state.require(EditionState.REVIEW);
        return moved(EditionState.REVIEW, new Review(account, null, false), null, null);
    }

    /**
     * Passed by an account.
     *
     * @throws Refusal (INVALID) where it is the sender's: four eyes see more than two
     */
    Edition approvedBy(UUID account) {
        state.requireHere(EditionState.REVIEW);
        if (account.equals(review.sender())) {
            throw new Refusal(Message.of("report.review.own"));
        }
        return moved(EditionState.REVIEWED, new Review(review.sender(), account, false), null, null);
    }

    /** Passed unreviewed, since nobody else could review it. */
    Edition waivedBy(UUID account) {
        state.requireHere(EditionState.DRAFT);
        return moved(EditionState.REVIEWED, new Review(account, null, true), null, null);
    }

    /** Back on the desk of whoever drafts it; nothing that was signed holds any more. */
    Edition redrafted() {
        if (state == EditionState.DRAFT) {
            throw new OutOfStep(Message.of("report.waits.draft"));
        }
        state.require(EditionState.DRAFT);
        return moved(EditionState.DRAFT, Review.NONE, null, null);
    }

    Edition signedAs(Signing signed) {
        state.require(EditionState.SIGNED);
        return moved(EditionState.SIGNED, review, signed, null);
    }

    /**
     * The edition as sent up.
     *
     * @throws Refusal (STALE) where it is frozen already, or a step is missing
     */
    Edition frozenAs(Freezing kept) {
        state.require(EditionState.FROZEN);
        return moved(EditionState.FROZEN, review, signing, kept);
    }

    private Edition moved(EditionState next, Review seen, @Nullable Signing signed, @Nullable Freezing kept) {
        return new Edition(
                id, county, countyName, period, title, text, next, revision, created, changed, seen, signed, kept);
    }

    void expect(int expectedRevision) {
        if (revision != expectedRevision) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("report.stale", changed.by(), revision, expectedRevision));
        }
    }
}
