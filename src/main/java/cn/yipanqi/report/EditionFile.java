package cn.yipanqi.report;

import cn.yipanqi.report.template.Inline;
import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.template.Wording;
import cn.yipanqi.report.word.EditionDocument;
import cn.yipanqi.report.word.EditionDocument.Standing;
import cn.yipanqi.report.word.NumberSource;
import cn.yipanqi.report.word.WordDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An edition as a Word file.
 *
 * @param name what the file is called: 班玛县2022年群团协同化工作报告.docx
 */
public record EditionFile(String name, byte[] bytes) {

    /** Signs no file system takes, and what would make the name a path. */
    private static final String UNFIT = "[\\p{Cntrl}\\\\/:*?\"<>|]";

    private static final int LONGEST_NAME = 100;

    static String name(Edition edition, EditionDocument.Stage stage) {
        String title = edition.title().replaceAll(UNFIT, "").strip();
        String shortened = title.length() > LONGEST_NAME ? title.substring(0, LONGEST_NAME) : title;
        return Wording.say("file." + stage.name().toLowerCase(Locale.ROOT), shortened);
    }

    static EditionFile write(Edition edition, EditionDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WordDocument.write(document, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EditionFile(name(edition, document.standing().stage()), out.toByteArray());
    }

    static EditionDocument document(OpenEdition open, Standing standing) {
        return new EditionDocument(
                open.edition().id(),
                open.narrative(),
                open.narrative().numbers().stream()
                        .map(number -> source(open, number))
                        .toList(),
                standing);
    }

    private static NumberSource source(OpenEdition open, Narrative.Number number) {
        String period = open.edition().period().toString();
        if (number.token() instanceof Inline.Typed typed) {
            TypedNumber signed = open.typed().get(typed.name());
            return new NumberSource(
                    number.code(),
                    number.cardCode(),
                    typed.name(),
                    number.display(),
                    typed.unit(),
                    Wording.say("typed.definition"),
                    period,
                    null,
                    signed == null ? "" : signed.by());
        }
        EditionFigure figure = open.figures().of(number.code()).orElseThrow();
        return new NumberSource(
                number.code(),
                number.cardCode(),
                figure.name(),
                figure.display(),
                figure.displayUnit(),
                figure.wording(),
                period,
                figure.rows(),
                figure.responsible());
    }

    /** Card codes by the codes of the figures that the text names; numbers typed by hand are not among them. */
    static Map<String, String> cards(Narrative narrative) {
        Map<String, String> cards = new LinkedHashMap<>();
        narrative.numbers().stream()
                .filter(number -> number.token() instanceof Inline.Figure)
                .forEach(number -> cards.put(number.code(), number.cardCode()));
        return cards;
    }
}
