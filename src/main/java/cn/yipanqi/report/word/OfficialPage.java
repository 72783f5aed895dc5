package cn.yipanqi.report.word;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;

/** The official page of GB/T 9704-2012: A4, its margins, its grid of 22 lines (28 characters fit by their style), and the page number outside. */
final class OfficialPage {

    private static final long WIDTH = mm(210);
    private static final long HEIGHT = mm(297);
    private static final long TOP = mm(37);
    private static final long BOTTOM = mm(35);
    private static final long LEFT = mm(28);
    private static final long RIGHT = mm(26);
    /** Height of the area of text by 22 lines. */
    private static final long LINE_PITCH = (HEIGHT - TOP - BOTTOM) / 22;
    /** The rule beside the page number lies 7 mm below the text, with its own 4 号 line beneath it. */
    private static final long FOOTER = BOTTOM - mm(7) - 20 * 14;

    private OfficialPage() {}

    static long textWidth() {
        return WIDTH - LEFT - RIGHT;
    }

    static long mm(double millimetres) {
        return Math.round(millimetres * 1440 / 25.4);
    }

    static void lay(XWPFDocument document) {
        pageNumber(document.createFooter(HeaderFooterType.DEFAULT), ParagraphAlignment.RIGHT);
        pageNumber(document.createFooter(HeaderFooterType.EVEN), ParagraphAlignment.LEFT);
        CTSectPr section = document.getDocument().getBody().getSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(TOP));
        margins.setBottom(BigInteger.valueOf(BOTTOM));
        margins.setLeft(BigInteger.valueOf(LEFT));
        margins.setRight(BigInteger.valueOf(RIGHT));
        margins.setHeader(BigInteger.valueOf(mm(15)));
        margins.setFooter(BigInteger.valueOf(FOOTER));
        margins.setGutter(BigInteger.ZERO);
        CTDocGrid grid = section.addNewDocGrid();
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(BigInteger.valueOf(LINE_PITCH));
    }

    /** "— 1 —", one character in from the outer edge: right on odd pages, left on even ones. */
    private static void pageNumber(XWPFFooter footer, ParagraphAlignment side) {
        XWPFParagraph line = footer.createParagraph();
        line.setStyle("PageNumber");
        line.setAlignment(side);
        var indent = line.getCTP().getPPr().addNewInd();
        if (side == ParagraphAlignment.RIGHT) {
            indent.setRight(BigInteger.valueOf(280));
            indent.setRightChars(BigInteger.valueOf(100));
        } else {
            indent.setLeft(BigInteger.valueOf(280));
            indent.setLeftChars(BigInteger.valueOf(100));
        }
        line.createRun().setText("— ");
        var field = line.getCTP().addNewFldSimple();
        field.setInstr(" PAGE ");
        field.addNewR().addNewT().setStringValue("1");
        line.createRun().setText(" —");
    }
}
