package cn.yipanqi.report;

import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.template.ReportText;
import java.util.Map;

/**
 * An edition with all that stands in it.
 *
 * @param figures live in a draft, kept in a frozen one
 * @param narrative the text filled in
 * @param typed signers of the numbers typed by hand, by the numbers' names
 * @param corrections what the ledger says otherwise since the freezing, by the figures' codes
 */
public record OpenEdition(
        Edition edition,
        FigureSheet figures,
        ReportText text,
        Narrative narrative,
        Map<String, TypedNumber> typed,
        Map<String, Correction> corrections) {

    static OpenEdition of(
            Edition edition, FigureSheet figures, Map<String, TypedNumber> typed, Map<String, Correction> corrections) {
        var vocabulary = figures.vocabulary();
        // What was sound when it was saved may name a figure that is defined no more: then all else is shown, and the
        // editor says what is wrong.
        ReportText text = ReportText.read(edition.text(), vocabulary).text();
        Narrative narrative = text.narrate(edition.occasion(), figures.shown(), vocabulary);
        return new OpenEdition(edition, figures, text, narrative, typed, corrections);
    }
}
