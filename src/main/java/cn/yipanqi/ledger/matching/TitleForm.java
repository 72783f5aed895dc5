package cn.yipanqi.ledger.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private final Map<Integer, Float> bigrams = new HashMap<>();
    private final float bigramWeight;
    private final long signature;

    private TitleForm(String core) {
        this.core = core;
        this.standard = standardised(core);
        this.weights = weighed(standard);
        float sum = 0;
        float pairs = 0;
        long bits = 0;
        for (int i = 0; i < standard.length(); i++) {
            sum += weights[i];
            bits |= 1L << (standard.charAt(i) * 0x9E3779B1 >>> 26);
            if (i > 0) {
                float both = (weights[i - 1] + weights[i]) / 2;
                bigrams.merge(standard.charAt(i - 1) << 16 | standard.charAt(i), both, Float::sum);
                pairs += both;
            }
        }
        this.weight = sum;
        this.bigramWeight = pairs;
        this.signature = bits;
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
        float sharedPairs = 0;
        for (Map.Entry<Integer, Float> pair : bigrams.entrySet()) {
            sharedPairs += Math.min(pair.getValue(), other.bigrams.getOrDefault(pair.getKey(), 0f));
        }
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
