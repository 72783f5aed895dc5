package cn.yipanqi.coordination.regulation.clause;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a typed or pasted text into clauses. Where a line begins with 第…条, those are the clauses; else where one begins with 一、, those;
 * else 1. or 1、; a text without any has one clause a paragraph. Headings 第…章 and 第…节, and those Markdown marks, are kept with the clauses under them.
 */
public final class ClauseText {

    private static final String DIGITS = "[一二三四五六七八九十百千零〇两0-9０-９]+";
    /** What stands in pasted texts and nobody sees. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF]");
    /** Of a text in Markdown: 序言. */
    private static final Pattern HEADING = Pattern.compile("^#+\\s*(.+)$");

    private static final Pattern CHAPTER = Pattern.compile("^#*\\s*(第" + DIGITS + "[编章](?:[\\s　].*|$))");
    private static final Pattern SECTION = Pattern.compile("^#*\\s*(第" + DIGITS + "节(?:[\\s　].*|$))");
    private static final List<Pattern> NUMBERED = List.of(
            Pattern.compile("^(第" + DIGITS + "条(?:之" + DIGITS + ")?)[\\s　：:]*"),
            Pattern.compile("^([一二三四五六七八九十百]+、)[\\s　]*"),
            Pattern.compile("^([0-9０-９]{1,3}[.．、])(?![0-9０-９])[\\s　]*"));

    private ClauseText() {}

    public static List<Clause> read(String text) {
        List<String> lines = text.lines()
                .map(line -> UNSEEN.matcher(line).replaceAll(""))
                .map(line -> line.replaceAll("[\\s\\p{Z}]+$", "").replaceFirst("^[\\s\\p{Z}]+", ""))
                .filter(line -> !line.isEmpty())
                .toList();
        return NUMBERED.stream()
                .filter(numbered ->
                        lines.stream().anyMatch(line -> numbered.matcher(line).find()))
                .findFirst()
                .map(numbered -> new Reader(numbered).read(lines))
                .orElseGet(() -> new Reader(null).read(lines));
    }

    /** Goes through the lines once. */
    private static final class Reader {

        private final @Nullable Pattern numbered;
        private final List<Clause> clauses = new ArrayList<>();
        private final List<String> paragraphs = new ArrayList<>();
        private @Nullable String chapter;
        private @Nullable String section;
        private @Nullable String label;
        private int number;

        /** @param numbered how clauses begin; none where every paragraph is one */
        Reader(@Nullable Pattern numbered) {
            this.numbered = numbered;
        }

        List<Clause> read(List<String> lines) {
            lines.forEach(this::line);
            close();
            return List.copyOf(clauses);
        }

        private void line(String line) {
            Matcher chapters = CHAPTER.matcher(line);
            Matcher sections = SECTION.matcher(line);
            Matcher headings = HEADING.matcher(line);
            if (chapters.find()) {
                close();
                chapter = chapters.group(1);
                section = null;
            } else if (sections.find()) {
                close();
                section = sections.group(1);
            } else if (headings.find()) {
                close();
                chapter = headings.group(1);
                section = null;
            } else if (numbered == null) {
                close();
                number++;
                paragraphs.add(line);
            } else {
                piece(line, numbered.matcher(line));
            }
        }

        private void piece(String line, Matcher begins) {
            if (begins.find()) {
                close();
                number++;
                label = begins.group(1);
                String rest = line.substring(begins.end());
                if (!rest.isEmpty()) {
                    paragraphs.add(rest);
                }
            } else {
                paragraphs.add(line);
            }
        }

        private void close() {
            String text = String.join("\n", paragraphs);
            Clause last = clauses.isEmpty() ? null : clauses.get(clauses.size() - 1);
            if (label == null && last != null && last.number() == number && !text.isEmpty()) {
                // Words between a heading and the next number belong to nothing: they stay with what stands before.
                clauses.set(
                        clauses.size() - 1,
                        new Clause(number, last.chapter(), last.label(), (last.text() + "\n" + text).strip()));
            } else if (label != null || !text.isEmpty()) {
                clauses.add(new Clause(number, heading(), label, text));
            }
            label = null;
            paragraphs.clear();
        }

        private @Nullable String heading() {
            return section == null ? chapter : chapter == null ? section : chapter + "　" + section;
        }
    }
}
