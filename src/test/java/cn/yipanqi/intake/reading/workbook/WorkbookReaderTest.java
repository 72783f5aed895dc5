package cn.yipanqi.intake.reading.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookReaderTest {

    private final WorkbookReader reader = new WorkbookReader();

    private void refused(byte[] content, String key) {
        assertThatThrownBy(() -> reader.read("台账.xlsx", content))
                .isInstanceOfSatisfying(UnreadableWorkbook.class, refusal -> {
                    assertThat(refusal.sentence().key()).isEqualTo("reading.file." + key);
                    assertThat(refusal.sentence().args()).first().isEqualTo("台账.xlsx");
                });
    }

    private static byte[] workbook(Supplier<Workbook> kind) throws IOException {
        try (Workbook workbook = kind.get();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("一月");
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            sheet.createRow(0).createCell(0).setCellValue("2022年会议台账");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:D1"));
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue(44625);
            row.getCell(0).setCellStyle(day);
            row.createCell(1).setCellValue(0.07000000000000001);
            row.createCell(2).setCellValue(true);
            row.createCell(3).setCellFormula("B3*100");
            row.createCell(4).setCellFormula("\"共\"&\"7\"");
            row.createCell(5).setCellFormula("1/0");
            row.createCell(6).setCellValue("   ");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.createSheet("藏").createRow(0).createCell(0).setCellValue("x");
            workbook.setSheetHidden(1, true);
            workbook.createSheet("空");
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void bothFormatsYieldTheSameCells() throws IOException {
        for (byte[] content : List.of(workbook(XSSFWorkbook::new), workbook(HSSFWorkbook::new))) {
            List<Grid> grids = reader.read("台账", content);
            assertThat(grids).extracting(Grid::sheet).containsExactly("一月", "藏", "空");
            assertThat(grids).extracting(Grid::hidden).containsExactly(false, true, false);
            assertThat(grids.get(2).isEmpty()).isTrue();
            Grid grid = grids.get(0);
            assertThat(grid.rowNumbers()).containsExactly(1, 3);
            assertThat(grid.shown(1, 3).text()).isEqualTo("2022年会议台账");
            assertThat(grid.cell(3, 0)).isEqualTo(Cell.date(44625));
            assertThat(grid.cell(3, 0).text())
                    .isEqualTo(LocalDate.of(2022, 3, 5).toString());
            assertThat(grid.cell(3, 1).text()).isEqualTo("0.07");
            assertThat(grid.cell(3, 2).text()).isEqualTo("TRUE");
            assertThat(grid.cell(3, 3)).as("a formula's stored result").isEqualTo(Cell.number(7));
            assertThat(grid.cell(3, 4)).isEqualTo(Cell.text("共7"));
            assertThat(grid.cell(3, 5)).isEqualTo(Cell.error("#DIV/0!"));
            assertThat(grid.cell(3, 6).isBlank()).isTrue();
        }
    }

    @Test
    void aFormulaWithoutAResultIsNoBlank() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.createSheet("一").createRow(0).createCell(0).setCellFormula("SUM(B1:B9)");
            workbook.write(bytes);
            assertThat(reader.read("a", bytes.toByteArray()).get(0).cell(1, 0))
                    .isEqualTo(Cell.uncomputed("SUM(B1:B9)"));
        }
    }

    @Test
    void daysCountedFrom1904AreTheSameDays() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat((short) 31);
            Row row = workbook.createSheet("一").createRow(0);
            row.createCell(0).setCellValue(44625 - 1462);
            row.getCell(0).setCellStyle(day);
            workbook.write(bytes);
            assertThat(reader.read("a", bytes.toByteArray()).get(0).cell(1, 0).text())
                    .isEqualTo("2022-03-05");
        }
    }

    @Test
    void whatIsNoWorkbookIsRefusedByItsContentWhateverItsName() throws Exception {
        refused(new byte[0], "empty");
        refused("序号,日期\n1,2022".getBytes(StandardCharsets.UTF_8), "notAWorkbook");
        refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "notAWorkbook");
        refused(new byte[] {1, 2}, "notAWorkbook");
        refused(HostileFiles.manyEntries(3), "notAWorkbook");
        byte[] whole = HostileFiles.small();
        refused(Arrays.copyOf(whole, whole.length / 2), "damaged");
        byte[] old = workbook(HSSFWorkbook::new);
        refused(Arrays.copyOf(old, 600), "damaged");
    }

    @Test
    void encryptedFilesSayHowToHelp() throws Exception {
        refused(HostileFiles.encryptedXlsx(), "encrypted");
        refused(HostileFiles.encryptedXls(), "encrypted");
    }

    @Test
    void bombsAreRefusedBeforeTheyGoOff() throws IOException {
        refused(HostileFiles.bomb(), "bomb");
        refused(HostileFiles.with("xl/media/image1.png", new byte[40 << 20]), "bomb");
        refused(HostileFiles.manyEntries(6000), "bomb");
    }

    @Test
    void entitiesAndDocumentTypesAreRefused() throws IOException {
        String external = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        refused(HostileFiles.sheetXml(external, "&e;"), "entities");
        refused(HostileFiles.sheetXml("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>", "&b;"), "entities");
        String hidden = "<!--" + " ".repeat(100_000) + "-->" + external;
        refused(HostileFiles.sheetXml(hidden, "&e;"), "entities");
        byte[] types = ("<?xml version=\"1.0\"?>" + external + "<Types/>").getBytes(StandardCharsets.UTF_8);
        refused(HostileFiles.with("[Content_Types].xml", types), "entities");
    }

    @Test
    void tooManyRowsRefuseTheSheetInWords() throws IOException {
        Grid grid = reader.read("a", HostileFiles.sheet(50_001, 2)).get(0);
        assertThat(grid.refusal()).hasToString("reading.sheet.tooManyRows[大表, 50,000]");
        assertThat(grid.isEmpty()).isTrue();
        assertThat(reader.read("a", HostileFiles.sheet(50_000, 2)).get(0).refusal())
                .isNull();
    }

    @Test
    void tooManyColumnsRefuseTheSheetInWords() throws IOException {
        Grid grid = reader.read("a", HostileFiles.sheet(3, 200)).get(0);
        assertThat(grid.refusal()).hasToString("reading.sheet.tooManyColumns[大表, 100]");
        assertThat(reader.read("a", HostileFiles.sheet(3, 100)).get(0).refusal())
                .isNull();
    }

    @Test
    void oneHostileSheetDoesNotKeepTheOthersFromBeingRead() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Row wide = workbook.createSheet("宽").createRow(0);
            for (int i = 0; i < 200; i++) {
                wide.createCell(i).setCellValue(i);
            }
            workbook.createSheet("好").createRow(0).createCell(0).setCellValue("会议台账");
            workbook.write(bytes);
            List<Grid> grids = reader.read("a", bytes.toByteArray());
            assertThat(grids.get(0).refusal()).isNotNull();
            assertThat(grids.get(1).cell(1, 0).text()).isEqualTo("会议台账");
        }
    }

    @Test
    void oneLongTextSharedByManyCellsCountsAsOftenAsItIsShown() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = workbook.createSheet("长");
            String essay = "长".repeat(30_000);
            for (int row = 0; row < 500; row++) {
                sheet.createRow(row).createCell(0).setCellValue(essay);
            }
            workbook.write(bytes);
            assertThat(reader.read("a", bytes.toByteArray()).get(0).refusal())
                    .hasToString("reading.sheet.tooMuchText[长, 12,000,000]");
        }
    }

    @Test
    void formattedButEmptyRowsAreNotCounted() throws IOException {
        StringBuilder xml = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int row = 1; row <= 60_000; row++) {
            xml.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"A")
                    .append(row)
                    .append("\" s=\"0\"/></row>");
        }
        byte[] sheet = xml.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8);
        Grid grid = reader.read("a", HostileFiles.with("xl/worksheets/sheet1.xml", sheet))
                .get(0);
        assertThat(grid.refusal()).isNull();
        assertThat(grid.isEmpty()).isTrue();
    }

    @Test
    void aHundredThousandRowsAreSurvivedInHalfAGigabyte(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.xlsx");
        Files.write(file, HostileFiles.sheet(100_000, 20));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneFile.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("reading.sheet.tooManyRows");
        assertThat(process.exitValue()).isZero();
    }

    /** Reads one file in a process of its own and says how it went. */
    static final class OneFile {

        public static void main(String[] args) {
            try {
                System.out.println(Objects.requireNonNull(new WorkbookReader()
                        .read("large", Path.of(args[0]))
                        .get(0)
                        .refusal()));
            } catch (UnreadableWorkbook e) {
                System.out.println(e.sentence());
            }
        }
    }

    @Test
    void columnsAreNamedAsOnScreen() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702).stream().map(Grid::letters))
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }
}
