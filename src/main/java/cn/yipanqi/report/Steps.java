package cn.yipanqi.report;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Reach;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.report.Edition.Trace;
import cn.yipanqi.report.Move.Deed;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 核稿: sends a draft for review, passes it or sends it back. Whoever sent it does not pass it; where nobody else could, it passes
 * unreviewed for a reason that stands in its history, and the leader's signature on paper follows all the same.
 */
@Service
public class Steps {

    private static final String REVIEW = "report.review";
    private static final String SIGN = "report.sign";
    private static final String SUBMIT = "report.freeze";
    private static final String REDRAFT = "report.redraft";
    private static final int LONGEST_WORDS = 500;

    private final Editions editions;
    private final Moves moves;
    private final Reach reach;
    private final Todos todos;
    private final AuditTrail audit;
    private final Clock clock;

    Steps(Editions editions, Moves moves, Reach reach, Todos todos, AuditTrail audit, Clock clock) {
        this.editions = editions;
        this.moves = moves;
        this.reach = reach;
        this.todos = todos;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a draft for review; from then on its text is locked.
     *
     * @param expectedRevision the one the sender saw, none where nobody looked
     * @param words what to look at, if anything
     * @throws Refusal (STALE) where it is no draft or somebody changed it since
     */
    @Transactional
    public Edition send(UUID id, @Nullable Integer expectedRevision, @Nullable String words) {
        Edition draft = locked(id, expectedRevision);
        Edition sent = draft.sentBy(actor());
        move(sent, Deed.SEND, words(words));
        todos.close(sent.county(), REDRAFT, id);
        open(sent, REVIEW, Addressee.office());
        return sent;
    }

    /**
     * Passes a text that somebody else sent.
     *
     * @param expectedRevision the one that was read, none where nobody looked
     * @throws Refusal (STALE) where it is not in review or was sent anew with another text since
     */
    @Transactional
    public Edition approve(UUID id, @Nullable Integer expectedRevision, @Nullable String words) {
        Edition passed = locked(id, expectedRevision).approvedBy(actor());
        move(passed, Deed.APPROVE, words(words));
        passed(passed);
        return passed;
    }

    /**
     * Passes a draft unreviewed.
     *
     * @param reason stands in its history
     * @throws Refusal (INVALID) where somebody else could review it, or no reason is given
     */
    @Transactional
    public Edition waive(UUID id, @Nullable Integer expectedRevision, @Nullable String reason) {
        Edition draft = locked(id, expectedRevision);
        if (reviewerBeside(draft.county())) {
            throw new Refusal(Message.of("report.waive.others"));
        }
        Edition passed = draft.waivedBy(actor());
        move(passed, Deed.WAIVE, needed(reason, "report.waive.reason.missing"));
        passed(passed);
        return passed;
    }

    private void passed(Edition edition) {
        todos.close(edition.county(), REVIEW, edition.id());
        todos.close(edition.county(), REDRAFT, edition.id());
        open(edition, SIGN, Addressee.office());
    }

    /**
     * Sends an edition that is not frozen back to be drafted anew; what was signed holds no more.
     *
     * @param expectedRevision the one that was read, none where nobody looked
     */
    @Transactional
    public Edition redraft(UUID id, @Nullable Integer expectedRevision, @Nullable String words) {
        Edition before = locked(id, expectedRevision);
        Edition draft = before.redrafted();
        move(draft, Deed.RETURN, needed(words, "report.return.words.missing"));
        for (String topic : new String[] {REVIEW, SIGN, SUBMIT}) {
            todos.close(draft.county(), topic, id);
        }
        UUID sender = before.review().sender();
        if (sender != null && !sender.equals(CurrentScope.get().actor())) {
            open(draft, REDRAFT, Addressee.account(sender));
        }
        return draft;
    }

    /** To be called within the transaction that signs. */
    void signed(Edition edition) {
        move(edition, Deed.SIGN, null);
        todos.close(edition.county(), SIGN, edition.id());
        open(edition, SUBMIT, Addressee.office());
    }

    /** To be called within the transaction that freezes. */
    void frozen(Edition edition) {
        moves.add(edition, Deed.FREEZE, trace(), null);
        todos.close(edition.county(), SUBMIT, edition.id());
    }

    private void open(Edition edition, String topic, Addressee whose) {
        Message what = Message.of("report.todo." + topic.substring("report.".length()), edition.title());
        todos.open(
                edition.county(),
                new Todo(topic, edition.id(), whose, null, what, "/reports/" + edition.id() + "#steps", null));
    }

    private void move(Edition edition, Deed deed, @Nullable String words) {
        editions.save(edition);
        moves.add(edition, deed, trace(), words);
        audit.record(
                edition.county(), deed.messageKey(), edition.id().toString(), Map.of("revision", edition.revision()));
    }

    private Edition locked(UUID id, @Nullable Integer expectedRevision) {
        Edition edition = editions.lock(id);
        if (!CurrentScope.get().writes(edition.county())) {
            throw Refusal.forbidden();
        }
        if (expectedRevision != null) {
            edition.expect(expectedRevision);
        }
        return edition;
    }

    /** Whether anybody but the asker could review a county's reports today, from the county or a division above it. */
    @Transactional(readOnly = true)
    public boolean reviewerBeside(long county) {
        UUID asker = CurrentScope.get().actor();
        return reach.within(county).stream()
                .filter(one -> one.role().permissions().contains(Permission.REPORT_EDIT))
                .anyMatch(one -> !one.account().equals(asker));
    }

    private static UUID actor() {
        UUID actor = CurrentScope.get().actor();
        if (actor == null) {
            // A job reviews nothing and answers for nothing.
            throw Refusal.forbidden();
        }
        return actor;
    }

    private static @Nullable String words(@Nullable String said) {
        String words = said == null ? "" : said.strip();
        if (words.length() > LONGEST_WORDS) {
            throw new Refusal(Message.of("report.words.long", LONGEST_WORDS));
        }
        return words.isEmpty() ? null : words;
    }

    private static String needed(@Nullable String said, String missing) {
        String words = words(said);
        if (words == null) {
            throw new Refusal(Message.of(missing));
        }
        return words;
    }

    private Trace trace() {
        return new Trace(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                CurrentScope.get().actorName());
    }
}
