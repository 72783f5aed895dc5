package cn.yipanqi.report.template;

import java.util.List;

/** Writes a report text back as people edit it. */
final class TextWriter {

    private TextWriter() {}

    static String text(ReportText text) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(inlines(text.title())).append('\n');
        if (!text.byLine().isEmpty()) {
            out.append("@ ").append(inlines(text.byLine())).append('\n');
        }
        for (Block block : text.blocks()) {
            out.append('\n').append(block(block)).append('\n');
        }
        return out.toString();
    }

    static String block(Block block) {
        String line = inlines(block.parts());
        if (block instanceof Block.Heading heading) {
            return (heading.level() == 1 ? "## " : "### ") + line;
        }
        return line.startsWith("#") || line.startsWith("@") ? "\\" + line : line;
    }

    static String inlines(List<Inline> parts) {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append(inline(part)));
        return out.toString();
    }

    static String inline(Inline part) {
        if (part instanceof Inline.Text text) {
            return escaped(text.text());
        } else if (part instanceof Inline.Given given) {
            return "{" + given.place().token() + "}";
        } else if (part instanceof Inline.Figure figure) {
            return "{" + figure.code() + (figure.variant() == null ? "" : "|" + figure.variant()) + "}";
        } else if (part instanceof Inline.Typed typed) {
            String value = typed.value() == null ? "" : typed.value();
            return "{" + TextParser.TYPED + typed.name() + "|" + value + "|" + typed.unit() + "}";
        }
        Inline.Clause clause = (Inline.Clause) part;
        String otherwise = clause.otherwise().isEmpty() ? "" : "||" + inlines(clause.otherwise());
        return "[[" + inlines(clause.parts()) + otherwise + "]]";
    }

    /** A doubled sign means something only when doubled, so a single one stays as typed unless another may follow it. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean last = i == text.length() - 1;
            boolean meaning = switch (sign) {
                case '\\', '{', '}', '｛', '｝' -> true;
                case '[', ']', '|' -> last || text.charAt(i + 1) == sign;
                default -> false;
            };
            if (meaning) {
                out.append('\\');
            }
            out.append(sign);
        }
        return out.toString();
    }
}
