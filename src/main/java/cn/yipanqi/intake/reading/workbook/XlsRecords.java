package cn.yipanqi.intake.reading.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Listens to the records of an {@code .xls} workbook: first the workbook's own, then sheet after sheet. */
final class XlsRecords implements HSSFListener {

    private static final double DAYS_FROM_1900_TO_1904 = 1462;

    private final String fileName;
    private final Limits limits;
    private final SheetGauge.CellBudget budget;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final Map<Integer, String> formatCodes = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();
    private @Nullable SSTRecord shared;
    private @Nullable SheetGauge gauge;
    private @Nullable FormulaRecord awaitingText;
    private boolean from1904;
    private int depth;
    private int nextSheet;

    XlsRecords(String fileName, Limits limits) {
        this.fileName = fileName;
        this.limits = limits;
        budget = new SheetGauge.CellBudget(limits);
    }

    List<Grid> grids() {
        return grids;
    }

    @Override
    public void processRecord(Record arrived) {
        if (arrived instanceof BOFRecord start) {
            start(start);
        } else if (arrived instanceof EOFRecord) {
            end();
        } else if (gauge == null) {
            workbookRecord(arrived);
        } else if (depth == 1 && !gauge.isSettled()) {
            sheetRecord(arrived, gauge);
        }
    }

    private void start(BOFRecord start) {
        depth++;
        if (depth != 1 || start.getType() == BOFRecord.TYPE_WORKBOOK) {
            return;
        }
        if (nextSheet == 0) {
            sheets.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
        }
        if (nextSheet < sheets.size()) {
            BoundSheetRecord sheet = sheets.get(nextSheet);
            if (start.getType() == BOFRecord.TYPE_WORKSHEET) {
                gauge = new SheetGauge(
                        fileName, sheet.getSheetname(), sheet.isHidden() || sheet.isVeryHidden(), limits, budget);
            }
        }
        nextSheet++;
    }

    private void end() {
        depth--;
        if (depth == 0 && gauge != null) {
            grids.add(gauge.grid());
            gauge = null;
            awaitingText = null;
        }
    }

    private void workbookRecord(Record arrived) {
        if (arrived instanceof BoundSheetRecord sheet) {
            sheets.add(sheet);
        } else if (arrived instanceof SSTRecord texts) {
            shared = texts;
        } else if (arrived instanceof FormatRecord format) {
            formatCodes.put(format.getIndexCode(), format.getFormatString());
        } else if (arrived instanceof ExtendedFormatRecord style) {
            styles.add((int) style.getFormatIndex());
        } else if (arrived instanceof DateWindow1904Record window) {
            from1904 = window.getWindowing() == 1;
        }
    }

    private void sheetRecord(Record arrived, SheetGauge sheet) {
        if (arrived instanceof NumberRecord number) {
            put(sheet, number, numeric(number.getValue(), number.getXFIndex()));
        } else if (arrived instanceof LabelSSTRecord label && shared != null) {
            put(sheet, label, Cell.text(shared.getString(label.getSSTIndex()).getString()));
        } else if (arrived instanceof LabelRecord label) {
            put(sheet, label, Cell.text(label.getValue()));
        } else if (arrived instanceof BoolErrRecord either) {
            put(
                    sheet,
                    either,
                    either.isBoolean() ? Cell.truth(either.getBooleanValue()) : error(either.getErrorValue()));
        } else if (arrived instanceof FormulaRecord formula) {
            formula(sheet, formula);
        } else if (arrived instanceof StringRecord text && awaitingText != null) {
            put(sheet, awaitingText, Cell.text(text.getString()));
            awaitingText = null;
        } else if (arrived instanceof MergeCellsRecord merged) {
            for (int i = 0; i < merged.getNumAreas(); i++) {
                CellRangeAddress area = merged.getAreaAt(i);
                sheet.merge(new Merge(
                        area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn(), area.getLastColumn()));
            }
        }
    }

    private void formula(SheetGauge sheet, FormulaRecord formula) {
        if (formula.hasCachedResultString()) {
            awaitingText = formula;
            return;
        }
        put(
                sheet,
                formula,
                switch (formula.getCachedResultTypeEnum()) {
                    case BOOLEAN -> Cell.truth(formula.getCachedBooleanValue());
                    case ERROR -> error(formula.getCachedErrorValue());
                    default -> numeric(formula.getValue(), formula.getXFIndex());
                });
    }

    private static Cell error(int code) {
        return Cell.error(
                FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR");
    }

    private Cell numeric(double value, int style) {
        if (!Double.isFinite(value)) {
            return Cell.error("#NUM!");
        }
        int format = style < styles.size() ? styles.get(style) : 0;
        boolean day = WorkbookParts.isDayFormat(format, formatCodes.get(format));
        return day ? Cell.date(from1904 ? value + DAYS_FROM_1900_TO_1904 : value) : Cell.number(value);
    }

    private static void put(SheetGauge sheet, CellValueRecordInterface where, Cell cell) {
        sheet.cell(where.getRow() + 1, where.getColumn(), cell);
    }
}
