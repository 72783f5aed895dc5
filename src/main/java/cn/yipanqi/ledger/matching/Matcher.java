package cn.yipanqi.ledger.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Suggests which entries are the same matter. The work grows with the entries of a week, not with their square. */
public final class Matcher {

    /** The same for the same candidates, in whatever order they come. */
    private static final Comparator<Row> IN_ORDER = Comparator.comparing(
                    (Row row) -> row.entry().firstDay())
            .thenComparing(row -> row.entry().lastDay())
            .thenComparing(row -> row.entry().title())
            .thenComparing(row -> row.entry().entry());

    private Matcher() {}

    /**
     * Groups of entries that seem to be one matter, by first day.
     *
     * @param candidates entries of one kind in one county; the more of the year, the better a lead is presumed
     * @param names what the county's units are called
     * @param refused pairs which a person has said are not the same; they never stand in one group
     * @return each entry in one group at most; entries of one ledger together only where they repeat one another, and then never sure
     */
    public static List<Group> groups(Collection<Candidate> candidates, UnitNames names, Set<Pair> refused) {
        TitleReader reader = new TitleReader(names);
        List<Row> rows = candidates.stream()
                .map(candidate -> Row.of(candidate, reader))
                .sorted(IN_ORDER)
                .toList();
        Clusters clusters = new Clusters(rows, ties(rows), refused);
        LeadSearch leads = new LeadSearch(rows, names);
        Sentences sentences = new Sentences(names);
        List<Group> groups = new ArrayList<>();
        for (Clusters.Cluster cluster : clusters.found()) {
            Presumption lead = leads.of(cluster.rows());
            List<Row> ordered = leads.ordered(cluster.rows(), lead.lead());
            groups.add(new Group(
                    ordered.stream().map(row -> row.entry().entry()).toList(),
                    cluster.score(),
                    cluster.sure(),
                    sentences.reasons(cluster, ordered),
                    lead));
        }
        return List.copyOf(groups);
    }

    /** Every pair near in time and from different ledgers that has evidence enough to be suggested. */
    private static List<Tie> ties(List<Row> rows) {
        List<Tie> ties = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            var last = row.entry().lastDay().plusDays(MatchingRule.WINDOW_DAYS);
            for (int j = i + 1; j < rows.size(); j++) {
                Row next = rows.get(j);
                if (next.entry().firstDay().isAfter(last)) {
                    break;
                }
                Tie tie = next.entry().inSameLedgerAs(row.entry()) ? null : Tie.between(row, next);
                if (tie != null) {
                    ties.add(tie);
                }
            }
        }
        return ties;
    }
}
