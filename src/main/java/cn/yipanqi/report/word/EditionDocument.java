package cn.yipanqi.report.word;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.template.Narrative;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a report as it goes into Word.
 *
 * @param id the edition's; stands in the tag of every number, so that a returned file is known again
 * @param sources one for each card code of the narrative, in the order in which the table shall show them
 */
public record EditionDocument(UUID id, Narrative narrative, List<NumberSource> sources, Standing standing) {

    /** Numbers a document can hold; each stands for one sign of a private alphabet while a returned file is compared. */
    private static final int MOST = 1_000;

    /**
     * How far the numbers go.
     *
     * @param frozen whether the edition has been sent up 报送 and its numbers stay
     * @param posting the county's posting number up to which entries count
     * @param at when it was frozen, or, for a draft, when its numbers were taken; also the time that the file bears
     * @param chain where the county's audit chain ended when it was frozen; none in a draft
     */
    public record Standing(
            boolean frozen,
            long posting,
            Instant at,
            @Nullable ChainHead chain) {}

    public EditionDocument {
        sources = List.copyOf(sources);
        Set<String> cards = new HashSet<>();
        for (NumberSource source : sources) {
            if (!cards.add(source.cardCode())) {
                throw new IllegalArgumentException("two sources under " + source.cardCode());
            }
        }
        for (Narrative.Number number : narrative.numbers()) {
            if (!cards.contains(number.cardCode())) {
                throw new IllegalArgumentException("no source for " + number.cardCode());
            }
        }
        if (sources.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " numbers");
        }
    }

    NumberSource source(String cardCode) {
        return sources.stream()
                .filter(source -> source.cardCode().equals(cardCode))
                .findFirst()
                .orElseThrow();
    }
}
