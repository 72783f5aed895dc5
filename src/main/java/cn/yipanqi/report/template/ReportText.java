package cn.yipanqi.report.template;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A report's text with its tokens: what a template is, and what an edition's text stays while people edit it.
 *
 * @param title words and places of the occasion, no numbers
 * @param byLine the body that reports, may be empty
 * @param blocks headings and paragraphs in order
 */
public record ReportText(List<Inline> title, List<Inline> byLine, List<Block> blocks) {

    public ReportText {
        title = List.copyOf(title);
        byLine = List.copyOf(byLine);
        blocks = List.copyOf(blocks);
    }

    /** What reading a text gave: the text as far as it was understood, and what was not, in order of lines. */
    public record Reading(ReportText text, List<Problem> problems) {}

    /** Reads a text and gathers all its problems, for a page that shows them beside the lines. */
    public static Reading read(String source, Vocabulary vocabulary) {
        return new TextParser(vocabulary).read(source);
    }

    /**
     * Reads a text that must be sound.
     *
     * @throws Refusal (INVALID) naming the first problem with its line, and how many there are
     */
    public static ReportText parse(String source, Vocabulary vocabulary) {
        Reading reading = read(source, vocabulary);
        if (!reading.problems().isEmpty()) {
            Problem first = reading.problems().get(0);
            throw new Refusal(Message.of(
                    "report.text.refused",
                    first.line(),
                    first.sentence(),
                    reading.problems().size()));
        }
        return reading.text();
    }

    /** The text as people edit it; {@link #parse} of it gives an equal text. */
    public String source() {
        return TextWriter.text(this);
    }

    /** The numbers it names, in order, in clauses and what stands for them too; one that stands twice is there twice. */
    public List<Inline.NumberToken> numbers() {
        List<Inline.NumberToken> numbers = new ArrayList<>();
        blocks.forEach(block -> gather(block.parts(), numbers));
        return numbers;
    }

    static void gather(List<Inline> parts, List<Inline.NumberToken> numbers) {
        for (Inline part : parts) {
            if (part instanceof Inline.NumberToken token) {
                numbers.add(token);
            } else if (part instanceof Inline.Clause clause) {
                gather(clause.parts(), numbers);
                gather(clause.otherwise(), numbers);
            }
        }
    }

    /**
     * Fills the text in.
     *
     * @param figures what each figure shows on this occasion
     * @param vocabulary tells under which commons a figure's card code falls
     */
    public Narrative narrate(Occasion occasion, Figures figures, Vocabulary vocabulary) {
        return new Narrator(occasion, figures, vocabulary).narrate(this);
    }
}
