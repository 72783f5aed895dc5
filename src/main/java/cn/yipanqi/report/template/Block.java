package cn.yipanqi.report.template;

import java.util.List;

/** A line of a report text below its title and by-line. */
public sealed interface Block {

    List<Inline> parts();

    /** The line as it is written in the text. */
    default String source() {
        return TextWriter.block(this);
    }

    /**
     * A heading; it holds words and what the occasion gives, no numbers.
     *
     * @param level 1 for 一、 and 2 for （一）
     */
    record Heading(int level, List<Inline> parts) implements Block {

        public Heading {
            parts = List.copyOf(parts);
        }
    }

    record Paragraph(List<Inline> parts) implements Block {

        public Paragraph {
            parts = List.copyOf(parts);
        }
    }
}
