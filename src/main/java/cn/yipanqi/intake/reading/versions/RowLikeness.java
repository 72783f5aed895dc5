package cn.yipanqi.intake.reading.versions;

import cn.yipanqi.intake.reading.words.Field;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How likely a row is the corrected form of another: by day, title and everything else it says. Rows are compared only where they share a
 * day, a title or a number, so that long sheets stay quick.
 */
final class RowLikeness {

    /** Below this two rows are two rows. */
    private static final double SAME_ROW = 0.6;

    private static final int NEAR_DAYS = 31;

    /** Of one title, at most so many rows on either side are tried; a ledger of 阅读 has hundreds. */
    private static final int MOST_OF_ONE_TITLE = 60;

    private RowLikeness() {}

    /** Indices into both lists. */
    record Pair(int before, int after, double score) {}

    static List<Pair> pairs(List<RowKey> before, List<RowKey> after) {
        Map<Object, List<Integer>> index = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            for (Object handle : handles(before.get(i))) {
                index.computeIfAbsent(handle, h -> new ArrayList<>()).add(i);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int j = 0; j < after.size(); j++) {
            Set<Integer> candidates = new LinkedHashSet<>();
            for (Object handle : handles(after.get(j))) {
                List<Integer> sharing = index.getOrDefault(handle, List.of());
                candidates.addAll(
                        sharing.size() <= MOST_OF_ONE_TITLE || handle instanceof LocalDate
                                ? sharing
                                : sharing.subList(0, MOST_OF_ONE_TITLE));
            }
            for (int i : candidates) {
                double score = score(before.get(i), after.get(j));
                if (score >= SAME_ROW) {
                    pairs.add(new Pair(i, j, score));
                }
            }
        }
        return pairs;
    }

    private static List<Object> handles(RowKey key) {
        List<Object> handles = new ArrayList<>();
        LocalDate day = key.day();
        if (day != null) {
            handles.add(day);
        }
        handles.add("title " + key.value(Field.TITLE) + key.value(Field.CATEGORY));
        if (key.sequence() != null) {
            handles.add("number " + key.sequence());
        }
        return handles;
    }

    /** From 0 to 1: a third by day, a third by title, a third by the rest; the number adds a little. */
    static double score(RowKey before, RowKey after) {
        double day = dayLikeness(before.day(), after.day());
        double title = likeness(title(before), title(after));
        double rest = restLikeness(before, after);
        boolean sameNumber = before.sequence() != null && before.sequence().equals(after.sequence());
        boolean anchored = (day >= 1 && title >= 0.3)
                || title >= 0.8
                || (sameNumber && (day >= 1 || title >= 0.5))
                || (day >= 1 && rest >= 0.8);
        return anchored ? Math.min(1, day * 0.32 + title * 0.36 + rest * 0.27 + (sameNumber ? 0.08 : 0)) : 0;
    }

    private static String title(RowKey key) {
        return key.value(Field.TITLE).isEmpty() ? key.value(Field.CATEGORY) : key.value(Field.TITLE);
    }

    private static double dayLikeness(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return 0.5;
        }
        long apart = Math.abs(ChronoUnit.DAYS.between(one, other));
        return apart > NEAR_DAYS ? 0 : apart == 0 ? 1 : 0.8 - 0.6 * apart / NEAR_DAYS;
    }

    private static double restLikeness(RowKey before, RowKey after) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        fields.addAll(before.values().keySet());
        fields.addAll(after.values().keySet());
        fields.removeAll(EnumSet.of(Field.DAY, Field.TITLE));
        if (fields.isEmpty()) {
            return 1;
        }
        double same = 0;
        for (Field field : fields) {
            same += field.measure() != null
                    ? before.value(field).equals(after.value(field)) ? 1 : 0
                    : likeness(before.value(field), after.value(field));
        }
        return same / fields.size();
    }

    /** Share of common pairs of neighbouring characters (Dice). */
    static double likeness(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        Set<String> first = bigrams(one);
        Set<String> second = bigrams(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long common = first.stream().filter(second::contains).count();
        return 2.0 * common / (first.size() + second.size());
    }

    private static Set<String> bigrams(String text) {
        Set<String> bigrams = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            bigrams.add(text.substring(i, i + 2));
        }
        return bigrams;
    }
}
