package cn.yipanqi.intake.reading.words;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a header means: the whole of it when it is a known term, else its ending (in Chinese the head of a phrase stands last: 举办时间 is a
 * 时间), else what it contains.
 */
public final class ColumnWords {

    /** Below this a resemblance means nothing. */
    public static final double RECOGNISED = 0.6;

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*]|【[^【】]*】|〔[^〔〕]*〕");
    private static final Pattern MEASURE_TAIL = Pattern.compile("[/:、]?(万元|千元|百元|元|万人次|人次/人|小时|分钟)$");
    private static final Pattern ORNAMENT = Pattern.compile("^(\\d+[.、])|[*:：,，。;；\"“”'_?!]");

    private final List<ColumnTerm> terms;

    private ColumnWords(List<ColumnTerm> terms) {
        this.terms = terms;
    }

    /**
     * @param score 1 for a known term, less for a resemblance
     * @param order place of the term among its field's, the first preferred
     */
    public record Sense(Field field, String term, double score, int order) {}

    static ColumnWords standard() {
        List<ColumnTerm> terms = new ArrayList<>();
        for (WordFile.Section section : WordFile.sections("columns.txt")) {
            List<String> head = WordFile.split(section.head());
            Field field = Field.valueOf(head.get(0));
            for (String word : section.words()) {
                if (head.size() == 1) {
                    terms.add(new ColumnTerm(bare(word), field, null));
                }
                head.stream().skip(1).forEach(kind -> terms.add(new ColumnTerm(bare(word), field, kind)));
            }
        }
        return new ColumnWords(List.copyOf(terms));
    }

    ColumnWords with(Collection<ColumnTerm> more) {
        List<ColumnTerm> all = new ArrayList<>();
        more.forEach(term -> all.add(new ColumnTerm(bare(term.text()), term.field(), term.kind())));
        all.addAll(terms);
        return new ColumnWords(List.copyOf(all));
    }

    /** Every term, those preferred first. */
    public List<ColumnTerm> terms() {
        return terms;
    }

    /** A header without brackets, units of measure and ornament. */
    public static String bare(String label) {
        String dense = PlainText.dense(label);
        String cut = BRACKETS.matcher(dense).replaceAll("");
        String bare = ORNAMENT.matcher(cut.isEmpty() ? dense : cut).replaceAll("");
        Matcher measure = MEASURE_TAIL.matcher(bare);
        return measure.find() && measure.start() > 0 ? bare.substring(0, measure.start()) : bare;
    }

    /** The unit of money or number a header names. */
    public static Optional<Scale> scale(String label) {
        return Scale.in(PlainText.dense(label));
    }

    /** What the header means, in any kind. */
    public Optional<Sense> sense(String label) {
        return sense(label, null);
    }

    /** What the header means in that kind; terms of other kinds do not count, its own come first. */
    public Optional<Sense> sense(String label, @Nullable String kind) {
        String bare = bare(label);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        Sense best = null;
        for (int i = 0; i < terms.size(); i++) {
            ColumnTerm term = terms.get(i);
            if (kind != null && term.kind() != null && !term.kind().equals(kind)) {
                continue;
            }
            double score = resemblance(bare, term.text());
            if (score > 0 && kind != null && term.kind() != null) {
                score += 0.05;
            }
            if (score > (best == null ? 0 : best.score())) {
                best = new Sense(term.field(), term.text(), score, i);
            }
        }
        return best == null || best.score() < RECOGNISED ? Optional.empty() : Optional.of(best);
    }

    private static double resemblance(String label, String term) {
        if (label.equals(term)) {
            return 1;
        }
        if (term.length() < 2 || term.length() >= label.length()) {
            return 0;
        }
        double share = (double) term.length() / label.length();
        if (label.endsWith(term)) {
            return 0.55 + 0.4 * share;
        }
        if (label.startsWith(term)) {
            return 0.4 + 0.4 * share;
        }
        return label.contains(term) ? 0.35 + 0.4 * share : 0;
    }
}
