package cn.yipanqi.ledger.api;

import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.reading.EntryChange;
import cn.yipanqi.ledger.reading.EntryNames;
import cn.yipanqi.ledger.reading.EntryStory;
import cn.yipanqi.ledger.reading.EntryStory.Event;
import cn.yipanqi.ledger.reading.EntryStory.Matter;
import cn.yipanqi.ledger.reading.EntryStory.Merged;
import cn.yipanqi.ledger.reading.EntryStory.Versioned;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Page;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry with what became of it: its own fields, and beside them
 *
 * @param matterDetails what its matter shows and which entries make it; none once it is withdrawn
 * @param history what happened to it, the latest first
 */
record EntryDetail(@JsonUnwrapped EntryJson entry, @Nullable MatterJson matterDetails, List<EventJson> history) {

    /**
     * @param conflicts measures on which entries differ and nobody has settled
     * @param entries ids, the leading one first
     */
    record MatterJson(
            UUID id,
            @Nullable String lead,
            String leadBasis,
            @Nullable String leadReason,
            List<String> joined,
            Map<String, BigDecimal> measures,
            List<String> conflicts,
            List<UUID> entries) {}

    /**
     * @param event {@code version}, {@code withdrawal}, {@code merge} or {@code part}
     * @param version the version written, if one was
     * @param confirmation by which it was merged
     */
    record EventJson(
            String event,
            @Nullable Integer version,
            @Nullable UUID confirmation,
            Instant at,
            String by,
            @Nullable String reason,
            long posting,
            List<ChangeJson> changes) {}

    record ChangeJson(
            String field, @Nullable Object before, @Nullable Object after) {}

    static EntryDetail of(EntryStory story, EntryNames names, Page page) {
        Matter matter = story.matter();
        return new EntryDetail(
                EntryJson.of(story.entry(), matter == null ? null : matter.id(), names),
                matter == null ? null : matter(matter, names, page),
                story.history().stream().map(event -> event(event, names)).toList());
    }

    private static MatterJson matter(Matter matter, EntryNames names, Page page) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        matter.values().forEach((column, value) -> values.put(column, EntryJson.plain(value)));
        Message reason = matter.leadReason();
        return new MatterJson(
                matter.id(),
                names.unit(matter.lead()),
                matter.leadBasis(),
                reason == null ? null : page.t(reason),
                matter.joined().stream().map(names.county()::unitName).toList(),
                values,
                matter.conflicts(),
                matter.entries().stream().map(EntryRecord::entry).toList());
    }

    private static EventJson event(Event event, EntryNames names) {
        if (event instanceof Versioned version) {
            return new EventJson(
                    version.withdrawn() ? "withdrawal" : "version",
                    version.version().version(),
                    null,
                    event.at(),
                    event.by(),
                    version.reason(),
                    event.posting(),
                    version.changes().stream()
                            .map(change -> change(change, names))
                            .toList());
        }
        UUID confirmation = event instanceof Merged merged ? merged.confirmation() : null;
        return new EventJson(
                confirmation == null ? "part" : "merge",
                null,
                confirmation,
                event.at(),
                event.by(),
                null,
                event.posting(),
                List.of());
    }

    private static ChangeJson change(EntryChange change, EntryNames names) {
        return new ChangeJson(
                change.field().substring(change.field().indexOf('.') + 1),
                change.before().apply(names),
                change.after().apply(names));
    }
}
