package cn.yipanqi.report.word;

import cn.yipanqi.report.template.DefaultTemplate;
import cn.yipanqi.report.template.Figures;
import cn.yipanqi.report.template.Inline;
import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.template.Occasion;
import cn.yipanqi.report.template.ReportText;
import cn.yipanqi.report.template.ReportWorld;
import cn.yipanqi.report.word.EditionDocument.Stage;
import cn.yipanqi.shared.Period;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Editions of an invented county, with boring defaults. */
final class Editions {

    static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    static final Instant AT = Instant.parse("2023-01-04T02:30:00Z");

    private Editions() {}

    static EditionDocument yearly() {
        return of(DefaultTemplate.source().replace("{typed:县级财政安排协同化经费||", "{typed:县级财政安排协同化经费|63|"));
    }

    static EditionDocument of(String source) {
        return of(source, ID, ReportWorld.all(), true);
    }

    static EditionDocument of(String source, UUID id, Figures figures, boolean frozen) {
        ReportText text = ReportText.parse(source, ReportWorld.VOCABULARY);
        Narrative narrative = text.narrate(new Occasion("云溪县", Period.year(2022)), figures, ReportWorld.VOCABULARY);
        List<NumberSource> sources =
                narrative.numbers().stream().map(Editions::source).toList();
        return new EditionDocument(id, narrative, sources, standing(frozen ? Stage.FROZEN : Stage.DRAFT));
    }

    /** Signed by the deputy secretary two days before it was sent up. */
    static EditionDocument.Standing standing(Stage stage) {
        boolean signed = stage == Stage.SIGNED || stage == Stage.FROZEN;
        return new EditionDocument.Standing(
                stage,
                signed ? new EditionDocument.Signature("县委副书记", LocalDate.of(2023, 1, 2)) : null,
                2306,
                AT,
                null);
    }

    private static NumberSource source(Narrative.Number number) {
        String period = Period.year(2022).toString();
        if (number.token() instanceof Inline.Typed typed) {
            return new NumberSource(
                    number.code(),
                    number.cardCode(),
                    typed.name(),
                    number.display(),
                    typed.unit(),
                    "人工填报",
                    period,
                    null,
                    "协同办 王某");
        }
        ReportWorld.Figure figure = ReportWorld.figure(number.code());
        return new NumberSource(
                number.code(),
                number.cardCode(),
                figure.name(),
                figure.display(),
                figure.unit(),
                "种类为“" + figure.name() + "”的事项数，协同单位重复登记的只计一次",
                period,
                figure.rows(),
                figure.name().length() > 5 ? "县总工会、团县委、县妇联" : "县总工会");
    }

    static byte[] bytes(EditionDocument edition) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WordDocument.write(edition, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
