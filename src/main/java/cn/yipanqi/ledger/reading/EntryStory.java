package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.EntryState;
import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry with all that is known about it.
 *
 * @param entry as it stands, or as it stood
 * @param latest number of its latest version
 * @param asOf the posting asked for, none for the present
 * @param matter what it belongs to; none once it is withdrawn
 * @param history what happened to it, the latest first
 * @param evidence papers that bear it out
 * @param sightings who has looked at evidence or original, the latest first
 */
public record EntryStory(
        EntryRecord entry,
        int latest,
        @Nullable Long asOf,
        @Nullable Matter matter,
        List<Event> history,
        List<Evidence> evidence,
        List<Sighting> sightings) {

    /**
     * What happened, as the rules make it of its entries.
     *
     * @param lead none while 待确认
     * @param leadReason why it is presumed, or who settled it
     * @param joined units that took part besides the lead
     * @param values measures by column
     * @param conflicts columns on which entries differ and nobody has settled
     * @param settled columns a person has settled, with the reason
     * @param entries all its entries, the leading one first
     */
    public record Matter(
            UUID id,
            UUID leading,
            @Nullable UUID lead,
            String leadBasis,
            @Nullable Message leadReason,
            List<UUID> joined,
            List<UUID> bodies,
            @Nullable String category,
            Map<String, BigDecimal> values,
            List<String> conflicts,
            Map<String, Message> settled,
            List<EntryRecord> entries) {

        /** What the entries state for a measure, each with who states it; those that say nothing are left out. */
        public List<EntryRecord> stating(String column) {
            return entries.stream()
                    .filter(entry -> stated(entry, column) != null)
                    .toList();
        }

        public static @Nullable BigDecimal stated(EntryRecord entry, String column) {
            return entry.content().measures().entrySet().stream()
                    .filter(measure -> measure.getKey().column().equals(column))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }

        public boolean single() {
            return entries.size() < 2;
        }
    }

    /** Something that happened to the entry, by whom, by which posting. */
    public sealed interface Event permits Versioned, Merged, Parted {

        long posting();

        Instant at();

        String by();
    }

    /**
     * A version of it was written.
     *
     * @param before the version before, none for the first
     * @param reason why; none for the first
     * @param deed message key of what kind of posting it was
     */
    public record Versioned(
            EntryRecord version,
            @Nullable EntryRecord before,
            @Nullable String reason,
            String deed,
            long posting,
            Instant at,
            String by)
            implements Event {

        public boolean withdrawn() {
            return version.state() == EntryState.WITHDRAWN;
        }

        /** What changed, field by field. */
        public List<EntryChange> changes() {
            return before == null || withdrawn() ? List.of() : EntryChange.between(before.content(), version.content());
        }
    }

    /**
     * It was merged with others.
     *
     * @param confirmation by which it can be parted again; {@code parted} whether it has been
     * @param units who keeps the others; none where a shared ledger says nobody
     */
    public record Merged(
            UUID confirmation, boolean parted, List<UUID> units, int others, long posting, Instant at, String by)
            implements Event {}

    /** It was parted from others again. */
    public record Parted(long posting, Instant at, String by) implements Event {}

    /** A paper: {@code id} opens it. */
    public record Evidence(UUID id, String name, @Nullable String note, Instant at, String by) {}

    /** Somebody looked at evidence or original of a version. */
    public record Sighting(int version, Instant at, String by) {}

    /** Whether somebody has looked at what stands now. */
    public boolean seen() {
        return sightings.stream().anyMatch(sighting -> sighting.version() == entry.version());
    }

    public boolean past() {
        return asOf != null;
    }

    public boolean withdrawn() {
        return entry.state() == EntryState.WITHDRAWN;
    }

    /** The confirmation that holds its matter together now, if one does. */
    public @Nullable UUID standingConfirmation() {
        return history.stream()
                .filter(Merged.class::isInstance)
                .map(Merged.class::cast)
                .filter(merged -> !merged.parted())
                .map(Merged::confirmation)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
