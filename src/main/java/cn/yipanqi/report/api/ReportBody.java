package cn.yipanqi.report.api;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.Correction;
import cn.yipanqi.report.Edition;
import cn.yipanqi.report.Edition.Freezing;
import cn.yipanqi.report.EditionFigure;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.Signing;
import cn.yipanqi.report.TypedNumber;
import cn.yipanqi.report.template.Inline;
import cn.yipanqi.report.template.Narrative;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An edition as the API answers it. Its words are the document's, thus Chinese.
 *
 * @param county six digits
 * @param state {@code DRAFT}, {@code REVIEW}, {@code REVIEWED}, {@code SIGNED} or {@code FROZEN}
 * @param asOf posting number its figures were read at
 * @param revision to be sent along with a change
 * @param blocks what is read, filled in
 * @param text what is edited, with its tokens
 * @param figures every figure there is, those the text names with their cards
 * @param typed the numbers that were typed by hand
 * @param signing what a leader signed on paper, from then on
 * @param chain where the county's audit chain ended when it was frozen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportBody(
        UUID id,
        String county,
        String countyName,
        LocalDate from,
        LocalDate to,
        String state,
        long asOf,
        int revision,
        String title,
        String byLine,
        List<Block> blocks,
        String text,
        List<One> figures,
        List<Typed> typed,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        @Nullable SignedPaper signing,
        @Nullable Instant frozenAt,
        @Nullable String frozenBy,
        @Nullable ChainHead chain) {

    /** @param scan whether the scanned paper is kept, to be had under {@code signing/scan} */
    record SignedPaper(
            String leader, String position, LocalDate day, boolean scan, long posting, Instant at, String by) {

        static @Nullable SignedPaper of(@Nullable Signing signing) {
            return signing == null
                    ? null
                    : new SignedPaper(
                            signing.leader(),
                            signing.position(),
                            signing.day(),
                            signing.scan() != null,
                            signing.posting(),
                            signing.recorded().at(),
                            signing.recorded().by());
        }
    }

    /** @param level 0 for a paragraph, 1 or 2 for a heading */
    record Block(int level, List<Part> parts) {}

    /**
     * Words, or a number.
     *
     * @param code the figure's, or {@code typed.1}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(
            String text, @Nullable String code, @Nullable String card) {}

    /**
     * @param card where the text names it
     * @param value in {@code valueUnit}, a ratio between 0 and 1; null where it cannot be told
     * @param display as a report writes it, in {@code unit}
     * @param rows how many it opens
     * @param correctedBy what the ledger added to it since the freezing
     * @param now what it shows now, where that is something else
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record One(
            String code,
            @Nullable String card,
            String name,
            @JsonInclude @Nullable BigDecimal value,
            String valueUnit,
            String display,
            String unit,
            String definition,
            int definitionVersion,
            long rows,
            boolean about,
            @Nullable BigDecimal correctedBy,
            @Nullable String now) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Typed(
            @Nullable String card,
            String name,
            String display,
            String unit,
            @Nullable String signer,
            @Nullable Instant at) {}

    static ReportBody of(OpenEdition open) {
        Edition edition = open.edition();
        Narrative narrative = open.narrative();
        Map<String, String> cards = new HashMap<>();
        narrative.numbers().forEach(number -> cards.put(number.code(), number.cardCode()));
        Freezing freezing = edition.freezing();
        return new ReportBody(
                edition.id(),
                String.format("%06d", edition.county()),
                edition.countyName(),
                edition.period().from(),
                edition.period().to(),
                edition.state().name(),
                open.figures().posting(),
                edition.revision(),
                narrative.title(),
                narrative.byLine(),
                narrative.passages().stream()
                        .map(passage -> new Block(
                                passage.level(),
                                passage.pieces().stream().map(ReportBody::part).toList()))
                        .toList(),
                edition.text(),
                open.figures().all().stream()
                        .map(figure -> one(
                                figure,
                                cards.get(figure.code()),
                                open.corrections().get(figure.code())))
                        .toList(),
                narrative.numbers().stream()
                        .filter(number -> number.token() instanceof Inline.Typed)
                        .map(number -> typed(number, (Inline.Typed) number.token(), open.typed()))
                        .toList(),
                edition.created().at(),
                edition.created().by(),
                edition.changed().at(),
                edition.changed().by(),
                SignedPaper.of(edition.signing()),
                freezing == null ? null : freezing.at(),
                freezing == null ? null : freezing.by(),
                freezing == null ? null : freezing.chain());
    }

    private static Part part(Narrative.Piece piece) {
        return piece instanceof Narrative.Number number
                ? new Part(number.display(), number.code(), number.cardCode())
                : new Part(((Narrative.Words) piece).text(), null, null);
    }

    private static One one(EditionFigure figure, @Nullable String card, @Nullable Correction correction) {
        BigDecimal value = figure.value();
        return new One(
                figure.code(),
                card,
                figure.name(),
                plain(value),
                figure.unit(),
                figure.display(),
                figure.displayUnit(),
                figure.wording(),
                figure.definitionVersion(),
                figure.rows(),
                figure.about(),
                correction == null ? null : plain(correction.by()),
                correction == null ? null : correction.now());
    }

    private static Typed typed(Narrative.Number number, Inline.Typed token, Map<String, TypedNumber> signed) {
        TypedNumber by = signed.get(token.name());
        return new Typed(
                number.cardCode(),
                token.name(),
                number.display(),
                token.unit(),
                by == null ? null : by.by(),
                by == null ? null : by.at());
    }

    /** 198 rather than 1.98E+2 or 198.00. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
