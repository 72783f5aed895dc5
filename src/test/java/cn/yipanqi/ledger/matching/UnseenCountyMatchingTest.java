package cn.yipanqi.ledger.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Counties with other words and other habits than the demo county's, and the truth about them. */
class UnseenCountyMatchingTest {

    /** Counts over several counties; a partner row is each row of a matter beyond its first. */
    private static final class Tally {
        private int partnerRows;
        private int found;
        private int foundSurely;
        private int sureGroups;
        private int sureAndRight;
        private int leads;
        private int leadsRight;

        private void add(UnseenCounty county) {
            Map<Integer, Integer> best = new HashMap<>();
            Map<Integer, Integer> bestSurely = new HashMap<>();
            for (Group group : Matcher.groups(county.rows, county.names, Set.of())) {
                Map<Integer, Integer> matters = new HashMap<>();
                group.entries().forEach(entry -> matters.merge(truth(county, entry), 1, Integer::sum));
                boolean right = matters.size() == 1;
                sureGroups += group.sure() ? 1 : 0;
                sureAndRight += group.sure() && right ? 1 : 0;
                matters.forEach((matter, rows) -> {
                    if (rows * 2 > group.entries().size()) {
                        best.merge(matter, rows - 1, Math::max);
                    }
                    if (group.sure() && right) {
                        bestSurely.merge(matter, rows - 1, Math::max);
                        leads += group.lead().lead() == null ? 0 : 1;
                        leadsRight += Objects.equals(group.lead().lead(), county.leads.get(matter)) ? 1 : 0;
                    }
                });
            }
            Map<Integer, Integer> rows = new HashMap<>();
            county.truth.values().forEach(matter -> rows.merge(matter, 1, Integer::sum));
            rows.forEach((matter, count) -> {
                partnerRows += count - 1;
                found += best.getOrDefault(matter, 0);
                foundSurely += bestSurely.getOrDefault(matter, 0);
            });
        }

        private static int truth(UnseenCounty county, UUID entry) {
            return Objects.requireNonNull(county.truth.get(entry));
        }

        double foundShare() {
            return (double) found / partnerRows;
        }

        double surelyFoundShare() {
            return (double) foundSurely / partnerRows;
        }

        double surePrecision() {
            return (double) sureAndRight / sureGroups;
        }

        double leadPrecision() {
            return (double) leadsRight / leads;
        }

        @Override
        public String toString() {
            return "partner rows %d: found %d, surely %d; sure groups %d, right %d; leads presumed %d, right %d"
                    .formatted(partnerRows, found, foundSurely, sureGroups, sureAndRight, leads, leadsRight);
        }
    }

    private static Tally tally(int from, int counties, UnseenCounty.Care care) {
        Tally tally = new Tally();
        for (int seed = from; seed < from + counties; seed++) {
            tally.add(new UnseenCounty(seed, care));
        }
        return tally;
    }

    @Test
    void ninetyEightOfAHundredPartnerRowsAreFoundAndNinetyNineOfAHundredSureGroupsAreRight() {
        Tally tally = tally(3001, 20, UnseenCounty.Care.ORDINARY);
        assertThat(tally.partnerRows).isGreaterThan(2500);
        assertThat(tally.foundShare()).as(tally.toString()).isGreaterThan(0.98);
        assertThat(tally.surePrecision()).as(tally.toString()).isGreaterThan(0.99);
        assertThat(tally.surelyFoundShare()).as(tally.toString()).isGreaterThan(0.85);
        assertThat(tally.leadPrecision()).as(tally.toString()).isGreaterThan(0.95);
    }

    @Test
    void carelessOfficesCostSurenessButNotTruth() {
        Tally tally = tally(4001, 12, UnseenCounty.Care.CARELESS);
        assertThat(tally.foundShare()).as(tally.toString()).isGreaterThan(0.98);
        assertThat(tally.surePrecision()).as(tally.toString()).isGreaterThan(0.99);
        assertThat(tally.surelyFoundShare()).as(tally.toString()).isGreaterThan(0.75);
    }

    @Test
    void tenThousandRowsOfOneYearAreGroupedInOneGo() {
        UnitNames names = new UnseenCounty(1, UnseenCounty.Care.ORDINARY).names;
        List<UUID> units = new ArrayList<>(names.units());
        Map<UUID, UUID> asOneCounty = new HashMap<>();
        Function<UUID, UUID> unit =
                other -> asOneCounty.computeIfAbsent(other, each -> units.get(asOneCounty.size() % units.size()));
        List<Candidate> rows = new ArrayList<>();
        for (int seed = 1; rows.size() < 10_000; seed++) {
            for (Candidate row : new UnseenCounty(seed, UnseenCounty.Care.ORDINARY).rows) {
                rows.add(new Candidate(
                        row.entry(),
                        row.unit() == null ? null : unit.apply(row.unit()),
                        row.lead() == null ? null : unit.apply(row.lead()),
                        row.leadBasis(),
                        row.partners().stream().map(unit).toList(),
                        row.bodies(),
                        row.firstDay(),
                        row.lastDay(),
                        row.title(),
                        row.place(),
                        row.region(),
                        row.people(),
                        row.amount(),
                        row.category()));
            }
        }
        List<Group> groups = Matcher.groups(rows, names, Set.of());
        assertThat(groups).isNotEmpty();
        assertThat(groups.stream().flatMap(group -> group.entries().stream())).doesNotHaveDuplicates();
    }
}
