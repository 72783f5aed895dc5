package cn.yipanqi.report.word;

import cn.yipanqi.report.template.Narrative;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STVerticalAlignRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;

/**
 * Sets the narrative's lines: words as runs; each number in a content control of plain text, unlocked so that people may go on writing, followed by
 * its card code, a superscript that leads to the row of the table.
 */
final class NumberMarks {

    private static final String CODE_STYLE = "SourceCode";

    private final EditionDocument edition;
    private int controls;

    NumberMarks(EditionDocument edition) {
        this.edition = edition;
    }

    void write(XWPFParagraph paragraph, Line line) {
        paragraph.setStyle(line.style().id());
        for (Narrative.Piece piece : line.pieces()) {
            if (piece instanceof Narrative.Words words) {
                chinese(paragraph.createRun()).setText(words.text());
            } else if (piece instanceof Narrative.Number number) {
                control(paragraph.getCTP(), number);
                code(paragraph.getCTP(), number.cardCode());
            }
        }
    }

    /** Signs that Chinese and Latin share (“ ” — … ※) are set in the Chinese font; Word asks for this at the run. */
    static XWPFRun chinese(XWPFRun run) {
        run.getCTR().addNewRPr().addNewRFonts().setHint(STHint.EAST_ASIA);
        return run;
    }

    private void control(CTP paragraph, Narrative.Number number) {
        NumberSource source = edition.source(number.cardCode());
        CTSdtRun control = paragraph.addNewSdt();
        CTSdtPr properties = control.addNewSdtPr();
        properties.addNewAlias().setVal(shortened(number.cardCode() + " " + source.name()));
        properties.addNewTag().setVal(new NumberTag(number.code(), edition.id()).text());
        properties.addNewId().setVal(BigInteger.valueOf(++controls));
        properties.addNewText();
        control.addNewSdtContent().addNewR().addNewT().setStringValue(number.display());
    }

    private static void code(CTP paragraph, String cardCode) {
        var link = paragraph.addNewHyperlink();
        link.setAnchor(SourceTable.bookmark(cardCode));
        link.setHistory(true);
        CTR run = link.addNewR();
        CTRPr properties = run.addNewRPr();
        properties.addNewRStyle().setVal(CODE_STYLE);
        properties.addNewRFonts().setHint(STHint.EAST_ASIA);
        // Said here too, for suites that lose character styles: a code on the line would read as part of the number.
        properties.addNewVertAlign().setVal(STVerticalAlignRun.SUPERSCRIPT);
        run.addNewT().setStringValue(cardCode);
    }

    /** Word refuses a title of more than 64 characters. */
    private static String shortened(String alias) {
        int length = alias.codePointCount(0, alias.length());
        return length <= NumberTag.LONGEST
                ? alias
                : alias.substring(0, alias.offsetByCodePoints(0, NumberTag.LONGEST - 1)) + "…";
    }
}
