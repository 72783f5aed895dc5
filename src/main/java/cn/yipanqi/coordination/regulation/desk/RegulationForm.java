package cn.yipanqi.coordination.regulation.desk;

import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.Regulation;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A regulation's draft as typed.
 *
 * @param revision the one its writer saw; none for a new regulation
 */
public record RegulationForm(
        @Nullable String title,
        @Nullable String kind,
        @Nullable String level,
        @Nullable String issuer,
        @Nullable String documentNumber,
        @Nullable String text,
        @Nullable Integer revision) {

    /** To which field a refusal belongs, by the label it names. */
    static final Map<String, String> FIELDS = Map.of(
            "regulation.title", "title",
            "regulation.issuer", "issuer",
            "regulation.document-number", "documentNumber",
            "regulation.text", "text");

    static RegulationForm empty() {
        return new RegulationForm(null, null, IssuerLevel.COUNTY.name(), null, null, null, null);
    }

    static RegulationForm of(Regulation regulation, RegulationVersion version) {
        return new RegulationForm(
                regulation.title(),
                regulation.kind().name(),
                regulation.level().name(),
                regulation.issuer(),
                version.documentNumber(),
                version.text(),
                version.revision());
    }

    RegulationForm with(String words) {
        return new RegulationForm(title, kind, level, issuer, documentNumber, words, revision);
    }

    RegulationForm at(int seen) {
        return new RegulationForm(title, kind, level, issuer, documentNumber, text, seen);
    }

    /** None where something is missing or none of what is offered; all of it is among the mistakes then, not only the first. */
    @Nullable
    Draft draft(Mistakes mistakes) {
        RegulationKind chosen = Typed.one(RegulationKind.class, kind);
        IssuerLevel at = Typed.one(IssuerLevel.class, level);
        if (chosen == null) {
            mistakes.add("kind", Message.of("regulation.choose", Message.of("regulation.kind")));
        }
        if (at == null) {
            mistakes.add("level", Message.of("regulation.choose", Message.of("regulation.level")));
        }
        needed("title", title, "regulation.title", mistakes);
        needed("issuer", issuer, "regulation.issuer", mistakes);
        needed("text", text, "regulation.text", mistakes);
        return chosen == null || at == null || mistakes.any()
                ? null
                : new Draft(
                        Objects.requireNonNullElse(title, ""),
                        chosen,
                        at,
                        Objects.requireNonNullElse(issuer, ""),
                        documentNumber,
                        Objects.requireNonNullElse(text, ""));
    }

    private static void needed(String field, @Nullable String typed, String label, Mistakes mistakes) {
        if (typed == null || typed.isBlank()) {
            mistakes.add(field, Message.of("regulation.needed", Message.of(label)));
        }
    }
}
