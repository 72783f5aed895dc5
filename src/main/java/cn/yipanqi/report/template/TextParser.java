package cn.yipanqi.report.template;

import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a report text; what a line holds is read by {@link LineParser}. */
final class TextParser {

    static final String TYPED = "typed:";

    /** Characters of a whole text; the longest county reports have some 5,000. */
    private static final int LONGEST = 100_000;

    private final Vocabulary vocabulary;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Inline.Typed> typed = new HashMap<>();

    TextParser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    ReportText.Reading read(String source) {
        List<Inline> title = List.of();
        List<Inline> byLine = List.of();
        List<Block> blocks = new ArrayList<>();
        if (source.length() > LONGEST) {
            problem(1, 1, Message.of("report.text.long", LONGEST));
            return new ReportText.Reading(new ReportText(title, byLine, blocks), problems);
        }
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int number = i + 1;
            if (line.isEmpty() || line.equals("\uFEFF")) {
                continue;
            }
            int marks = marks(line);
            List<Inline> parts = inline(lines.get(i), lines.get(i).indexOf(line) + marks, number);
            if (marks > 0) {
                noNumbers(parts, number);
                if (parts.isEmpty()) {
                    problem(number, 1, Message.of("report.text.empty_heading"));
                }
            }
            if (marks == 0) {
                checkTyped(parts, number);
                blocks.add(new Block.Paragraph(parts));
            } else if (line.startsWith("@")) {
                once(byLine, number, "report.text.two_by_lines");
                byLine = parts;
            } else if (marks == 1) {
                once(title, number, "report.text.two_titles");
                title = parts;
            } else {
                blocks.add(new Block.Heading(marks - 1, parts));
            }
        }
        if (title.isEmpty()) {
            problem(1, 1, Message.of("report.text.no_title"));
        }
        problems.sort(java.util.Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return new ReportText.Reading(new ReportText(title, byLine, blocks), List.copyOf(problems));
    }

    /** How many signs at the head of a line say what it is; at most three count. */
    private static int marks(String line) {
        if (line.startsWith("@")) {
            return 1;
        }
        int marks = 0;
        while (marks < 3 && marks < line.length() && line.charAt(marks) == '#') {
            marks++;
        }
        return marks;
    }

    private List<Inline> inline(String line, int start, int number) {
        return new LineParser(line, start, vocabulary, (column, sentence) -> problem(number, column, sentence)).read();
    }

    private void once(List<Inline> before, int line, String key) {
        if (!before.isEmpty()) {
            problem(line, 1, Message.of(key));
        }
    }

    private void noNumbers(List<Inline> parts, int line) {
        List<Inline.NumberToken> numbers = new ArrayList<>();
        ReportText.gather(parts, numbers);
        if (!numbers.isEmpty()) {
            problem(
                    line,
                    1,
                    Message.of("report.text.number_in_heading", numbers.get(0).source()));
        }
    }

    /** One name is one number: two values under it would be two truths under one card code. */
    private void checkTyped(List<Inline> parts, int line) {
        List<Inline.NumberToken> numbers = new ArrayList<>();
        ReportText.gather(parts, numbers);
        for (Inline.NumberToken number : numbers) {
            if (number instanceof Inline.Typed token) {
                Inline.@Nullable Typed before = typed.putIfAbsent(token.name(), token);
                if (before != null && !before.equals(token)) {
                    problem(line, 1, Message.of("report.text.typed_conflict", token.name()));
                }
            }
        }
    }

    private void problem(int line, int column, Message sentence) {
        problems.add(new Problem(line, column, sentence));
    }
}
