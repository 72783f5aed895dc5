package cn.yipanqi.report.word;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.template.Wording;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A paragraph of the document outside its table. The writer sets these lines, and a returned file is compared with them.
 *
 * @param block the report text's block it comes from, -1 for what the page adds
 */
record Line(Style style, int block, List<Narrative.Piece> pieces) {

    /** Paragraph styles by their ids in {@code report/word/styles.xml}. */
    enum Style {
        TITLE("ReportTitle"),
        BY_LINE("ReportByLine"),
        STANDING("ReportStanding"),
        HEADING1("Heading1"),
        HEADING2("Heading2"),
        BODY("ReportBody"),
        ANNEX_NOTE("AnnexNote"),
        ANNEX_MARK("AnnexMark"),
        ANNEX_TITLE("AnnexTitle"),
        TABLE_HOW("TableNote"),
        /** Stands behind the table. */
        TABLE_STANDING("TableNote"),
        CHAIN("TableNote");

        private final String id;

        Style(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** China keeps one time. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** All lines of a document in order. */
    static List<Line> of(EditionDocument edition) {
        List<Line> lines = new ArrayList<>();
        Narrative narrative = edition.narrative();
        lines.add(plain(Style.TITLE, narrative.title()));
        if (!narrative.byLine().isEmpty()) {
            lines.add(plain(Style.BY_LINE, narrative.byLine()));
        }
        lines.add(plain(Style.STANDING, standing(edition.standing())));
        for (Narrative.Passage passage : narrative.passages()) {
            Style style = switch (passage.level()) {
                case 0 -> Style.BODY;
                case 1 -> Style.HEADING1;
                default -> Style.HEADING2;
            };
            lines.add(new Line(style, passage.block(), passage.pieces()));
        }
        if (!edition.sources().isEmpty()) {
            lines.add(plain(Style.ANNEX_NOTE, Wording.say("word.annex.note")));
            lines.add(plain(Style.ANNEX_MARK, Wording.say("word.annex.mark")));
            lines.add(plain(Style.ANNEX_TITLE, Wording.say("word.annex.title")));
            lines.add(plain(Style.TABLE_HOW, Wording.say("word.annex.how")));
            String until = edition.standing().frozen()
                    ? "word.annex.frozen"
                    : edition.standing().pinned() ? "word.annex.signed" : "word.annex.live";
            lines.add(plain(
                    Style.TABLE_STANDING, Wording.say(until, edition.standing().posting())));
        }
        ChainHead chain = edition.standing().chain();
        if (chain != null) {
            lines.add(plain(Style.CHAIN, Wording.say("word.chain", chain.no(), chain.shortHash())));
        }
        return lines;
    }

    private static String standing(EditionDocument.Standing standing) {
        EditionDocument.Signature signed = standing.signed();
        String stage = "word.stage." + standing.stage().name().toLowerCase(Locale.ROOT);
        if (!standing.frozen()) {
            return signed == null ? Wording.say(stage) : Wording.say(stage, signed.position(), day(signed.day()));
        }
        String sent = day(standing.at().atZone(ZONE).toLocalDate());
        return signed == null
                ? Wording.say(stage + ".unsigned", sent)
                : Wording.say(stage, signed.position(), day(signed.day()), sent);
    }

    private static String day(LocalDate day) {
        return Wording.say("word.day", Integer.toString(day.getYear()), day.getMonthValue(), day.getDayOfMonth());
    }

    private static Line plain(Style style, String text) {
        return new Line(style, -1, List.of(new Narrative.Words(text)));
    }
}
