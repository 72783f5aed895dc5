package cn.yipanqi.report.template;

import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line: words, tokens in braces, clauses in double brackets. Goes on after a problem, so that one reading finds them all.
 */
final class LineParser {

    /** Where a problem goes, with its column from 1. */
    interface Complaints {
        void add(int column, Message sentence);
    }

    /** Clauses within clauses; nobody reads more. */
    private static final int DEEPEST = 5;

    /** A number as people type it: digits, separators, decimals, then per cent or "a little over". */
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(,\\d{3})+|\\d{1,15})(\\.\\d{1,4})?(%|余)?");

    private static final Pattern FULL_WIDTH_TOKEN = Pattern.compile("[｛{][a-z0-9_.|:]+[｝}]?");

    private final String line;
    private final Vocabulary vocabulary;
    private final Complaints complaints;
    private int at;
    /** Set once the rest of the line has been given up; what it leaves open is no second problem. */
    private boolean givenUp;

    LineParser(String line, int start, Vocabulary vocabulary, Complaints complaints) {
        this.line = line.stripTrailing();
        this.vocabulary = vocabulary;
        this.complaints = complaints;
        this.at = start;
        while (at < this.line.length() && Character.isWhitespace(this.line.charAt(at))) {
            at++;
        }
    }

    List<Inline> read() {
        return parts(0);
    }

    /** Pieces up to the end of the line, or, within a clause, up to its strokes or its closing brackets, which are left standing. */
    private List<Inline> parts(int depth) {
        List<Inline> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        while (at < line.length()) {
            char sign = line.charAt(at);
            if (sign == '\\' && at + 1 < line.length()) {
                words.append(line.charAt(at + 1));
                at += 2;
            } else if (sign == '{') {
                flush(words, parts);
                token(parts);
            } else if (line.startsWith("[[", at)) {
                flush(words, parts);
                clause(parts, depth);
            } else if (line.startsWith("]]", at) || line.startsWith("||", at)) {
                if (depth > 0) {
                    break;
                }
                complain(at, sign == ']' ? "report.text.stray_clause" : "report.text.stray_otherwise");
                at += 2;
            } else {
                if (sign == '}') {
                    complain(at, "report.text.stray_brace");
                } else if (sign == '｛'
                        && FULL_WIDTH_TOKEN.matcher(line.substring(at)).lookingAt()) {
                    complain(at, "report.text.full_width");
                }
                words.append(sign);
                at++;
            }
        }
        flush(words, parts);
        return parts;
    }

    private static void flush(StringBuilder words, List<Inline> parts) {
        if (!words.isEmpty()) {
            parts.add(new Inline.Text(words.toString()));
            words.setLength(0);
        }
    }

    private void clause(List<Inline> parts, int depth) {
        int start = at;
        at += 2;
        if (depth == DEEPEST) {
            complain(start, "report.text.deep", DEEPEST);
            at = line.length();
            givenUp = true;
            return;
        }
        List<Inline> said = parts(depth + 1);
        List<Inline> otherwise = List.of();
        while (line.startsWith("||", at)) {
            if (!otherwise.isEmpty()) {
                complain(at, "report.text.two_otherwise");
            }
            at += 2;
            otherwise = parts(depth + 1);
        }
        if (line.startsWith("]]", at)) {
            at += 2;
        } else if (!givenUp) {
            complain(start, "report.text.open_clause");
        }
        parts.add(new Inline.Clause(said, otherwise));
    }

    private void token(List<Inline> parts) {
        int start = at;
        int end = line.indexOf('}', at);
        if (end < 0 || line.substring(start + 1, end).indexOf('{') >= 0) {
            complain(start, "report.text.open_brace");
            at++;
            return;
        }
        at = end + 1;
        Inline part = meaning(line.substring(start + 1, end).strip(), start);
        if (part != null) {
            parts.add(part);
        }
    }

    private @Nullable Inline meaning(String token, int start) {
        if (token.startsWith(TextParser.TYPED)) {
            return typed(token.substring(TextParser.TYPED.length()), start);
        }
        Place place = Place.of(token);
        if (place != null) {
            return new Inline.Given(place);
        }
        int stroke = token.indexOf('|');
        String code = stroke < 0 ? token : token.substring(0, stroke).strip();
        String variant = stroke < 0 ? null : token.substring(stroke + 1).strip();
        if (!vocabulary.figures().containsKey(code)) {
            String nearest = vocabulary.nearest(code);
            if (nearest == null) {
                complain(start, "report.text.unknown", code);
            } else {
                complain(start, "report.text.unknown_near", code, nearest);
            }
            return null;
        }
        if (variant != null && !vocabulary.variants().contains(variant)) {
            complain(
                    start,
                    "report.text.variant",
                    code,
                    variant,
                    String.join("、", vocabulary.variants().stream().sorted().toList()));
            return new Inline.Figure(code, null);
        }
        return new Inline.Figure(code, variant);
    }

    private Inline.@Nullable Typed typed(String body, int start) {
        String[] fields = body.split("\\|", -1);
        if (fields.length != 3 || fields[0].isBlank()) {
            complain(start, "report.text.typed_shape");
            return null;
        }
        String value = fields[1].strip();
        if (!value.isEmpty() && !NUMBER.matcher(value).matches()) {
            complain(start, "report.text.typed_number", fields[0].strip(), value);
        }
        return new Inline.Typed(fields[0].strip(), value.isEmpty() ? null : value, fields[2].strip());
    }

    private void complain(int index, String key, Object... args) {
        complaints.add(index + 1, Message.of(key, args));
    }
}
