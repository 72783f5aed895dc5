package cn.yipanqi.ledger.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The name of an activity made ready for comparing: letters and digits only, generic ends off, synonyms brought to one word, and each
 * character weighed: what many activities share tells little.
 */
final class TitleForm {

    private static final float GENERIC = 0.35f;
    private static final float LITTLE = 2.5f;
    private static final Wording WORDING = Wording.bundled();
    private static final List<String> SUFFIXES = WORDING.longestFirst("suffixes");
    private static final List<String> GENERIC_WORDS = WORDING.longestFirst("generic");

    private final String core;
    private final String standard;
    private final float[] weights;
    private final float weight;
    /** Pairs of neighbouring characters in ascending order, and the weight of each. */
    private final int[] bigrams;

    private final float[] bigramWeights;
    private final float bigramWeight;
    private final long signature;

    private TitleForm(String core) {
        this.core = core;
        this.standard = standardised(core);
        this.weights = weighed(standard);
        Map<Integer, Float> pairs = new TreeMap<>();
        long bits = 0;
        for (int i = 0; i < standard.length(); i++) {
            bits |= 1L << (standard.charAt(i) * 0x9E3779B1 >>> 26);
            if (i > 0) {
                pairs.merge(
                        standard.charAt(i - 1) << 16 | standard.charAt(i),
                        (weights[i - 1] + weights[i]) / 2,
                        Float::sum);
            }
        }
        this.bigrams = pairs.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.bigramWeights = new float[bigrams.length];
        int next = 0;
        for (float each : pairs.values()) {
            bigramWeights[next++] = each;
        }
        this.weight = sum(weights);
        this.bigramWeight = sum(bigramWeights);
        this.signature = bits;
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** @param name the activity's name without township, joining words and marks of issue */
    static TitleForm of(String name) {
        return new TitleForm(withoutGenericEnd(Wording.bare(name)));
    }

    boolean isSameAs(TitleForm other) {
        return core.equals(other.core);
    }

    String core() {
        return core;
    }

    /** Whether too few characters are shared for more than a loose likeness: a cheap test before the exact one. */
    boolean sharesLittle(TitleForm other) {
        int fewer = Math.min(Long.bitCount(signature), Long.bitCount(other.signature));
        return Long.bitCount(signature & other.signature) * 4 < fewer;
    }

    /** 0 (nothing in common) to 1 (the same up to synonyms). */
    double likeness(TitleForm other) {
        if (isSameAs(other) || standard.equals(other.standard)) {
            return 1;
        }
        if (weight == 0 || other.weight == 0) {
            return 0;
        }
        float sharedPairs = sharedPairs(other);
        float inOrder = commonInOrder(other);
        double dicePairs = 2 * sharedPairs / Math.max(0.1, bigramWeight + other.bigramWeight);
        double diceOrder = 2 * inOrder / (weight + other.weight);
        double whole = (dicePairs + diceOrder) / 2;
        float shorter = Math.min(weight, other.weight);
        double contained = shorter < LITTLE
                ? 0
                : 0.9
                        * (inOrder / shorter + sharedPairs / Math.max(0.1, Math.min(bigramWeight, other.bigramWeight)))
                        / 2;
        return Math.min(1, Math.max(whole, contained));
    }

    private float sharedPairs(TitleForm other) {
        float shared = 0;
        int i = 0;
        int j = 0;
        while (i < bigrams.length && j < other.bigrams.length) {
            if (bigrams[i] == other.bigrams[j]) {
                shared += Math.min(bigramWeights[i++], other.bigramWeights[j++]);
            } else if (bigrams[i] < other.bigrams[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }

    /** Weight of the longest common subsequence: bridges abbreviation. */
    private float commonInOrder(TitleForm other) {
        float[] row = new float[other.standard.length() + 1];
        for (int i = 0; i < standard.length(); i++) {
            float diagonal = 0;
            for (int j = 0; j < other.standard.length(); j++) {
                float above = row[j + 1];
                row[j + 1] = standard.charAt(i) == other.standard.charAt(j)
                        ? diagonal + Math.min(weights[i], other.weights[j])
                        : Math.max(above, row[j]);
                diagonal = above;
            }
        }
        return row[other.standard.length()];
    }

    private static String withoutGenericEnd(String name) {
        String rest = name;
        boolean cut = true;
        while (cut) {
            cut = false;
            for (String suffix : SUFFIXES) {
                if (rest.endsWith(suffix) && rest.length() - suffix.length() >= 3) {
                    rest = rest.substring(0, rest.length() - suffix.length());
                    cut = true;
                    break;
                }
            }
        }
        return rest;
    }

    private static String standardised(String core) {
        StringBuilder standard = new StringBuilder();
        int at = 0;
        while (at < core.length()) {
            Wording.Synonym found = null;
            for (Wording.Synonym synonym : WORDING.synonyms()) {
                if (core.startsWith(synonym.word(), at)) {
                    found = synonym;
                    break;
                }
            }
            if (found == null) {
                standard.append(core.charAt(at++));
            } else {
                if (standard.length() < found.standard().length()
                        || standard.lastIndexOf(found.standard())
                                != standard.length() - found.standard().length()) {
                    standard.append(found.standard());
                }
                at += found.word().length();
            }
        }
        return standard.toString();
    }

    private static float[] weighed(String standard) {
        float[] weights = new float[standard.length()];
        Arrays.fill(weights, 1);
        for (String word : GENERIC_WORDS) {
            for (int at = standard.indexOf(word); at >= 0; at = standard.indexOf(word, at + 1)) {
                Arrays.fill(weights, at, at + word.length(), GENERIC);
            }
        }
        return weights;
    }
}
