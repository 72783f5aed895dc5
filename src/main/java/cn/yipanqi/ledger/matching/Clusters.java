package cn.yipanqi.ledger.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Ties gathered into groups, the strongest first, so that each row stands with those it fits best: sure ties first, then the doubtful where
 * they disturb nothing sure.
 */
final class Clusters {

    /**
     * Rows held together.
     *
     * @param rows in the order of the candidates
     * @param ties every tie between them; none where they repeat one another
     */
    record Cluster(List<Row> rows, List<Tie> ties, boolean sure) {

        /** Points of the weakest row's best tie. */
        int score() {
            return ties.isEmpty()
                    ? MatchingRule.REPEATED.points()
                    : rows.stream()
                            .mapToInt(row -> best(row).map(Tie::points).orElse(0))
                            .min()
                            .orElse(0);
        }

        private Optional<Tie> best(Row row) {
            return ties.stream()
                    .filter(tie -> tie.one() == row || tie.other() == row)
                    .max(Comparator.comparingInt(Tie::points));
        }
    }

    private final List<Row> rows;
    private final List<Tie> ties;
    private final Set<Pair> refused;

    /** Each row's ties, the strongest first. */
    private final Map<Row, List<Tie>> tiesOf = new IdentityHashMap<>();

    private final Map<Row, List<Row>> clusterOf = new IdentityHashMap<>();
    private final Set<Tie> sure = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param rows in an order that does not depend on how the candidates came */
    Clusters(List<Row> rows, List<Tie> ties, Set<Pair> refused) {
        this.rows = rows;
        this.refused = refused;
        Map<Row, Integer> place = new IdentityHashMap<>();
        rows.forEach(row -> place.put(row, place.size()));
        this.ties = ties.stream()
                .filter(tie -> !refused(tie.one(), tie.other()))
                .sorted(Comparator.comparingInt((Tie tie) -> -tie.points())
                        .thenComparing(tie -> Objects.requireNonNull(place.get(tie.one())))
                        .thenComparing(tie -> Objects.requireNonNull(place.get(tie.other()))))
                .toList();
        for (Tie tie : this.ties) {
            tiesOf.computeIfAbsent(tie.one(), row -> new ArrayList<>()).add(tie);
            tiesOf.computeIfAbsent(tie.other(), row -> new ArrayList<>()).add(tie);
        }
        rows.forEach(row -> clusterOf.put(row, new ArrayList<>(List.of(row))));
    }

    List<Cluster> found() {
        ties.stream().filter(tie -> tie.sure() && isClear(tie)).forEach(tie -> {
            sure.add(tie);
            joinSurely(tie);
        });
        ties.stream().filter(tie -> !sure.contains(tie)).forEach(this::joinDoubtfully);
        Map<List<Row>, List<Row>> inOrder = new IdentityHashMap<>();
        List<List<Row>> clusters = new ArrayList<>();
        for (Row row : rows) {
            inOrder.computeIfAbsent(clusterOf(row), cluster -> {
                        List<Row> ordered = new ArrayList<>();
                        clusters.add(ordered);
                        return ordered;
                    })
                    .add(row);
        }
        List<Cluster> found = new ArrayList<>();
        clusters.stream()
                .filter(cluster -> cluster.size() > 1)
                .forEach(cluster -> found.add(new Cluster(cluster, within(cluster), heldSurely(cluster))));
        found.addAll(repeats(clusters.stream()
                .filter(cluster -> cluster.size() == 1)
                .map(cluster -> cluster.get(0))
                .toList()));
        return found;
    }

    /** Whether no other row of the same ledger would do nearly as well; one that repeats the row does not count, it is no other choice. */
    private boolean isClear(Tie tie) {
        return isClear(tie, tie.one(), tie.other()) && isClear(tie, tie.other(), tie.one());
    }

    private boolean isClear(Tie tie, Row from, Row to) {
        for (Tie rival : tiesOf(from)) {
            if (rival.points() <= tie.points() - MatchingRule.CLEARLY) {
                return true;
            }
            Candidate other = rival.besides(from).entry();
            if (rival != tie && other.inSameLedgerAs(to.entry()) && !other.repeats(to.entry())) {
                return false;
            }
        }
        return true;
    }

    private void joinSurely(Tie tie) {
        List<Row> one = clusterOf(tie.one());
        List<Row> other = clusterOf(tie.other());
        if (one != other && mayJoin(one, other)) {
            join(one, other);
        }
    }

    private void joinDoubtfully(Tie tie) {
        List<Row> one = clusterOf(tie.one());
        List<Row> other = clusterOf(tie.other());
        if (one == other || !mayJoin(one, other)) {
            return;
        }
        boolean alone = one.size() == 1 && other.size() == 1;
        if (alone || tie.naming().cites() || fits(tie) || noneSure(one, other) && allTied(one, other)) {
            join(one, other);
        }
    }

    /** Whether a row that names nobody comes so near that a person had better look, even at the price of a sure group. */
    private static boolean fits(Tie tie) {
        return tie.points() >= MatchingRule.FITTING
                && (tie.one().namesNobody() || tie.other().namesNobody());
    }

    private boolean mayJoin(List<Row> one, List<Row> other) {
        return one.stream().noneMatch(a -> other.stream().anyMatch(b -> refused(a, b) || Tie.keptApart(a, b)));
    }

    private boolean allTied(List<Row> one, List<Row> other) {
        return one.stream()
                .allMatch(a -> other.stream().allMatch(b -> tiesOf(a).stream().anyMatch(tie -> tie.besides(a) == b)));
    }

    private boolean noneSure(List<Row> one, List<Row> other) {
        return within(one).stream().noneMatch(sure::contains)
                && within(other).stream().noneMatch(sure::contains);
    }

    private void join(List<Row> one, List<Row> other) {
        one.addAll(other);
        other.forEach(row -> clusterOf.put(row, one));
    }

    /** Whether sure ties alone hold all of it together. */
    private boolean heldSurely(List<Row> cluster) {
        Set<Row> reached = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        List<Row> next = new ArrayList<>(List.of(cluster.get(0)));
        while (!next.isEmpty()) {
            Row row = next.remove(next.size() - 1);
            if (reached.add(row)) {
                tiesOf(row).stream()
                        .filter(sure::contains)
                        .map(tie -> tie.besides(row))
                        .filter(cluster::contains)
                        .forEach(next::add);
            }
        }
        return reached.size() == cluster.size();
    }

    private List<Tie> within(List<Row> cluster) {
        return cluster.stream()
                .flatMap(row -> tiesOf(row).stream().filter(tie -> tie.one() == row))
                .filter(tie -> clusterOf(tie.other()) == clusterOf(tie.one()))
                .toList();
    }

    /** Rows of one ledger that state the very same and found no partner elsewhere. */
    private List<Cluster> repeats(List<Row> alone) {
        Map<Object, List<Row>> same = new LinkedHashMap<>();
        for (Row row : alone) {
            same.computeIfAbsent(List.of(row.entry().firstDay(), row.entry().title()), key -> new ArrayList<>())
                    .add(row);
        }
        List<Cluster> found = new ArrayList<>();
        Set<Row> taken = new HashSet<>();
        for (List<Row> near : same.values()) {
            for (Row first : near) {
                List<Row> cluster = new ArrayList<>();
                for (Row row : near) {
                    boolean fits = row.entry().repeats(first.entry())
                            && cluster.stream().noneMatch(kept -> refused(kept, row));
                    if (fits && !taken.contains(row)) {
                        cluster.add(row);
                    }
                }
                if (cluster.size() > 1) {
                    taken.addAll(cluster);
                    found.add(new Cluster(List.copyOf(cluster), List.of(), false));
                }
            }
        }
        return found;
    }

    private boolean refused(Row one, Row other) {
        return !refused.isEmpty()
                && refused.contains(Pair.of(one.entry().entry(), other.entry().entry()));
    }

    private List<Row> clusterOf(Row row) {
        return Objects.requireNonNull(clusterOf.get(row));
    }

    private List<Tie> tiesOf(Row row) {
        return tiesOf.getOrDefault(row, List.of());
    }
}
