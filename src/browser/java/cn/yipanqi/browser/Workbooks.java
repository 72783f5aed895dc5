package cn.yipanqi.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A unit's workbook of the sample year as it had been on a day of it: what came later is not there yet, and neither is the year's total. */
final class Workbooks {

    private static final String NAME = "班玛县妇联2022年活动台账.xlsx";
    private static final int LAST_OF_THE_YEAR = 60;

    private Workbooks() {}

    /**
     * @param last the last row that is there, counted from 1 as people do
     * @param without rows that are left out
     */
    static Path asOf(Path folder, int last, int... without) throws IOException {
        Path file = Files.createTempDirectory(folder, "workbook").resolve(NAME);
        try (InputStream in = Files.newInputStream(Path.of("demo", "banma-2022", NAME));
                Workbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.getSheetAt(0);
            for (int row = last + 1; row <= LAST_OF_THE_YEAR; row++) {
                remove(sheet, row);
            }
            Arrays.stream(without).forEach(row -> remove(sheet, row));
            workbook.write(out);
        }
        return file;
    }

    private static void remove(Sheet sheet, int row) {
        if (sheet.getRow(row - 1) != null) {
            sheet.removeRow(sheet.getRow(row - 1));
        }
    }
}
