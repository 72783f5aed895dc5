package cn.yipanqi.ledger.input;

import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.Correction;
import cn.yipanqi.ledger.TagVocabulary;
import cn.yipanqi.ledger.TagVocabulary.Tag;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives tags to many entries in one go, or takes them away: a correction of each, with one reason. */
@Component
public class TagDesk {

    /** So many entries at once; a posting of more holds the county's line too long for a click. */
    public static final int MOST = 500;

    private final Ledger ledger;
    private final RowRefusals refusals;
    private final TagVocabulary vocabulary;
    private final Catalogue catalogue;

    TagDesk(Ledger ledger, RowRefusals refusals, TagVocabulary vocabulary, Catalogue catalogue) {
        this.ledger = ledger;
        this.refusals = refusals;
        this.vocabulary = vocabulary;
        this.catalogue = catalogue;
    }

    /** @param same how many had what was wanted already, and got no new version */
    public record Retagged(int changed, int same) {}

    /**
     * All of them or none.
     *
     * @param expectedVersions the version of each entry that was seen
     * @throws InvalidInput with a fault for each entry that may not be changed, and for what else is wrong
     */
    @Transactional
    public Retagged retag(
            long county,
            Map<UUID, Integer> expectedVersions,
            Set<String> add,
            Set<String> remove,
            @Nullable String reason) {
        Faults faults = new Faults();
        check(county, add, remove, faults);
        String why = EntryDesk.reason(reason, faults);
        if (expectedVersions.isEmpty()) {
            faults.add("", "entries.none-picked");
        } else if (expectedVersions.size() > MOST) {
            faults.add("", "entries.batch.many", MOST);
        }
        faults.raise();
        Map<UUID, EntryRecord> present = refusals.require(county, expectedVersions, RowRefusals.Act.TAG, faults);
        List<Correction> corrections = new ArrayList<>();
        for (EntryRecord entry : present.values()) {
            Set<String> tags = new TreeSet<>(entry.content().tags());
            tags.addAll(add);
            tags.removeAll(remove);
            if (!tags.equals(entry.content().tags())) {
                if (!add.isEmpty() && !catalogue.kind(entry.content().kind()).has("tags")) {
                    faults.add(
                            RowRefusals.field(entry.entry()),
                            "entries.tags.kind",
                            Message.of("kind." + entry.content().kind()));
                }
                corrections.add(new Correction(
                        entry.entry(), entry.version(), entry.content().withTags(tags), why, null));
            }
        }
        faults.raise();
        if (!corrections.isEmpty()) {
            ledger.correct(county, corrections);
        }
        return new Retagged(corrections.size(), present.size() - corrections.size());
    }

    private void check(long county, Set<String> add, Set<String> remove, Faults faults) {
        if (add.isEmpty() && remove.isEmpty()) {
            faults.add("tags", "entries.tags.nothing");
        }
        if (add.stream().anyMatch(remove::contains)) {
            faults.add("tags", "entries.tags.both");
        }
        Set<String> known = vocabulary.of(county).stream().map(Tag::code).collect(Collectors.toSet());
        add.stream()
                .filter(tag -> !known.contains(tag))
                .forEach(tag -> faults.add("tags", "entry.tag.unknown", Faults.quoted(tag)));
    }
}
