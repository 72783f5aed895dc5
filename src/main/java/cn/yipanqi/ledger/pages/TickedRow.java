package cn.yipanqi.ledger.pages;

import cn.yipanqi.ledger.input.RowRefusals;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.shared.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry ticked in the list, before something is done to all that are.
 *
 * @param refusal why it may not be changed; none where it may
 */
public record TickedRow(EntryLine line, @Nullable Message refusal) {

    public UUID id() {
        return line.entry().entry();
    }

    /** Name and id of what a fault of it points to. */
    public String field() {
        return RowRefusals.field(id());
    }

    /** As the form sends it: the entry in the version that is shown. */
    public String value() {
        return id() + "." + line.entry().version();
    }
}
