package cn.yipanqi.intake.reading.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** A workbook in Office Open XML, read part by part as a stream. */
final class XlsxFile {

    private final String fileName;
    private final Limits limits;

    XlsxFile(String fileName, Limits limits) {
        this.fileName = fileName;
        this.limits = limits;
    }

    List<Grid> read(SeekableByteChannel content) {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(content).get()) {
            new ZipGuard(fileName, limits).check(zip);
            try (OPCPackage workbook = OPCPackage.open(new ZipFileZipEntrySource(zip))) {
                try {
                    return read(workbook);
                } finally {
                    workbook.revert();
                }
            }
        } catch (SAXException e) {
            throw new UnreadableWorkbook(mentionsDocumentType(e) ? "entities" : "damaged", fileName);
        } catch (OpenXML4JException | OpenXML4JRuntimeException | IllegalArgumentException e) {
            throw new UnreadableWorkbook(mentionsDocumentType(e) ? "entities" : "notAWorkbook", fileName);
        } catch (IOException | ParserConfigurationException e) {
            throw new UnreadableWorkbook("damaged", fileName);
        }
    }

    private static boolean mentionsDocumentType(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("DOCTYPE")) {
                return true;
            }
        }
        return false;
    }

    private List<Grid> read(OPCPackage opened)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        PackagePart main = mainPart(opened);
        WorkbookParts.Contents contents = new WorkbookParts.Contents();
        parse(main, contents);
        List<Sized> sheets = sized(opened, main, contents);
        List<String> shared = new ArrayList<>();
        WorkbookParts.Formats formats = new WorkbookParts.Formats();
        if (sheets.stream().anyMatch(sheet -> !sheet.gauge().isRefused())) {
            for (PackageRelationship relation : main.getRelationships()) {
                if (relation.getRelationshipType().endsWith("/sharedStrings")) {
                    parse(target(opened, main, relation), new WorkbookParts.Texts(shared, limits, fileName));
                } else if (relation.getRelationshipType().endsWith("/styles")) {
                    parse(target(opened, main, relation), formats);
                }
            }
        }
        List<Grid> grids = new ArrayList<>();
        SheetGauge.CellBudget budget = new SheetGauge.CellBudget(limits);
        for (Sized sheet : sheets) {
            SheetGauge gauge = sheet.gauge();
            if (!gauge.isRefused()) {
                gauge = sheet.entry().gauge(fileName, limits, budget);
                parseSheet(sheet.part(), new SheetContents(gauge, shared, formats, contents.from1904()));
            }
            grids.add(gauge.grid());
        }
        if (grids.isEmpty()) {
            throw new UnreadableWorkbook("noSheets", fileName);
        }
        return grids;
    }

    private record Sized(WorkbookParts.SheetEntry entry, PackagePart part, SheetGauge gauge) {}

    /** Counts every sheet's rows, columns and cells before any text is loaded: what is too large is refused for what it is. */
    private List<Sized> sized(OPCPackage opened, PackagePart main, WorkbookParts.Contents contents)
            throws IOException, SAXException, OpenXML4JException, ParserConfigurationException {
        List<Sized> sheets = new ArrayList<>();
        SheetGauge.CellBudget budget = new SheetGauge.CellBudget(limits);
        for (WorkbookParts.SheetEntry entry : contents.sheets()) {
            PackageRelationship relation = main.getRelationship(entry.relation());
            if (relation != null && relation.getRelationshipType().endsWith("/worksheet")) {
                PackagePart part = target(opened, main, relation);
                SheetGauge gauge = entry.gauge(fileName, limits, budget).onlyCounting();
                parseSheet(part, SheetContents.withoutTexts(gauge));
                sheets.add(new Sized(entry, part, gauge));
            }
        }
        return sheets;
    }

    private PackagePart mainPart(OPCPackage opened) {
        for (String type :
                List.of(PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
            for (PackageRelationship relation : opened.getRelationshipsByType(type)) {
                PackagePart part = opened.getPart(relation);
                if (part != null && part.getContentType().contains("sheet.binary")) {
                    throw new UnreadableWorkbook("binary", fileName);
                }
                if (part != null && part.getContentType().matches(".*(spreadsheetml|ms-excel).*")) {
                    return part;
                }
            }
        }
        throw new UnreadableWorkbook("notAWorkbook", fileName);
    }

    private PackagePart target(OPCPackage opened, PackagePart main, PackageRelationship relation)
            throws OpenXML4JException {
        PackagePart part = main.getRelatedPart(relation);
        if (part == null) {
            throw new UnreadableWorkbook("damaged", fileName);
        }
        return part;
    }

    private static void parseSheet(PackagePart part, SheetContents contents)
            throws IOException, SAXException, ParserConfigurationException {
        try {
            parse(part, contents);
        } catch (SheetContents.Enough e) {
            // the gauge remembers why
        }
    }

    private static void parse(PackagePart part, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        reader.setContentHandler(handler);
        reader.setErrorHandler(new org.xml.sax.helpers.DefaultHandler());
        try (InputStream content = part.getInputStream()) {
            reader.parse(new InputSource(content));
        }
    }
}
