package cn.yipanqi.report.word;

import cn.yipanqi.report.word.NumberChange.Means;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was changed in a file that had been edited outside and came back. Nothing is taken over by reading: people decide.
 *
 * @param changed numbers that say something else, in text and table
 * @param removed numbers that are gone
 * @param foreign numbers that came from other editions
 * @param texts paragraphs whose words differ
 * @param controls whether the content controls were still there; without them numbers are known by code or words, which finds less
 * @param table whether the table of sources was still there
 */
public record ReturnedDocument(
        List<NumberChange> changed,
        List<NumberRemoved> removed,
        List<ForeignNumber> foreign,
        List<TextChange> texts,
        boolean controls,
        boolean table) {

    public ReturnedDocument {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
        foreign = List.copyOf(foreign);
        texts = List.copyOf(texts);
    }

    /** The largest file that is read, in bytes. */
    public static final int LARGEST = ReturnedFile.LARGEST;

    /** Whether the file says what was given out, number for number and word for word. */
    public boolean unchanged() {
        return changed.isEmpty() && removed.isEmpty() && foreign.isEmpty() && texts.isEmpty();
    }

    /**
     * Reads a returned file and compares it with the edition as it was given out.
     *
     * @throws Refusal (INVALID) where it is no .docx, too large, a zip bomb, damaged, holds macros, or is another edition's or no report at all
     */
    public static ReturnedDocument read(byte[] bytes, EditionDocument edition) {
        ReturnedFile file = ReturnedFile.open(bytes);
        String identifier = file.identifier();
        if (identifier != null
                && identifier.startsWith(ReturnedFile.IDENTIFIER)
                && !identifier.equals(ReturnedFile.IDENTIFIER + edition.id())) {
            throw ReturnedFile.refused("other");
        }
        return compare(PageReader.read(file.document()), edition);
    }

    private static ReturnedDocument compare(ReturnedPage page, EditionDocument edition) {
        List<ForeignNumber> foreign = page.controls().stream()
                .filter(control -> !control.tag().edition().equals(edition.id()))
                .map(control ->
                        new ForeignNumber(control.tag().code(), control.tag().edition(), control.text()))
                .toList();
        boolean controls = page.controls().size() > foreign.size();
        Sources sources = new Sources(edition);
        List<Line> lines = Line.of(edition);
        List<Flat> given = lines.stream().map(line -> Flat.of(line, sources)).toList();
        List<Flat> returned = new NumberSearch(edition, sources).search(given, page);
        TextComparison text = new TextComparison(lines, given, returned, sources);
        List<TextChange> texts = text.compare();
        if (!controls && (!foreign.isEmpty() || text.equal() == 0)) {
            throw ReturnedFile.refused(foreign.isEmpty() ? "strange" : "other");
        }
        List<NumberChange> changed = new ArrayList<>();
        List<NumberRemoved> removed = new ArrayList<>();
        inText(sources, given, returned, changed, removed);
        boolean table = TableComparison.compare(page, sources, changed, removed);
        return new ReturnedDocument(changed, removed, foreign, texts, controls, table);
    }

    private static void inText(
            Sources sources,
            List<Flat> given,
            List<Flat> returned,
            List<NumberChange> changed,
            List<NumberRemoved> removed) {
        for (int i = 0; i < sources.all().size(); i++) {
            NumberSource source = sources.get(i);
            List<Flat.Found> ours = of(i, given);
            List<Flat.Found> theirs = of(i, returned);
            Set<String> right =
                    ours.stream().map(found -> comparable(found.shown())).collect(Collectors.toSet());
            for (int k = 0; k < theirs.size(); k++) {
                Flat.Found found = theirs.get(k);
                if (!right.contains(comparable(found.shown()))) {
                    String before = ours.isEmpty()
                            ? source.display()
                            : ours.get(Math.min(k, ours.size() - 1)).shown();
                    changed.add(change(source, before, found.shown(), found.means()));
                }
            }
            if (theirs.size() < ours.size()) {
                removed.add(new NumberRemoved(
                        source.code(),
                        source.cardCode(),
                        source.name(),
                        ours.get(0).shown(),
                        ours.size() - theirs.size(),
                        false));
            }
        }
    }

    private static List<Flat.Found> of(int source, List<Flat> flats) {
        return flats.stream()
                .flatMap(flat -> flat.found().stream())
                .filter(found -> found.source() == source)
                .toList();
    }

    static NumberChange change(NumberSource source, String ours, String theirs, Means means) {
        return new NumberChange(source.code(), source.cardCode(), source.name(), ours, theirs, means);
    }

    /** What two writings of a number are equal by. */
    static String comparable(String number) {
        return Flat.normal(number).replace(",", "");
    }
}
