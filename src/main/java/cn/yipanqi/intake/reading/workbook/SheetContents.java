package cn.yipanqi.intake.reading.workbook;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** {@code xl/worksheets/sheetN.xml} as a stream: cells with their stored values, and merges. Stops where the gauge has enough. */
final class SheetContents extends DefaultHandler {

    /** A text cell holds at most this much in a spreadsheet program. */
    private static final int LONGEST_TEXT = 32_767;

    private static final Cell NOT_LOOKED_UP = Cell.text("…");

    private static final double DAYS_FROM_1900_TO_1904 = 1462;

    private final SheetGauge gauge;
    private final @Nullable List<String> shared;
    private final WorkbookParts.Formats formats;
    private final boolean from1904;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();
    private final StringBuilder inline = new StringBuilder();
    private @Nullable StringBuilder target;
    private int row;
    private int column = -1;
    private String type = "n";
    private int style;
    private boolean hasFormula;
    private boolean inPhonetic;

    SheetContents(SheetGauge gauge, @Nullable List<String> shared, WorkbookParts.Formats formats, boolean from1904) {
        this.gauge = gauge;
        this.shared = shared;
        this.formats = formats;
        this.from1904 = from1904;
    }

    /** For counting only: texts are not looked up, formats not known. */
    static SheetContents withoutTexts(SheetGauge gauge) {
        return new SheetContents(gauge, null, new WorkbookParts.Formats(), false);
    }

    /** Nothing more of this sheet is wanted. */
    static final class Enough extends SAXException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "row" -> {
                int stated = WorkbookParts.whole(attributes.getValue("r"));
                row = stated > 0 ? stated : row + 1;
                column = -1;
            }
            case "c" -> startCell(attributes);
            case "v" -> target = value;
            case "f" -> {
                hasFormula = true;
                target = formula;
            }
            case "t" -> target = inPhonetic ? null : inline;
            case "rPh" -> inPhonetic = true;
            case "mergeCell" -> merge(attributes.getValue("ref"));
            default -> {}
        }
    }

    private void startCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : columnOf(reference);
        type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
        style = WorkbookParts.whole(attributes.getValue("s"));
        hasFormula = false;
        value.setLength(0);
        formula.setLength(0);
        inline.setLength(0);
    }

    private int columnOf(String reference) {
        int number = 0;
        for (int i = 0; i < reference.length() && number < 1 << 20; i++) {
            char letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z') {
                break;
            }
            number = number * 26 + letter - 'A' + 1;
        }
        return number == 0 ? column + 1 : number - 1;
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        if (target != null) {
            target.append(buffer, start, Math.min(length, LONGEST_TEXT - Math.min(LONGEST_TEXT, target.length())));
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        switch (local) {
            case "v", "f", "t" -> target = null;
            case "rPh" -> inPhonetic = false;
            case "c" -> {
                gauge.cell(Math.max(row, 1), column, cell());
                if (gauge.isSettled()) {
                    throw new Enough();
                }
            }
            default -> {}
        }
    }

    private Cell cell() {
        if (value.isEmpty() && inline.isEmpty()) {
            return hasFormula && !type.equals("str") ? Cell.uncomputed(formula.toString()) : Cell.BLANK;
        }
        return switch (type) {
            case "s" -> sharedText();
            case "inlineStr" -> Cell.text(inline.toString());
            case "str" -> Cell.text(value.toString());
            case "b" -> Cell.truth(value.charAt(0) == '1');
            case "e" -> Cell.error(value.toString());
            case "d" -> Cell.text(value.toString().replace('T', ' '));
            default -> numeric();
        };
    }

    private Cell sharedText() {
        if (shared == null) {
            return NOT_LOOKED_UP;
        }
        int index = WorkbookParts.whole(value.toString());
        return index < 0 || index >= shared.size() ? Cell.BLANK : Cell.text(shared.get(index));
    }

    private Cell numeric() {
        try {
            double number = Double.parseDouble(value.toString().strip());
            if (!Double.isFinite(number)) {
                return Cell.text(value.toString());
            }
            return formats.isDate(style)
                    ? Cell.date(from1904 ? number + DAYS_FROM_1900_TO_1904 : number)
                    : Cell.number(number);
        } catch (NumberFormatException e) {
            return Cell.text(value.toString());
        }
    }

    private void merge(@Nullable String reference) {
        if (reference == null) {
            return;
        }
        try {
            CellRangeAddress range = CellRangeAddress.valueOf(reference);
            if (range.getFirstRow() >= 0 && range.getFirstColumn() >= 0) {
                gauge.merge(new Merge(
                        range.getFirstRow() + 1,
                        range.getLastRow() + 1,
                        range.getFirstColumn(),
                        range.getLastColumn()));
            }
        } catch (IllegalArgumentException e) {
            // a merge that names no range merges nothing
        }
    }
}
