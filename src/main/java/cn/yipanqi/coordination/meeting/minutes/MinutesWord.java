package cn.yipanqi.coordination.meeting.minutes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** Minutes as a Word file (.docx) on the official page of GB/T 9704-2012: A4, its margins, 22 lines a page, the page number outside. */
final class MinutesWord {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String FONT_TABLE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
    private static final String FONT_TABLE_OF =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";

    private static final long TOP = mm(37);
    private static final long BOTTOM = mm(35);
    private static final long LINE_PITCH = (mm(297) - TOP - BOTTOM) / 22;

    private MinutesWord() {}

    static byte[] of(MinutesText text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            dress(document);
            properties(document, text);
            line(document, "MinutesTitle", text.title());
            line(document, "MinutesNumber", text.number());
            text.facts().forEach(fact -> line(document, "MinutesBody", fact));
            for (MinutesText.Part part : text.parts()) {
                line(document, "Heading1", part.heading());
                part.paragraphs().forEach(paragraph -> line(document, "MinutesBody", paragraph));
            }
            if (text.end() != null) {
                line(document, "MinutesNote", text.end());
            }
            lay(document);
            document.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void line(XWPFDocument document, String style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text);
    }

    private static void dress(XWPFDocument document) throws IOException {
        try (InputStream styles = resource("styles.xml");
                InputStream settings = resource("settings.xml");
                InputStream fonts = resource("fontTable.xml")) {
            document.createStyles()
                    .setStyles(StylesDocument.Factory.parse(styles).getStyles());
            document.getSettings()
                    .getCTSettings()
                    .set(SettingsDocument.Factory.parse(settings).getSettings());
            PackagePart part = document.getPackage()
                    .createPart(PackagingURIHelper.createPartName("/word/fontTable.xml"), FONT_TABLE);
            try (OutputStream out = part.getOutputStream()) {
                fonts.transferTo(out);
            }
            document.getPackagePart().addRelationship(part.getPartName(), TargetMode.INTERNAL, FONT_TABLE_OF);
        } catch (XmlException | InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void properties(XWPFDocument document, MinutesText text) {
        POIXMLProperties properties = document.getProperties();
        Optional<Date> at = Optional.of(Date.from(text.at()));
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle(text.title());
        core.setCreated(at);
        core.setModified(at);
        properties.getExtendedProperties().getUnderlyingProperties().setApplication("Yipanqi");
    }

    private static void lay(XWPFDocument document) {
        pageNumber(document.createFooter(HeaderFooterType.DEFAULT), ParagraphAlignment.RIGHT);
        pageNumber(document.createFooter(HeaderFooterType.EVEN), ParagraphAlignment.LEFT);
        CTSectPr section = document.getDocument().getBody().getSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(mm(210)));
        size.setH(BigInteger.valueOf(mm(297)));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(TOP));
        margins.setBottom(BigInteger.valueOf(BOTTOM));
        margins.setLeft(BigInteger.valueOf(mm(28)));
        margins.setRight(BigInteger.valueOf(mm(26)));
        margins.setHeader(BigInteger.valueOf(mm(15)));
        margins.setFooter(BigInteger.valueOf(BOTTOM - mm(7) - 20 * 14));
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
        } else {
            indent.setLeft(BigInteger.valueOf(280));
        }
        line.createRun().setText("— ");
        var field = line.getCTP().addNewFldSimple();
        field.setInstr(" PAGE ");
        field.addNewR().addNewT().setStringValue("1");
        line.createRun().setText(" —");
    }

    private static long mm(double millimetres) {
        return Math.round(millimetres * 1440 / 25.4);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(MinutesWord.class.getResourceAsStream("/coordination/minutes/" + name), name);
    }
}
