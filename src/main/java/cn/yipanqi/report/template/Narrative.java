package cn.yipanqi.report.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report text filled in: what is read on the page and in Word.
 *
 * @param byLine may be empty
 */
public record Narrative(String title, String byLine, List<Passage> passages) {

    public Narrative {
        passages = List.copyOf(passages);
    }

    /**
     * A heading or a paragraph.
     *
     * @param level 0 for a paragraph, 1 or 2 for a heading
     * @param block which of the report text's blocks it comes from, from 0; blocks of which nothing is said have no passage
     */
    public record Passage(int level, int block, List<Piece> pieces) {

        public Passage {
            pieces = List.copyOf(pieces);
        }
    }

    public sealed interface Piece {}

    public record Words(String text) implements Piece {}

    /**
     * A number in its place.
     *
     * @param code the figure's code, or {@code typed.1} for the first number typed by hand
     * @param cardCode short mark that leads to its source: letter of its commons (O V R A S T) or ※, and its place among these in the text
     * @param display its digits: "198", "43.8", "86.8%", "--" where there is no value; the 余 of "2,000余" stands in the words that follow
     * @param token what stands for it in the text
     */
    public record Number(String code, String cardCode, String display, Inline.NumberToken token) implements Piece {}

    /** Its numbers by card code, each once, in order of first appearance: the rows of the table of sources. */
    public List<Number> numbers() {
        Map<String, Number> first = new LinkedHashMap<>();
        for (Passage passage : passages) {
            for (Piece piece : passage.pieces()) {
                if (piece instanceof Number number) {
                    first.putIfAbsent(number.cardCode(), number);
                }
            }
        }
        return List.copyOf(first.values());
    }
}
