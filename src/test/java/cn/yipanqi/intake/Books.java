package cn.yipanqi.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.mock.web.MockMultipartFile;

/** Workbooks made for a test: a line a row, | between cells, # before a number. */
public final class Books {

    private Books() {}

    public static byte[] book(String sheetName, String rows) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet(sheetName);
            int number = 0;
            for (String line : rows.split("\n")) {
                var row = sheet.createRow(number++);
                int column = 0;
                for (String text : line.split("\\|", -1)) {
                    String plain = text.strip();
                    if (plain.startsWith("#")) {
                        row.createCell(column).setCellValue(Double.parseDouble(plain.substring(1)));
                    } else if (!plain.isEmpty()) {
                        row.createCell(column).setCellValue(plain);
                    }
                    column++;
                }
            }
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(org.apache.poi.ss.usermodel.Workbook workbook) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("files", name, "application/octet-stream", content);
    }
}
