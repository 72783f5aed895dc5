package cn.yipanqi.ledger.matching;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate with its title and place read.
 *
 * @param named everybody it says took part besides its own unit, in the order partners, lead, title
 * @param host whom it says led, if not itself: lead column, or title
 */
record Row(
        Candidate entry,
        ReadTitle title,
        ReadPlace place,
        Set<UUID> named,
        @Nullable UUID host) {

    static Row of(Candidate entry, TitleReader reader) {
        ReadTitle title = reader.read(entry.title());
        Set<UUID> named = new LinkedHashSet<>(entry.partners());
        UUID stated = entry.statedLead();
        if (stated != null) {
            named.add(stated);
        }
        named.addAll(title.named());
        UUID host = stated != null ? stated : title.host() != null ? title.host() : title.subject();
        if (entry.unit() != null) {
            named.remove(entry.unit());
        }
        return new Row(entry, title, ReadPlace.of(entry, title), named, host);
    }

    boolean names(Row other) {
        UUID unit = other.entry.unit();
        return unit != null && named.contains(unit);
    }

    boolean namesNobody() {
        return named.isEmpty() && entry.bodies().isEmpty();
    }
}
