package cn.yipanqi.report.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/**
 * Writes an edition as a Word file (.docx): narrative with each number in a tagged content control, and the table of sources.
 */
public final class WordDocument {

    private static final String FONT_TABLE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
    private static final String FONT_TABLE_OF =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";

    private WordDocument() {}

    /** The media type of what is written. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** Writes the document; the same document gives the same bytes. The stream stays open. */
    public static void write(EditionDocument edition, OutputStream out) throws IOException {
        ByteArrayOutputStream loose = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            dress(document);
            properties(document, edition);
            fill(document, edition);
            OfficialPage.lay(document);
            document.write(loose);
        }
        StableZip.rewrite(loose.toByteArray(), out);
    }

    private static void fill(XWPFDocument document, EditionDocument edition) {
        NumberMarks marks = new NumberMarks(edition);
        List<Line> lines = Line.of(edition);
        for (Line line : lines) {
            if (line.style() == Line.Style.TABLE_STANDING) {
                SourceTable.write(document, edition.sources());
            }
            marks.write(document.createParagraph(), line);
        }
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

    /** What the file says of itself; its times are the edition's, and its identifier lets it be known again without its controls. */
    private static void properties(XWPFDocument document, EditionDocument edition) {
        POIXMLProperties properties = document.getProperties();
        Optional<Date> at = Optional.of(Date.from(edition.standing().at()));
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle(edition.narrative().title());
        core.setCreator(edition.narrative().byLine());
        core.setIdentifier(ReturnedFile.IDENTIFIER + edition.id());
        core.setCreated(at);
        core.setModified(at);
        properties.getExtendedProperties().getUnderlyingProperties().setApplication("Yipanqi");
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(WordDocument.class.getResourceAsStream("/report/word/" + name), name);
    }
}
