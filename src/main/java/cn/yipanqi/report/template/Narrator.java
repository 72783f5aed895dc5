package cn.yipanqi.report.template;

import cn.yipanqi.shared.Commons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills a report text in: decides which clauses are said, then gives the numbers that remain their card codes. */
final class Narrator {

    /** What a figure without value shows where no clause hides it. */
    private static final String NOTHING = "--";

    /** "A little over": a word of the sentence, so that the card code follows the digits and 2,000 stays a number to a machine. */
    private static final String ABOUT = "余";

    /** Where a clause between two stops is not said, only the stronger one stays. */
    private static final Pattern DOUBLED_STOP = Pattern.compile("[，、；]+(?=[，。；！？])|(?<=。)。+");

    private final Occasion occasion;
    private final Figures figures;
    private final Vocabulary vocabulary;
    private final Map<String, Narrative.Number> seen = new HashMap<>();
    private final Map<Character, Integer> counters = new HashMap<>();

    Narrator(Occasion occasion, Figures figures, Vocabulary vocabulary) {
        this.occasion = occasion;
        this.figures = figures;
        this.vocabulary = vocabulary;
    }

    Narrative narrate(ReportText text) {
        List<Narrative.Passage> passages = new ArrayList<>();
        for (int i = 0; i < text.blocks().size(); i++) {
            Block block = text.blocks().get(i);
            List<Narrative.Piece> pieces = pieces(block.parts());
            if (!pieces.isEmpty()) {
                int level = block instanceof Block.Heading heading ? heading.level() : 0;
                passages.add(new Narrative.Passage(level, i, pieces));
            }
        }
        return new Narrative(words(text.title()), words(text.byLine()), passages);
    }

    private String words(List<Inline> parts) {
        StringBuilder words = new StringBuilder();
        for (Narrative.Piece piece : pieces(parts)) {
            words.append(piece instanceof Narrative.Words said ? said.text() : "");
        }
        return words.toString();
    }

    private List<Narrative.Piece> pieces(List<Inline> parts) {
        List<Inline> said = new ArrayList<>();
        said(parts, false, said);
        List<Narrative.Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (Inline part : said) {
            if (part instanceof Inline.NumberToken token) {
                flush(words, pieces);
                String display = display(token);
                boolean about = display.endsWith(ABOUT);
                pieces.add(number(token, about ? display.substring(0, display.length() - ABOUT.length()) : display));
                words.append(about ? ABOUT : "").append(token instanceof Inline.Typed typed ? typed.unit() : "");
            } else if (part instanceof Inline.Given given) {
                words.append(occasion.say(given.place()));
            } else if (part instanceof Inline.Text text) {
                words.append(text.text());
            }
        }
        flush(words, pieces);
        return pieces;
    }

    private static void flush(StringBuilder words, List<Narrative.Piece> pieces) {
        String text = DOUBLED_STOP.matcher(words).replaceAll("");
        if (!text.isBlank()) {
            pieces.add(new Narrative.Words(text));
        }
        words.setLength(0);
    }

    /** Adds what is said of the parts; answers false, having added nothing of use, where a number of a clause has nothing behind it. */
    private boolean said(List<Inline> parts, boolean inClause, List<Inline> out) {
        for (Inline part : parts) {
            if (part instanceof Inline.Clause clause) {
                List<Inline> inner = new ArrayList<>();
                if (!said(clause.parts(), true, inner)) {
                    inner.clear();
                    if (!said(clause.otherwise(), true, inner)) {
                        inner.clear();
                    }
                }
                out.addAll(inner);
            } else {
                if (inClause && part instanceof Inline.NumberToken token && nothingBehind(token)) {
                    return false;
                }
                out.add(part);
            }
        }
        return true;
    }

    private boolean nothingBehind(Inline.NumberToken token) {
        if (token instanceof Inline.Figure figure) {
            Figures.Shown shown = figures.show(figure);
            return shown == null || shown.empty();
        }
        return ((Inline.Typed) token).value() == null;
    }

    /** The same figure keeps its card code wherever it stands again, shown one way or another. */
    private Narrative.Number number(Inline.NumberToken token, String display) {
        String identity = token instanceof Inline.Figure figure
                ? figure.code()
                : TextParser.TYPED + ((Inline.Typed) token).name();
        Narrative.@Nullable Number before = seen.get(identity);
        if (before != null) {
            return new Narrative.Number(before.code(), before.cardCode(), display, token);
        }
        char letter = letter(token);
        int place = counters.merge(letter, 1, Integer::sum);
        String code = token instanceof Inline.Figure figure ? figure.code() : "typed." + place;
        Narrative.Number number = new Narrative.Number(code, letter + Integer.toString(place), display, token);
        seen.put(identity, number);
        return number;
    }

    /** The initial of the commons' English name tells the six apart: O V R A S T. */
    private char letter(Inline.NumberToken token) {
        if (token instanceof Inline.Figure figure) {
            Commons commons = Objects.requireNonNull(vocabulary.figures().get(figure.code()), figure.code());
            return commons.name().charAt(0);
        }
        return '※';
    }

    private String display(Inline.NumberToken token) {
        if (token instanceof Inline.Figure figure) {
            Figures.Shown shown = figures.show(figure);
            return shown == null ? NOTHING : shown.display();
        }
        return Objects.requireNonNullElse(((Inline.Typed) token).value(), NOTHING);
    }
}
