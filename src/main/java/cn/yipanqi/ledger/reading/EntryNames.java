package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.TagVocabulary;
import cn.yipanqi.ledger.TagVocabulary.Tag;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Township;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of what entries point to, for one county as read once for a page. What is not there has no name (null). */
public final class EntryNames {

    private static final String BETWEEN = "、";

    private final CountyDirectory county;
    private final Map<String, String> tags = new LinkedHashMap<>();

    EntryNames(CountyDirectory county, List<Tag> vocabulary) {
        this.county = county;
        vocabulary.forEach(tag -> tags.put(tag.code(), tag.name()));
    }

    public CountyDirectory county() {
        return county;
    }

    /** Short name of a unit. */
    public @Nullable String unit(@Nullable UUID unit) {
        return unit == null ? null : county.unitName(unit);
    }

    /** Units, then outside bodies, in the source's order. */
    public @Nullable String partners(EntryContent content) {
        return joined(content.partners(), content.bodies());
    }

    public @Nullable String joined(Collection<UUID> units, Collection<UUID> bodies) {
        return text(Stream.concat(
                units.stream().map(county::unitName),
                bodies.stream().map(this::body).flatMap(Optional::stream)));
    }

    /** Units by their short names. */
    public @Nullable String units(Collection<UUID> units) {
        return text(units.stream().map(county::unitName));
    }

    /** Outside bodies only. */
    public @Nullable String bodies(EntryContent content) {
        return text(content.bodies().stream().map(this::body).flatMap(Optional::stream));
    }

    private Optional<String> body(UUID id) {
        return county.body(id).map(OutsideBody::name);
    }

    /** The township; the county's own name for the county seat. */
    public @Nullable String region(@Nullable Long region) {
        if (region == null) {
            return null;
        }
        return region == county.county() * 1_000_000
                ? county.name()
                : county.township(region).map(Township::name).orElse(null);
    }

    public @Nullable String station(@Nullable UUID station) {
        return station == null
                ? null
                : county.station(station).map(Station::name).orElse(null);
    }

    public @Nullable String home(@Nullable UUID home) {
        return home == null ? null : county.home(home).map(Home::name).orElse(null);
    }

    /** The tag's name; its code where nobody keeps a name for it. */
    public String tag(String code) {
        return tags.getOrDefault(code, code);
    }

    /** All tags on offer, with those that are in use though nobody offers them any more. */
    public List<Tag> tags(Collection<String> inUse) {
        Map<String, String> all = new LinkedHashMap<>(tags);
        inUse.forEach(code -> all.putIfAbsent(code, code));
        return all.entrySet().stream()
                .map(tag -> new TagVocabulary.Tag(tag.getKey(), tag.getValue()))
                .toList();
    }

    private static @Nullable String text(Stream<String> names) {
        String text = String.join(BETWEEN, names.toList());
        return text.isEmpty() ? null : text;
    }
}
