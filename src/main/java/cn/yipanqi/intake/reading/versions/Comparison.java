package cn.yipanqi.intake.reading.versions;

import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.intake.reading.words.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A later version of a sheet beside the rows posted from the earlier one. Neither the file's name nor the rows' order matters, and true
 * repeats of a row stay as many as they are.
 *
 * @param <I> how the posted rows are known
 * @param corrected in the new version's order
 * @param missing posted rows the new version does not have any more
 * @param added rows the earlier version did not have
 */
public record Comparison<I>(
        List<Unchanged<I>> unchanged, List<Corrected<I>> corrected, List<I> missing, List<Draft> added) {

    /** A row posted from the earlier version. */
    public record Posted<I>(I id, RowKey key) {}

    public record Unchanged<I>(I id, Draft draft) {}

    public record Corrected<I>(I id, Draft draft, List<Difference> differences) {}

    /** @param was empty where nothing was stated */
    public record Difference(Field field, String was, String is) {}

    /** Compares; the drafts may include rows with problems, which match like any other. */
    public static <I> Comparison<I> of(List<Posted<I>> before, List<Draft> after) {
        Map<String, Deque<Posted<I>>> byFingerprint = new HashMap<>();
        before.forEach(posted -> byFingerprint
                .computeIfAbsent(posted.key().fingerprint(), f -> new ArrayDeque<>())
                .add(posted));
        List<Unchanged<I>> unchanged = new ArrayList<>();
        List<Draft> changed = new ArrayList<>();
        Set<Posted<I>> same = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (Draft draft : after) {
            Posted<I> twin = byFingerprint
                    .getOrDefault(draft.key().fingerprint(), new ArrayDeque<>())
                    .poll();
            if (twin == null) {
                changed.add(draft);
            } else {
                same.add(twin);
                unchanged.add(new Unchanged<>(twin.id(), draft));
            }
        }
        List<Posted<I>> left =
                before.stream().filter(posted -> !same.contains(posted)).toList();
        return matched(left, changed, unchanged);
    }

    private static <I> Comparison<I> matched(List<Posted<I>> left, List<Draft> changed, List<Unchanged<I>> unchanged) {
        List<RowLikeness.Pair> pairs = RowLikeness.pairs(
                left.stream().map(Posted::key).toList(),
                changed.stream().map(Draft::key).toList());
        pairs.sort(Comparator.comparingDouble(RowLikeness.Pair::score)
                .reversed()
                .thenComparingInt(RowLikeness.Pair::after)
                .thenComparingInt(RowLikeness.Pair::before));
        Set<Integer> usedBefore = new HashSet<>();
        Map<Integer, Integer> partners = new HashMap<>();
        for (RowLikeness.Pair pair : pairs) {
            if (!usedBefore.contains(pair.before()) && !partners.containsKey(pair.after())) {
                usedBefore.add(pair.before());
                partners.put(pair.after(), pair.before());
            }
        }
        List<Corrected<I>> corrected = new ArrayList<>();
        List<Draft> added = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            Integer partner = partners.get(i);
            if (partner == null) {
                added.add(changed.get(i));
            } else {
                Posted<I> was = left.get(partner);
                corrected.add(new Corrected<>(
                        was.id(),
                        changed.get(i),
                        differences(was.key(), changed.get(i).key())));
            }
        }
        List<I> missing = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            if (!usedBefore.contains(i)) {
                missing.add(left.get(i).id());
            }
        }
        return new Comparison<>(
                List.copyOf(unchanged), List.copyOf(corrected), List.copyOf(missing), List.copyOf(added));
    }

    private static List<Difference> differences(RowKey was, RowKey is) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        fields.addAll(was.values().keySet());
        fields.addAll(is.values().keySet());
        return fields.stream()
                .filter(field -> !was.value(field).equals(is.value(field)))
                .map(field -> new Difference(field, was.value(field), is.value(field)))
                .toList();
    }
}
