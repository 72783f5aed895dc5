package cn.yipanqi.report.desk;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.Correction;
import cn.yipanqi.report.Edition;
import cn.yipanqi.report.Edition.Freezing;
import cn.yipanqi.report.EditionFigure;
import cn.yipanqi.report.FigureSheet;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.Preview;
import cn.yipanqi.report.TypedNumber;
import cn.yipanqi.report.template.Inline;
import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.template.ReportText;
import cn.yipanqi.report.template.Wording;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edition as it lies on the desk, with the addresses its numbers lead to.
 *
 * @param text with its tokens, as far as it was understood
 * @param typed signers of the numbers typed by hand, by the numbers' names
 * @param corrections by the figures' codes
 */
public record Desk(
        Edition edition,
        FigureSheet figures,
        ReportText text,
        Narrative narrative,
        Map<String, TypedNumber> typed,
        Map<String, Correction> corrections) {

    static Desk of(OpenEdition open) {
        return new Desk(
                open.edition(), open.figures(), open.text(), open.narrative(), open.typed(), open.corrections());
    }

    static Desk of(Preview preview) {
        return new Desk(
                preview.edition(),
                preview.figures(),
                preview.reading().text(),
                preview.narrative(),
                preview.typed(),
                Map.of());
    }

    public String url() {
        return "/reports/" + edition.id();
    }

    /** Whether the ledger has nothing at all for the period. */
    public boolean bare() {
        return figures.all().stream()
                .filter(figure -> !figure.code().startsWith("station."))
                .allMatch(figure -> figure.rows() == 0);
    }

    /** Where the county's audit chain ended at the freezing, as it is printed; none in a draft. */
    public @Nullable String chain() {
        Freezing freezing = edition.freezing();
        ChainHead chain = freezing == null ? null : freezing.chain();
        return chain == null ? null : Wording.say("word.chain", chain.no(), chain.shortHash());
    }

    public static boolean typed(Narrative.Number number) {
        return number.token() instanceof Inline.Typed;
    }

    /** Where a number comes from: a figure's page or, with {@code /card}, the same for the drawer. A number typed by hand has one address. */
    public String source(Narrative.Number number, String part) {
        if (typed(number)) {
            return url() + "/typed/" + place(number);
        }
        return figure(number.code(), part) + "&mark=" + number.cardCode();
    }

    public String figure(String code, String part) {
        Long pinned = edition.pinned();
        return "/figures/" + code + part + "?county=" + String.format("%06d", edition.county()) + "&from="
                + edition.period().from() + "&to=" + edition.period().to()
                + (pinned == null ? "" : "&asOf=" + pinned);
    }

    /** Place of a typed number among its like, from 1. */
    private static String place(Narrative.Number number) {
        return number.cardCode().substring(1);
    }

    public List<Narrative.Number> typedNumbers() {
        return narrative.numbers().stream().filter(Desk::typed).toList();
    }

    public @Nullable TypedNumber signed(Narrative.Number number) {
        return number.token() instanceof Inline.Typed token ? signed(token) : null;
    }

    private @Nullable TypedNumber signed(Inline.Typed token) {
        TypedNumber signed = typed.get(token.name());
        return signed != null && signed.says(token) ? signed : null;
    }

    /**
     * A number that the text wants typed by hand 人工填报.
     *
     * @param mark ※1 where it stands in the report, none where nobody has typed it or its sentence is not said
     * @param signed who typed it and when; none while what is typed is not saved
     */
    public record ByHand(
            String name,
            @Nullable String value,
            String unit,
            @Nullable String mark,
            @Nullable String source,
            @Nullable TypedNumber signed) {}

    /** All numbers typed by hand or still to be typed, in the order of the text, each once. */
    public List<ByHand> byHand() {
        Map<String, Narrative.Number> standing = new HashMap<>();
        typedNumbers().forEach(number -> standing.put(((Inline.Typed) number.token()).name(), number));
        Map<String, ByHand> all = new LinkedHashMap<>();
        for (Inline.NumberToken number : text.numbers()) {
            if (number instanceof Inline.Typed token) {
                Narrative.Number there = standing.get(token.name());
                all.putIfAbsent(
                        token.name(),
                        new ByHand(
                                token.name(),
                                token.value(),
                                token.unit(),
                                there == null ? null : there.cardCode(),
                                there == null ? null : source(there, ""),
                                signed(token)));
            }
        }
        return List.copyOf(all.values());
    }

    /** How many of them nobody has typed yet. */
    public long blanks() {
        return byHand().stream().filter(number -> number.value() == null).count();
    }

    public @Nullable Correction correction(Narrative.Number number) {
        return corrections.get(number.code());
    }

    /** Unit of a correction where it is not the one that stands behind the number: -1,600元 beside 43.8万元. */
    public String sinceUnit(Narrative.Number number) {
        Correction correction = corrections.get(number.code());
        return correction == null
                ? ""
                : figures.of(number.code())
                        .filter(figure -> !figure.displayUnit().equals(correction.unit()))
                        .map(figure -> correction.unit())
                        .orElse("");
    }

    /** Corrections in the figures' customary order. */
    public List<Correction> correctionsInOrder() {
        return figures.all().stream()
                .map(EditionFigure::code)
                .filter(corrections::containsKey)
                .map(code -> java.util.Objects.requireNonNull(corrections.get(code)))
                .toList();
    }
}
