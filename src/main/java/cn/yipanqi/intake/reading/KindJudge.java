package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.words.ColumnWords;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.KindWords;
import cn.yipanqi.intake.reading.words.KindWords.Evidence;
import cn.yipanqi.intake.reading.words.KindWords.Where;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Weighs what speaks for each kind: title, sheet name, file name, headers, and what the cells hold; and says what did. */
final class KindJudge {

    /** With less than this nothing speaks for a kind. */
    private static final double ENOUGH = 2.9;

    private static final double TITLE = 1.5;
    private static final double SHEET_NAME = 1.5;
    private static final double FILE_NAME = 0.8;

    /** Many headers of one family (活动时间, 活动名称, 活动地点) say little more than some. */
    private static final double MOST_BY_HEADERS = 9;

    private static final double BY_CELLS = 3;
    private static final int SAMPLE = 60;

    private final Grid grid;
    private final Header header;
    private final SheetFace face;
    private final KindWords words;
    private final ColumnWords columns;

    KindJudge(Grid grid, Header header, SheetFace face, Context context) {
        this.grid = grid;
        this.header = header;
        this.face = face;
        words = context.vocabulary().kinds();
        columns = context.vocabulary().columns();
    }

    /** @param reasons what spoke for it, weightiest first */
    record Verdict(LedgerKind kind, double score, List<Message> reasons) {}

    private record Reason(double weight, Message message) {}

    Verdict judge() {
        Verdict best = new Verdict(LedgerKind.UNKNOWN, 0, List.of());
        Verdict second = best;
        for (LedgerKind kind : words.all()) {
            Verdict verdict = weigh(kind);
            if (verdict.score() > best.score()) {
                second = best;
                best = verdict;
            } else if (verdict.score() > second.score()) {
                second = verdict;
            }
        }
        if (best.score() < ENOUGH) {
            return byColumns().orElse(new Verdict(LedgerKind.UNKNOWN, best.score(), List.of()));
        }
        if (second.score() > best.score() * 0.85) {
            List<Message> reasons = new ArrayList<>(best.reasons());
            reasons.add(
                    Message.of("reading.because.close", Message.of(second.kind().messageKey())));
            return new Verdict(best.kind(), best.score(), List.copyOf(reasons));
        }
        return best;
    }

    private Verdict weigh(LedgerKind kind) {
        List<Reason> reasons = new ArrayList<>();
        named(kind, String.join(" ", face.titles()), TITLE, "title").ifPresent(reasons::add);
        named(kind, face.tellingSheetName(), SHEET_NAME, "sheet").ifPresent(reasons::add);
        named(kind, face.file(), FILE_NAME, "file").ifPresent(reasons::add);
        headed(kind).ifPresent(reasons::add);
        filled(kind).ifPresent(reasons::add);
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
        return new Verdict(
                kind,
                reasons.stream().mapToDouble(Reason::weight).sum(),
                reasons.stream().map(Reason::message).toList());
    }

    private Optional<Reason> named(LedgerKind kind, String text, double factor, String source) {
        return words.strongest(kind, Where.NAMED, PlainText.dense(text))
                .map(evidence -> new Reason(
                        evidence.weight() * factor, Message.of("reading.because." + source, evidence.term())));
    }

    private Optional<Reason> headed(LedgerKind kind) {
        Map<String, Double> found = new HashMap<>();
        for (List<String> levels : header.labels().values()) {
            String label = PlainText.dense(String.join("", levels));
            words.strongest(kind, Where.HEADED, label)
                    .ifPresent(evidence -> found.merge(evidence.term(), evidence.weight(), Math::max));
        }
        double weight = found.values().stream().mapToDouble(Double::doubleValue).sum();
        List<String> terms = found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(4)
                .map(Map.Entry::getKey)
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        Math.min(weight, MOST_BY_HEADERS),
                        Message.of("reading.because.headers", String.join("、", terms))));
    }

    /** Whether most cells of some column hold words of the kind. */
    private Optional<Reason> filled(LedgerKind kind) {
        Map<Integer, Integer> filled = new HashMap<>();
        Map<Integer, Integer> speaking = new HashMap<>();
        Map<Integer, Set<String>> terms = new HashMap<>();
        int rows = 0;
        for (int row : grid.rowNumbers()) {
            if (row <= header.lastRow() || rows++ > SAMPLE) {
                continue;
            }
            for (Map.Entry<Integer, Cell> entry : grid.row(row).entrySet()) {
                Cell cell = entry.getValue();
                if (cell.isText() && cell.text().length() <= 20) {
                    filled.merge(entry.getKey(), 1, Integer::sum);
                    Optional<Evidence> evidence = words.strongest(kind, Where.FILLED, cell.text());
                    if (evidence.isPresent()) {
                        speaking.merge(entry.getKey(), 1, Integer::sum);
                        terms.computeIfAbsent(entry.getKey(), c -> new HashSet<>())
                                .add(evidence.get().term());
                    }
                }
            }
        }
        return speaking.entrySet().stream()
                .filter(column -> column.getValue() * 5 >= filled.getOrDefault(column.getKey(), 0) * 3)
                .max(Map.Entry.comparingByValue())
                .map(column -> new Reason(
                        BY_CELLS,
                        Message.of(
                                "reading.because.cells",
                                Grid.letters(column.getKey()),
                                String.join(
                                        "、",
                                        terms.getOrDefault(column.getKey(), Set.of()).stream()
                                                .sorted()
                                                .limit(3)
                                                .toList()))));
    }

    /** A day, a title and a partner or an amount: whatever it is called, activities are kept in it. */
    private Optional<Verdict> byColumns() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        header.labels()
                .values()
                .forEach(levels ->
                        columns.sense(levels.get(levels.size() - 1)).ifPresent(sense -> fields.add(sense.field())));
        boolean told = fields.contains(Field.TITLE) && (fields.contains(Field.DAY) || fields.contains(Field.FROM));
        boolean joined = fields.contains(Field.PARTNERS)
                || fields.contains(Field.LEAD)
                || fields.stream().anyMatch(Field::isMoney);
        boolean people = fields.contains(Field.PARTICIPANTS) || fields.contains(Field.RECIPIENTS);
        return told && (joined || people && fields.contains(Field.PLACE))
                ? Optional.of(new Verdict(words.kind("activity"), 0, List.of(Message.of("reading.because.columns"))))
                : Optional.empty();
    }
}
