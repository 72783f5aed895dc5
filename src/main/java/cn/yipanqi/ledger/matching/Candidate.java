package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.LeadBasis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as far as matching looks at it.
 *
 * @param entry the entry
 * @param unit whose ledger it stands in, none where a shared ledger does not say
 * @param lead its lead unit; only where {@code leadBasis} is STATED does it count as evidence
 * @param leadBasis how the lead is known
 * @param partners partner units in the source's order, without the recording unit
 * @param bodies outside bodies in the source's order
 * @param firstDay first day
 * @param lastDay last day, not before the first
 * @param title as in the source
 * @param place as in the source
 * @param region division in which it took place, twelve digits; finer than a county only where the source was
 * @param people 人次, participants or recipients, whichever the kind counts
 * @param amount yuan, all money columns together; none where the source left it blank
 * @param category within the kind
 * @param record whether a work module's record stands behind it: what that states prevails over what ledgers' rows say
 */
public record Candidate(
        UUID entry,
        @Nullable UUID unit,
        @Nullable UUID lead,
        LeadBasis leadBasis,
        List<UUID> partners,
        List<UUID> bodies,
        LocalDate firstDay,
        LocalDate lastDay,
        String title,
        @Nullable String place,
        @Nullable Long region,
        @Nullable BigDecimal people,
        @Nullable BigDecimal amount,
        @Nullable String category,
        boolean record) {

    /** A row of a ledger. */
    public Candidate(
            UUID entry,
            @Nullable UUID unit,
            @Nullable UUID lead,
            LeadBasis leadBasis,
            List<UUID> partners,
            List<UUID> bodies,
            LocalDate firstDay,
            LocalDate lastDay,
            String title,
            @Nullable String place,
            @Nullable Long region,
            @Nullable BigDecimal people,
            @Nullable BigDecimal amount,
            @Nullable String category) {
        this(
                entry, unit, lead, leadBasis, partners, bodies, firstDay, lastDay, title, place, region, people, amount,
                category, false);
    }

    public Candidate {
        partners = List.copyOf(partners);
        bodies = List.copyOf(bodies);
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("ends before it begins: " + firstDay + " " + lastDay);
        }
    }

    /** The lead where the source says so. */
    @Nullable
    UUID statedLead() {
        return leadBasis == LeadBasis.STATED ? lead : null;
    }

    /** Days from the first to the last. */
    long span() {
        return ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
    }

    /**
     * Whether the other stands in the same ledger. Rows of a shared ledger that names no unit stand in one ledger too; what a work module
     * keeps is a book of its own, in which the same thing may stand as in a ledger.
     */
    boolean inSameLedgerAs(Candidate other) {
        return record == other.record && Objects.equals(unit, other.unit);
    }

    /** Whether the other states the very same, apart from being another entry. */
    boolean repeats(Candidate other) {
        return inSameLedgerAs(other)
                && Objects.equals(lead, other.lead)
                && partners.equals(other.partners)
                && bodies.equals(other.bodies)
                && firstDay.equals(other.firstDay)
                && lastDay.equals(other.lastDay)
                && title.equals(other.title)
                && Objects.equals(place, other.place)
                && Objects.equals(region, other.region)
                && sameNumber(people, other.people)
                && sameNumber(amount, other.amount)
                && Objects.equals(category, other.category);
    }

    private static boolean sameNumber(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }
}
