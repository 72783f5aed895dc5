package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.coordination.meeting.agenda.Items.Proposal;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.organisation.CountyDirectory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agenda item as typed or sent.
 *
 * @param proposer id of the unit or station for which the office proposes it; empty for itself. Others propose for their own, whatever stands here
 * @param revision the one the writer saw, of an item that is there already
 */
public record ItemDraft(
        @Nullable String title,
        @Nullable String note,
        @Nullable String proposer,
        @Nullable String revision) {

    private static final int TITLE = 200;
    private static final int NOTE = 2000;

    static final ItemDraft EMPTY = new ItemDraft(null, null, null, null);

    static ItemDraft of(AgendaItem item) {
        return new ItemDraft(item.title(), item.note(), null, Integer.toString(item.revision()));
    }

    ItemDraft at(int now) {
        return new ItemDraft(title, note, proposer, Integer.toString(now));
    }

    Proposal proposal(CountyDirectory all) {
        Typed typed = new Typed();
        String said = typed.text("title", title, "meeting.item.title", TITLE);
        String background = typed.optional("note", note, "meeting.item.note", NOTE);
        UUID by = typed.id(
                "proposer",
                proposer,
                id -> all.unit(id).isPresent() || all.station(id).isPresent(),
                "meeting.item.proposer");
        typed.check();
        boolean unit = by != null && all.unit(by).isPresent();
        return new Proposal(said, background, unit ? by : null, unit ? null : by);
    }

    int expected() {
        return Revisions.read(revision);
    }
}
