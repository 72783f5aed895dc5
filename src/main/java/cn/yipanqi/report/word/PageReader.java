package cn.yipanqi.report.word;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document's main part as its latest state: what was struck out with changes tracked is gone, what was put in stands. Content controls are
 * known at any depth, whatever else an office suite wrapped around them.
 */
final class PageReader {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** Struck out, moved away, formatted otherwise before, and the second telling of a drawing for older readers. */
    private static final Set<String> GONE = Set.of("del", "moveFrom", "rPrChange", "pPrChange", "Fallback");

    /** Paragraphs, and characters of text, a report may have; both many times the usual. */
    private static final int PARAGRAPHS = 3_000;

    private static final int CHARACTERS = 300_000;

    /** Elements within elements; Word's own go some twenty deep. */
    private static final int DEEPEST = 200;

    private static final class OpenControl {
        private final StringBuilder text = new StringBuilder();
        private final int paragraphsAround;
        private @Nullable NumberTag tag;
        private boolean prompt;
        private boolean placed;

        OpenControl(int paragraphsAround) {
            this.paragraphsAround = paragraphsAround;
        }
    }

    private final List<ReturnedPage.Paragraph> paragraphs = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Deque<List<ReturnedPage.Bit>> open = new ArrayDeque<>();
    private final Deque<OpenControl> controls = new ArrayDeque<>();
    private final Deque<List<String>> openRows = new ArrayDeque<>();
    private final Deque<StringBuilder> cells = new ArrayDeque<>();
    private int characters;

    private PageReader() {}

    static ReturnedPage read(byte[] xml) {
        try {
            return new PageReader()
                    .walk(XMLHelper.newXMLInputFactory().createXMLStreamReader(new ByteArrayInputStream(xml)));
        } catch (XMLStreamException e) {
            throw ReturnedFile.refused("broken");
        }
    }

    private ReturnedPage walk(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw ReturnedFile.refused("broken");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw ReturnedFile.refused("broken");
                    }
                    if (GONE.contains(reader.getLocalName())) {
                        skip(reader);
                        depth--;
                    } else if (WORD.equals(reader.getNamespaceURI())) {
                        depth -= start(reader) ? 1 : 0;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (WORD.equals(reader.getNamespaceURI())) {
                        end(reader.getLocalName());
                    }
                }
                default -> {
                    // white space between elements, comments
                }
            }
        }
        return new ReturnedPage(List.copyOf(paragraphs), List.copyOf(rows));
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Answers whether the element has been read to its end. */
    private boolean start(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "p" -> open.push(new ArrayList<>());
            case "t" -> {
                text(reader.getElementText());
                return true;
            }
            case "tab", "br", "cr" -> text(" ");
            case "noBreakHyphen" -> text("-");
            case "sdt" -> controls.push(new OpenControl(open.size()));
            case "tag" -> {
                String value = reader.getAttributeValue(WORD, "val");
                if (!controls.isEmpty() && value != null) {
                    controls.peek().tag = NumberTag.read(value);
                }
            }
            case "showingPlcHdr" -> {
                if (!controls.isEmpty()) {
                    controls.peek().prompt = true;
                }
            }
            case "tr" -> openRows.push(new ArrayList<>());
            case "tc" -> cells.push(new StringBuilder());
            default -> {
                // formatting, fields, drawings: no text of the report
            }
        }
        return false;
    }

    private void end(String name) {
        switch (name) {
            case "p" -> paragraph();
            case "sdt" -> {
                OpenControl control = controls.pop();
                place(control);
            }
            case "tc" -> {
                String cell = cells.pop().toString().strip();
                if (!openRows.isEmpty()) {
                    openRows.peek().add(cell);
                }
            }
            case "tr" -> rows.add(List.copyOf(openRows.pop()));
            default -> {
                // nothing was begun
            }
        }
    }

    private void paragraph() {
        OpenControl around = controls.peek();
        if (around != null && around.paragraphsAround < open.size()) {
            place(around);
        }
        ReturnedPage.Paragraph paragraph = new ReturnedPage.Paragraph(List.copyOf(open.pop()));
        String plain = paragraph.plain();
        if (!cells.isEmpty()) {
            cells.peek().append(plain).append(' ');
        } else if (!plain.isBlank() || !paragraph.bits().isEmpty()) {
            paragraphs.add(paragraph);
            if (paragraphs.size() > PARAGRAPHS) {
                throw ReturnedFile.refused("long");
            }
        }
    }

    /** A control stands once in the paragraph around it, or, drawn around whole paragraphs, in its first. */
    private void place(OpenControl control) {
        NumberTag tag = control.tag;
        if (tag != null && !control.placed && !open.isEmpty()) {
            open.peek().add(new ReturnedPage.Control(tag, control.prompt ? "" : control.text.toString()));
            control.placed = true;
        }
    }

    private void text(String text) {
        characters += text.length();
        if (characters > CHARACTERS) {
            throw ReturnedFile.refused("long");
        }
        for (OpenControl control : controls) {
            if (control.tag != null && !control.placed) {
                control.text.append(text);
                return;
            }
        }
        if (!open.isEmpty()) {
            open.peek().add(new ReturnedPage.Words(text));
        }
    }
}
