package cn.yipanqi.report.word;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.template.Narrative;
import java.time.Instant;
import java.time.LocalDate;
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

    /** How far an edition has come, as its file says on top. */
    public enum Stage {
        DRAFT,
        REVIEW,
        REVIEWED,
        SIGNED,
        FROZEN
    }

    /**
     * A signature on paper, as a file names it: by the post, not the name.
     *
     * @param position post of who signed
     * @param day on which it was signed
     */
    public record Signature(String position, LocalDate day) {}

    /**
     * How far the edition and its numbers go.
     *
     * @param signed who signed and when; none before that, and in editions sent up before signatures were kept
     * @param posting the county's posting number up to which entries count
     * @param at when it was frozen, or, before that, when its numbers were taken; also the time that the file bears
     * @param chain where the county's audit chain ended when it was frozen; none before
     */
    public record Standing(
            Stage stage,
            @Nullable Signature signed,
            long posting,
            Instant at,
            @Nullable ChainHead chain) {

        /** Whether the edition has been sent up 报送. */
        public boolean frozen() {
            return stage == Stage.FROZEN;
        }

        /** Whether its numbers follow the ledger no more. */
        boolean pinned() {
            return frozen() || stage == Stage.SIGNED;
        }
    }

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
