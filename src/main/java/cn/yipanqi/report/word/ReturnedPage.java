package cn.yipanqi.report.word;

import java.util.List;

/**
 * What can be read in a document's main part: paragraphs outside tables, and tables' rows.
 *
 * @param paragraphs in order, none of them blank; a text box's stand before the paragraph it is fixed to
 * @param rows rows of all tables in order, each the texts of its cells
 */
record ReturnedPage(List<Paragraph> paragraphs, List<List<String>> rows) {

    record Paragraph(List<Bit> bits) {

        String plain() {
            StringBuilder text = new StringBuilder();
            for (Bit bit : bits) {
                text.append(bit instanceof Words words ? words.text() : ((Control) bit).text());
            }
            return text.toString();
        }
    }

    sealed interface Bit {}

    record Words(String text) implements Bit {}

    /** A content control of ours and what stands in it now; empty where only Word's prompt is left. */
    record Control(NumberTag tag, String text) implements Bit {}

    List<Control> controls() {
        return paragraphs.stream()
                .flatMap(paragraph -> paragraph.bits().stream())
                .filter(Control.class::isInstance)
                .map(Control.class::cast)
                .toList();
    }
}
