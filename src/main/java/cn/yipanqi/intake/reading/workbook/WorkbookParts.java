package cn.yipanqi.intake.reading.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The parts of a package that say what its sheets are called, which texts they share and which formats mean a day. */
final class WorkbookParts {

    private WorkbookParts() {}

    record SheetEntry(String name, String relation, boolean hidden) {

        SheetGauge gauge(String fileName, Limits limits, SheetGauge.CellBudget budget) {
            return new SheetGauge(fileName, name, hidden, limits, budget);
        }
    }

    /** {@code xl/workbook.xml}: the sheets in order, and where days are counted from. */
    static final class Contents extends DefaultHandler {

        private final List<SheetEntry> sheets = new ArrayList<>();
        private boolean from1904;

        List<SheetEntry> sheets() {
            return sheets;
        }

        boolean from1904() {
            return from1904;
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            if (local.equals("sheet")) {
                String relation = relation(attributes);
                if (relation != null) {
                    String state = attributes.getValue("state");
                    sheets.add(new SheetEntry(
                            text(attributes.getValue("name")), relation, state != null && !state.equals("visible")));
                }
            } else if (local.equals("workbookPr")) {
                from1904 = truth(attributes.getValue("date1904"));
            }
        }

        private static @Nullable String relation(Attributes attributes) {
            for (int i = 0; i < attributes.getLength(); i++) {
                if (attributes.getLocalName(i).equals("id")
                        && attributes.getURI(i).endsWith("relationships")) {
                    return attributes.getValue(i);
                }
            }
            return null;
        }
    }

    /** {@code xl/sharedStrings.xml}, without the phonetic guides. */
    static final class Texts extends DefaultHandler {

        private final List<String> texts;
        private final Limits limits;
        private final String fileName;
        private final StringBuilder current = new StringBuilder();
        private long total;
        private boolean inText;
        private boolean inPhonetic;

        Texts(List<String> texts, Limits limits, String fileName) {
            this.texts = texts;
            this.limits = limits;
            this.fileName = fileName;
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            switch (local) {
                case "si" -> current.setLength(0);
                case "t" -> inText = !inPhonetic;
                case "rPh" -> inPhonetic = true;
                default -> {}
            }
        }

        @Override
        public void characters(char[] buffer, int start, int length) {
            if (inText) {
                total += length;
                if (total > limits.textLength()) {
                    throw new UnreadableWorkbook("tooMuchText", fileName);
                }
                current.append(buffer, start, length);
            }
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            switch (local) {
                case "si" -> texts.add(current.toString());
                case "t" -> inText = false;
                case "rPh" -> inPhonetic = false;
                default -> {}
            }
        }
    }

    /** {@code xl/styles.xml}: which cell styles show a number as a day or time. */
    static final class Formats extends DefaultHandler {

        private final Map<Integer, String> codes = new HashMap<>();
        private final List<Boolean> dates = new ArrayList<>();
        private boolean inCellFormats;

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            switch (local) {
                case "numFmt" ->
                    codes.put(whole(attributes.getValue("numFmtId")), text(attributes.getValue("formatCode")));
                case "cellXfs" -> inCellFormats = true;
                case "xf" -> {
                    if (inCellFormats) {
                        dates.add(showsDay(whole(attributes.getValue("numFmtId"))));
                    }
                }
                default -> {}
            }
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            if (local.equals("cellXfs")) {
                inCellFormats = false;
            }
        }

        private boolean showsDay(int format) {
            String code = codes.get(format);
            return isDayFormat(format, code);
        }

        boolean isDate(int style) {
            return style >= 0 && style < dates.size() && dates.get(style);
        }
    }

    /**
     * Whether a number format shows a day or time. Formats 27 to 36 and 50 to 58 are days in Chinese, Japanese and Korean workbooks
     * and come without a code (ECMA-376 part 1, 18.8.30).
     */
    static boolean isDayFormat(int format, @Nullable String code) {
        if (code == null) {
            return (format >= 27 && format <= 36)
                    || (format >= 50 && format <= 58)
                    || DateUtil.isInternalDateFormat(format);
        }
        return DateUtil.isADateFormat(format, code);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static boolean truth(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    static int whole(@Nullable String value) {
        try {
            return value == null ? -1 : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
