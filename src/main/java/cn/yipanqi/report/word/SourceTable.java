package cn.yipanqi.report.word;

import cn.yipanqi.report.template.Wording;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/** 《数据来源表》: a row for each number. It needs no content controls to be read, for office suites that drop them. */
final class SourceTable {

    /** The columns with their widths in millimetres, together the width of the text. */
    enum Column {
        CODE(11, ParagraphAlignment.CENTER),
        NAME(26, ParagraphAlignment.LEFT),
        NUMBER(20, ParagraphAlignment.RIGHT),
        DEFINITION(41, ParagraphAlignment.LEFT),
        PERIOD(24, ParagraphAlignment.CENTER),
        ROWS(13, ParagraphAlignment.RIGHT),
        RESPONSIBLE(21, ParagraphAlignment.LEFT);

        private final long width;
        private final ParagraphAlignment alignment;

        Column(double millimetres, ParagraphAlignment alignment) {
            this.width = OfficialPage.mm(millimetres);
            this.alignment = alignment;
        }

        String head() {
            return Wording.say("word.table." + name().toLowerCase(java.util.Locale.ROOT));
        }

        private String cell(NumberSource source) {
            return switch (this) {
                case CODE -> source.cardCode();
                case NAME -> source.name();
                case NUMBER -> source.shown();
                case DEFINITION -> source.definition();
                case PERIOD -> source.period();
                case ROWS ->
                    source.rows() == null
                            ? Wording.say("word.table.none")
                            : Wording.say("word.table.rows.count", source.rows());
                case RESPONSIBLE -> source.responsible();
            };
        }
    }

    /** Half a point, in eighths. */
    private static final int BORDER = 4;

    private SourceTable() {}

    static void write(XWPFDocument document, List<NumberSource> sources) {
        XWPFTable table = document.createTable(sources.size() + 1, Column.values().length);
        table.setTableAlignment(TableRowAlign.CENTER);
        var properties = table.getCTTbl().getTblPr();
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setCellMargins(0, 57, 0, 57);
        borders(table);
        width(properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW(), OfficialPage.textWidth());
        CTTblGrid grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (Column column : Column.values()) {
            grid.addNewGridCol().setW(BigInteger.valueOf(column.width));
        }
        head(table.getRow(0));
        for (int i = 0; i < sources.size(); i++) {
            row(table.getRow(i + 1), sources.get(i), i);
        }
    }

    private static void borders(XWPFTable table) {
        table.setTopBorder(XWPFBorderType.SINGLE, BORDER, 0, "auto");
        table.setBottomBorder(XWPFBorderType.SINGLE, BORDER, 0, "auto");
        table.setLeftBorder(XWPFBorderType.SINGLE, BORDER, 0, "auto");
        table.setRightBorder(XWPFBorderType.SINGLE, BORDER, 0, "auto");
        table.setInsideHBorder(XWPFBorderType.SINGLE, BORDER, 0, "auto");
        table.setInsideVBorder(XWPFBorderType.SINGLE, BORDER, 0, "auto");
    }

    private static void head(XWPFTableRow row) {
        row.setRepeatHeader(true);
        row.setCantSplitRow(true);
        for (Column column : Column.values()) {
            paragraph(row, column, "TableHead").createRun().setText(column.head());
        }
    }

    private static void row(XWPFTableRow row, NumberSource source, int number) {
        row.setCantSplitRow(true);
        for (Column column : Column.values()) {
            XWPFParagraph paragraph = paragraph(row, column, "TableCell");
            paragraph.setAlignment(column.alignment);
            if (column == Column.CODE) {
                var start = paragraph.getCTP().addNewBookmarkStart();
                start.setId(BigInteger.valueOf(number));
                start.setName(bookmark(source.cardCode()));
                NumberMarks.chinese(paragraph.createRun()).setText(column.cell(source));
                paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(number));
            } else {
                lines(NumberMarks.chinese(paragraph.createRun()), column.cell(source));
            }
        }
    }

    /** A span of days is too long for its column: it breaks behind its sign, not within a date. */
    private static void lines(XWPFRun run, String text) {
        String[] lines = text.split("(?<= ～) ", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i]);
        }
    }

    private static XWPFParagraph paragraph(XWPFTableRow row, Column column, String style) {
        XWPFTableCell cell = row.getCell(column.ordinal());
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        var properties = cell.getCTTc().getTcPr() == null
                ? cell.getCTTc().addNewTcPr()
                : cell.getCTTc().getTcPr();
        width(properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW(), column.width);
        XWPFParagraph paragraph = cell.getParagraphs().get(0);
        paragraph.setStyle(style);
        return paragraph;
    }

    private static void width(CTTblWidth width, long twips) {
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(twips));
    }

    /** Where a code in the text leads to; a bookmark's name begins with a letter and holds letters, digits and underscores. */
    static String bookmark(String cardCode) {
        return "source_" + cardCode.replace('※', 'X');
    }
}
